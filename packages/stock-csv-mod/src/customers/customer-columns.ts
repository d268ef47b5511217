import type { CustomerColumn } from '@passerelle/core/config/column-names.ts';
import {
  knowsHeading,
  positionsOf,
  type ColumnPlaces as Places,
  type KnownHeadings,
} from '@passerelle/core/files/named-columns.ts';

export type ColumnPlaces = Places<CustomerColumn>;

/** Positions from 0; null: the file has no such column. */
export type CustomerColumns = Readonly<Record<CustomerColumn, number | null>>;

/** Headings that back offices write, the surest first. */
const knownHeadings: KnownHeadings<CustomerColumn> = {
  code: [
    'Code client',
    'N° client',
    'Numéro client',
    'Customer code',
    'Customer number',
    'Customer ID',
    'Code',
  ],
  title: ['Civilité', 'Titre', 'Title', 'Social title'],
  lastName: ['Nom', 'Nom du client', 'Nom de famille', 'Last name', 'Surname'],
  firstName: ['Prénom', 'Prénom du client', 'First name'],
  company: ['Société', 'Raison sociale', 'Entreprise', 'Company'],
  siret: ['SIRET', 'N° SIRET', 'Numéro SIRET'],
  vatNumber: [
    'N° TVA',
    'Numéro TVA',
    'Numéro de TVA',
    'N° TVA intracommunautaire',
    'TVA intracommunautaire',
    'VAT number',
  ],
  email: ['E-mail', 'Adresse e-mail', 'Email', 'Adresse email', 'Courriel', 'Mail', 'Email address'],
  phone: ['Téléphone', 'Tél', 'Téléphone fixe', 'Téléphone mobile', 'Portable', 'Phone', 'Mobile phone'],
  line1: ['Adresse 1', 'Adresse', 'Rue', 'Address 1', 'Address', 'Street'],
  line2: ['Adresse 2', "Complément d'adresse", 'Complément', 'Address 2'],
  postcode: ['Code postal', 'CP', 'Postcode', 'Postal code', 'Zip', 'Zip code'],
  city: ['Ville', 'City', 'Town'],
  country: ['Pays', 'Code pays', 'Country', 'Country code', 'Country ISO code'],
  group: ['Groupe', 'Groupe client', 'Groupe de clients', 'Tarif', 'Group', 'Customer group'],
};

export type ColumnSearch =
  | { columns: CustomerColumns }
  /** A heading that is meant, and stands twice. */
  | { repeated: string }
  | { missing: readonly CustomerColumn[] };

/** The columns under these headings: an e-mail address, and a name or a company. */
export function findCustomerColumns(headings: readonly string[], places: ColumnPlaces): ColumnSearch {
  const names = Object.keys(knownHeadings) as CustomerColumn[];
  const found = names.map((name) => ({ name, at: positionsOf(name, headings, knownHeadings, places) }));
  const twice = found.find(({ at }) => at.length > 1);
  if (twice !== undefined) return { repeated: headings[twice.at[0] ?? 0] ?? '' };
  const columns = Object.fromEntries(found.map(({ name, at }) => [name, at[0] ?? null])) as CustomerColumns;
  if (columns.email === null) return { missing: ['email'] };
  const isNamed = columns.lastName !== null || columns.company !== null;
  return isNamed ? { columns } : { missing: ['lastName', 'company'] };
}

export function isKnownHeading(places: ColumnPlaces): (heading: string) => boolean {
  return knowsHeading(knownHeadings, places);
}
