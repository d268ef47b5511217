import type { AccountDetails, CustomerAddress } from '@passerelle/core/ports/customer-details.ts';
import { postalFields } from '../postal-fields.ts';
import type { Row } from '../rows.ts';
import { titleOf } from '../titles.ts';

/** Of a row of `customers`: who he is, and whether he may log in. */
export const accountFields = [
  'email',
  'is_guest',
  'deleted',
  'active',
  'id_gender',
  'lastname',
  'firstname',
  'company',
  'siret',
] as const;

/** Of a row of `addresses`: all that the customer wrote there. */
export const addressFields = ['lastname', 'firstname', 'company', 'vat_number', ...postalFields] as const;

export function detailsOf(row: Row<(typeof accountFields)[number]>): AccountDetails {
  return {
    title: titleOf(row.id_gender),
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    siret: row.siret,
  };
}

export function addressIn<Country extends number | string>(
  row: Row<(typeof addressFields)[number]>,
  country: Country,
): CustomerAddress<Country> {
  return {
    lastName: row.lastname,
    firstName: row.firstname,
    company: row.company,
    vatNumber: row.vat_number,
    line1: row.address1,
    line2: row.address2,
    postcode: row.postcode,
    city: row.city,
    country,
    phone: row.phone || row.phone_mobile,
  };
}
