/** How a customer is called. */
export type Title = '' | 'M.' | 'Mme';

/** '' for what is not known. */
export interface AccountDetails {
  title: Title;
  lastName: string;
  firstName: string;
  company: string;
  siret: string;
}

/** '' for what is not known. `Country`: the shop's number of it, or a text. */
export interface CustomerAddress<Country extends number | string> {
  lastName: string;
  firstName: string;
  company: string;
  vatNumber: string;
  line1: string;
  line2: string;
  postcode: string;
  city: string;
  country: Country;
  phone: string;
}
