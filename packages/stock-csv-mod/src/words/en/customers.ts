import type { CustomerColumn } from '@passerelle/core/config/column-names.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { What } from '../../customers/event.ts';
import type {
  Cleaned,
  CleanedField,
  CustomerFault,
  CustomersFault,
  EmailFault,
} from '../../customers/customers-fault.ts';
import type { NameInFile } from '../../customers/gather-customers.ts';
import type { ChangedPart } from '../../customers/plan-customer.ts';
import type { StockSections } from '../words.ts';

const { count } = formatsOf('en');
const plural = pluralOf('en');

type Of<F extends { kind: string }, K extends F['kind']> = Extract<F, { kind: K }>;

const columnNames: Record<CustomerColumn, string> = {
  code: 'the customer code',
  title: 'the title',
  lastName: 'the last name',
  firstName: 'the first name',
  company: 'the company',
  siret: 'the SIRET',
  vatNumber: 'the VAT number',
  email: 'the e-mail address',
  phone: 'the telephone',
  line1: 'the address',
  line2: 'the second line of the address',
  postcode: 'the postcode',
  city: 'the city',
  country: 'the country',
  group: 'the group',
};

const partNames: Record<ChangedPart, string> = {
  title: 'title',
  lastName: 'last name',
  firstName: 'first name',
  company: 'company',
  siret: 'SIRET',
  group: 'group',
  activated: 'activated again',
  deactivated: 'deactivated',
};

const fieldNames: Record<CleanedField, string> = {
  lastName: 'last name',
  firstName: 'first name',
  company: 'company',
  street: 'street',
  city: 'city',
  phone: 'telephone',
};

const nameOf = (name: NameInFile): string => ('code' in name ? name.code : `of line ${name.line}`);

const listOf = (headings: readonly string[]): string => headings.join(', ');

const cleanedOf = ({ field, characters }: Cleaned): string =>
  `${fieldNames[field]} ("${[...characters].join(' ')}")`;

