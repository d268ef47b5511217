import type { AccountDetails, CustomerAddress } from '@passerelle/core/ports/customer-details.ts';
import { cleanNumber, cleanValue, readEmail, readTitle } from './clean-values.ts';
import type { Cleaned, CustomerFault } from './customers-fault.ts';
import type { CustomerRow, CustomersFile } from './read-customers.ts';

/** A customer as the back office has him: all rows of one e-mail address. */
export interface WantedCustomer {
  /** As people find him in the file: his number there, else "ligne 12". */
  name: NameInFile;
  /** In small letters. */
  email: string;
  details: AccountDetails;
  /** '' for none. */
  group: string;
  addresses: readonly WantedAddress[];
  /** All of his rows are. */
  isDormant: boolean;
  cleaned: readonly Cleaned[];
  /** What is wrong with the rows beside that. */
  faults: readonly CustomerFault[];
}

export type NameInFile = { code: string } | { line: number };

/** An address before its country is looked up: as the file says, "FR", "France"; '' for the shop's own. */
export type WantedAddress = CustomerAddress<string>;

/** Rows that are of no customer. */
export interface LeftRow {
  name: NameInFile;
  fault: CustomerFault;
}

export interface Gathered {
  customers: readonly WantedCustomer[];
  left: readonly LeftRow[];
}

/** Rows of one e-mail address, one after the other or not, are one customer; the first says what he is called. */
export function gatherCustomers({ rows }: Pick<CustomersFile, 'rows'>): Gathered {
  const byEmail = new Map<string, CustomerRow[]>();
  const left: LeftRow[] = [];
  for (const row of rows) {
    const { email } = row.cells;
    const read = email === '' ? null : readEmail(email);
    if (row.undated !== undefined)
      left.push({ name: nameOf(row), fault: { kind: 'customer/undated', ...row.undated } });
    else if (read === null) left.push({ name: nameOf(row), fault: { kind: 'customer/no-email' } });
    else if ('why' in read)
      left.push({ name: nameOf(row), fault: { kind: 'customer/bad-email', why: read.why } });
    else byEmail.set(read.email, [...(byEmail.get(read.email) ?? []), row]);
  }
  const customers: WantedCustomer[] = [];
  for (const [email, of] of byEmail) {
    const customer = customerOf(email, of);
    if (customer === null) left.push({ name: nameOf(of[0]), fault: { kind: 'customer/no-name' } });
    else customers.push(customer);
  }
  return { customers, left };
}

function nameOf(row: CustomerRow | undefined): NameInFile {
  const { code = '' } = row?.cells ?? {};
  return code === '' ? { line: row?.line ?? 0 } : { code };
}

function customerOf(email: string, rows: readonly CustomerRow[]): WantedCustomer | null {
  const awake = rows.filter(({ isDormant }) => !isDormant);
  const isDormant = awake.length === 0;
  const counting = isDormant ? rows : awake;
  const [first] = counting;
  if (first === undefined) return null;
  const cleaning = new Cleaning();
  const person = personOf(first, cleaning);
  if (person === null) return null;
  const [group = '', ...others] = [...new Set(counting.map(({ cells }) => cells.group).filter(isSaid))];
  return {
    name: nameOf(first),
    email,
    details: {
      ...person,
      title: readTitle(first.cells.title),
      company: cleaning.clean('company', first.cells.company),
      siret: cleanNumber(first.cells.siret),
    },
    group,
    addresses: distinct(counting.flatMap((row) => addressOf(row, person, cleaning) ?? [])),
    isDormant,
    cleaned: cleaning.cleaned,
    faults: others.map((other) => ({ kind: 'customer/other-group', group: other })),
  };
}

function isSaid(text: string): boolean {
  return text !== '';
}

/** What was cleaned, each field once. */
class Cleaning {
  readonly #byField = new Map<Cleaned['field'], Cleaned>();

  clean(field: Cleaned['field'], given: string): string {
    const { text, cleaned } = cleanValue(field, given);
    for (const one of cleaned) {
      const before = this.#byField.get(one.field)?.characters ?? '';
      const characters = [...new Set(before + one.characters)].join('');
      this.#byField.set(one.field, { field: one.field, characters });
    }
    return text;
  }

  get cleaned(): Cleaned[] {
    return [...this.#byField.values()];
  }
}

/** The shop wants both names; a company without a person bears its own. null: nobody is named. */
function personOf(
  { cells }: CustomerRow,
  cleaning: Cleaning,
): { lastName: string; firstName: string } | null {
  const lastName = cleaning.clean('lastName', cells.lastName);
  const firstName = cleaning.clean('firstName', cells.firstName);
  if (lastName !== '' || firstName !== '') return { lastName: lastName || '-', firstName: firstName || '-' };
  const company = cleanValue('lastName', cells.company).text;
  return company === '' ? null : { lastName: company, firstName: '-' };
}

/** null: the row has no address at all. */
function addressOf(
  row: CustomerRow,
  customer: { lastName: string; firstName: string },
  cleaning: Cleaning,
): WantedAddress | null {
  const { cells } = row;
  const hasAddress = [cells.line1, cells.line2, cells.postcode, cells.city].some(isSaid);
  if (!hasAddress) return null;
  const person = personOf(row, cleaning) ?? customer;
  return {
    ...person,
    company: cleaning.clean('company', cells.company),
    vatNumber: cleanNumber(cells.vatNumber),
    line1: cleaning.clean('street', cells.line1 || cells.line2),
    line2: cells.line1 === '' ? '' : cleaning.clean('street', cells.line2),
    postcode: cells.postcode.replace(/\s+/g, ' ').trim(),
    city: cleaning.clean('city', cells.city),
    country: cells.country,
    phone: cleaning.clean('phone', cells.phone),
  };
}

function distinct(addresses: readonly WantedAddress[]): WantedAddress[] {
  return [...new Map(addresses.map((one) => [JSON.stringify(one), one])).values()];
}