/** What `customers` writes into the shop. */
export const customers: StockSections['customers'] = {
  command: 'write customers, their groups and their addresses into the shop',
  examples: [
    '  stock-csv-mod customers --dry-run             show every write, make none',
    '  stock-csv-mod customers --limit 3             three customers at most, to try it',
    '  stock-csv-mod customers clients.csv           a file of this computer',
  ].join('\n'),
  only: 'only this customer (e-mail address); may be given again',
  file: "a CSV of customers of this computer, in place of the server's",
  all: 'also customers whose line is the same as last time',
  read: ({ file, rows, customers: read, filtered }) =>
    `${file}: ${plural(rows, 'line', 'lines')}, ${plural(read, 'customer', 'customers')}${filtered > 0 ? `; ${plural(filtered, 'line left out by the filters', 'lines left out by the filters')}` : ''}.`,
  notFound: ({ nth }) => `Address no. ${nth} of --only is not in the file.`,
  unchanged: ({ count: same }) =>
    `${plural(same, 'customer', 'customers')} unchanged since last time: nothing to write.`,
  underWay: ({ nth, total }) => `${count(nth)} / ${count(total)} customers`,
  cleaned: ({ name, cleaned }) =>
    `Customer ${nameOf(name)}: PrestaShop would refuse these characters, they are left out: ${cleaned.map(cleanedOf).join(', ')}.`,
  about: ({ name, id }) => `Customer ${nameOf(name)}${id === '' ? '' : ` (no. ${id} in the shop)`}`,
  aboutGroup: ({ group }) => `Group "${group}"`,
  group: 'customer group',
  what: (what: What): string => {
    switch (what.kind) {
      case 'customer':
        return 'customer';
      case 'account':
        return 'account';
      case 'changes':
        return what.parts.map((part) => partNames[part]).join(', ');
      case 'address':
        return 'address';
      case 'address-details':
        return `${what.parts.map((part) => (part === 'phone' ? 'telephone' : 'VAT number')).join(', ')} of the address`;
    }
  },
  hint: 'Put the customer right in the back office, or in PrestaShop.',
  hints: {
    'address/inactive-country':
      'Activate that country in PrestaShop (International > Locations > Countries), or correct the address in the back office.',
    'address/needs-state': 'Enter this address by hand in PrestaShop.',
    'address/needs-id-number': 'Enter this address by hand in PrestaShop.',
    'customer/ambiguous-group': 'Give each of these groups a name of its own in PrestaShop.',
    'customer/several': 'Keep one of these accounts in PrestaShop.',
    'customer/still-refused':
      'Put the customer right in the back office; or, once PrestaShop would take it: "stock-csv-mod customers --all".',
  },

  email: (why: EmailFault): string => {
    switch (why.kind) {
      case 'blank':
        return 'the e-mail address holds a space.';
      case 'several':
        return "there are several e-mail addresses in one cell; nobody knows which is the account's.";
      case 'character':
        return `the e-mail address holds "${why.character}".`;
      case 'form':
        return 'the e-mail address is not one.';
      case 'too-long':
        return `the e-mail address has more than ${count(why.most)} characters.`;
    }
  },
  noEmail: 'no e-mail address.',
  undated: ({ heading, value }) =>
    `column "${heading}" holds ${value === '' ? 'something' : `"${value}"`} that is not a date.`,
  noName: 'neither a name nor a company.',
  dormant: 'dormant.',
  forgotten: 'forgotten on request, and not written. Delete this customer in the back office.',
  deleted: 'the shop has deleted this customer and keeps the e-mail address; nothing is made again.',
  gone: 'Passerelle had made this customer, whom the shop no longer has; nothing is made again.',
  several: ({ ids }) => `the shop has several accounts with that e-mail address (no. ${ids.join(', ')}).`,
  notThere: 'the shop does not know this customer, and "create" is false.',
  ambiguousGroup: ({ group, ids }) =>
    `several groups of the shop are called "${group}" (no. ${ids.join(', ')}).`,
  noGroup: ({ group }) => `the group "${group}" is not in the shop yet; this customer waits.`,
  otherGroup: ({ group }) => `another line of this customer says group "${group}"; that of the first counts.`,
  unclear: "the shop's answer was lost; a later run looks again.",
  stillRefused: 'the shop refused the same last time; nothing is sent again before the line changes.',
  incomplete: ({ missing }) => `${columnNames[missing]} is missing; this address is not written.`,
  unknownCountry: ({ country }) => `the shop has no country "${country}"; this address is not written.`,
  inactiveCountry: ({ country }) =>
    `the shop does not deliver to country "${country}" (inactive); this address is not written.`,
  badPostcode: ({ postcode, country, form }) =>
    `${postcode === '' ? 'the postcode' : `"${postcode}"`} is not one of country "${country}"${form === '' ? '' : ` (form ${form})`}; this address is not written.`,
  needsState: ({ country }) =>
    `country "${country}" asks for a state or province, which the file does not have; this address is not written.`,
  needsIdNumber: ({ country }) =>
    `country "${country}" asks for an identity number, which the file does not have; this address is not written.`,
  tooLong: ({ field, most }: Of<CustomerFault, 'address/too-long'>) =>
    `${columnNames[field]} has more than ${count(most)} characters; this address is not written.`,
  used: 'an order bears this address; it is left as it is.',
  addressGone: 'Passerelle had added it, and the shop no longer has it; it is not put back.',

  notConfigured: {
    message: 'Nothing is configured for "customers".',
    hint: 'Give the sections "shop" and "customers.toShop" in passerelle.json.',
  },
  missingColumns: ({ file, missing, headings }: Of<CustomersFault, 'customers/missing-columns'>) => ({
    message: `${file} has no column for ${missing.map((one) => columnNames[one]).join(' or ')}. Its columns: ${listOf(headings)}.`,
    hint: 'Name it in customers.toShop.columns.',
  }),
  repeatedHeading: ({ file, heading }) => ({
    message: `${file} has two columns "${heading}".`,
    hint: 'Give the number of the right one in customers.toShop.columns.',
  }),
  noDormantColumn: ({ file, column, headings }) => ({
    message: `${file} has no column "${column}", which would say which customers are dormant. Its columns: ${listOf(headings)}.`,
    hint: 'Put customers.toShop.dormant right. Without that column nothing is written: a dormant customer would be active again.',
  }),
};
