import { crmModules, type CrmModule } from './crm-fields.ts';
import { abilitiesOf, type Abilities, type CrmVersion } from './crm-version.ts';

export interface CrmUser {
  id: string;
  name: string;
  accessKey: string;
  isAdmin: boolean;
  /** Money fields are rounded to it. */
  decimals: number;
  /** Modules that are switched off for this user. */
  hidden: readonly string[];
  /** `create SalesOrder`, `revise Contacts`, `delete Accounts`. */
  denied: readonly string[];
  /** Modules of which only the user's own records are seen. */
  ownOnly: readonly string[];
}

export interface CrmLineItem {
  productid: string;
  quantity: string;
  listprice: string;
  discount_amount: string;
  discount_percent: string;
  comment: string;
  /** `tax4` → percent, as sent. */
  taxes: Map<string, string>;
}

export interface Stored {
  id: string;
  module: CrmModule;
  fields: Record<string, unknown>;
  isDeleted: boolean;
  /** Of a lead. It leaves every list, and can still be retrieved. */
  isConverted: boolean;
  /** Of a product: the taxes that are linked to it, and at which rate. */
  taxes: Map<string, string>;
  lines: CrmLineItem[];
  shipping: { amount: string | null; rates: Map<string, string> };
  order: number;
}

export interface CrmTax {
  id: string;
  taxname: string;
  taxlabel: string;
  percentage: string;
  deleted: string;
}

export interface CrmCurrency {
  id: string;
  currency_name: string;
  currency_code: string;
  currency_symbol: string;
  conversion_rate: string;
  currency_status: string;
  defaultid: string;
  deleted: string;
}

/** Everything that a rehearsed CRM knows. Tests read it, and change it as a person in the CRM would. */
export interface CrmWorld {
  version: CrmVersion;
  can: Abilities;
  modules: Map<string, CrmModule>;
  users: CrmUser[];
  records: Map<string, Stored>;
  taxes: CrmTax[];
  currencies: CrmCurrency[];
  /** Challenge by user name, in lower case: one at a time. */
  challenges: Map<string, string>;
  /** User by session name. */
  sessions: Map<string, CrmUser>;
  /** `SalesOrder.customerno`: fields that a second record may not repeat. */
  unique: Set<string>;
  lastId: number;
  lastLineId: number;
  numbers: Map<string, number>;
  /** This request dies between two of its own writes. */
  diesHalfWay: boolean;
  now: () => Date;
}

export interface CrmWorldOptions {
  version?: CrmVersion;
  user?: Partial<CrmUser>;
  unique?: readonly string[];
  now?: () => Date;
}

export const rehearsedUser: CrmUser = {
  id: '19x1',
  name: 'admin',
  accessKey: 'rehearsal-key-01',
  isAdmin: true,
  decimals: 2,
  hidden: [],
  denied: [],
  ownOnly: [],
};

export function crmWorld(options: CrmWorldOptions = {}): CrmWorld {
  const version = options.version ?? '8.2.0';
  const user = { ...rehearsedUser, ...options.user };
  return {
    version,
    can: abilitiesOf(version),
    modules: crmModules(version),
    users: user.id === '19x1' ? [user] : [rehearsedUser, user],
    records: new Map(),
    taxes: [tax(1, 'VAT', '4.500'), tax(2, 'Sales', '10.000'), tax(3, 'Service', '12.500')],
    currencies: [euro],
    challenges: new Map(),
    sessions: new Map(),
    unique: new Set(['Accounts.accountname', ...(options.unique ?? [])]),
    lastId: 1,
    lastLineId: 0,
    numbers: new Map(),
    diesHalfWay: false,
    now: options.now ?? (() => new Date()),
  };
}

export function tax(number: number, taxlabel: string, percentage: string): CrmTax {
  return { id: `34x${number}`, taxname: `tax${number}`, taxlabel, percentage, deleted: '0' };
}

const euro: CrmCurrency = {
  id: '21x1',
  currency_name: 'Euro',
  currency_code: 'EUR',
  currency_symbol: '€',
  conversion_rate: '1.00000',
  currency_status: 'Active',
  defaultid: '-11',
  deleted: '0',
};

/** UTC, as vtiger gives and compares it. */
export function timeOf(world: CrmWorld): string {
  return world.now().toISOString().slice(0, 19).replace('T', ' ');
}

/** Records that a user's list of that module holds, by id. */
export function visible(world: CrmWorld, user: CrmUser, module: string): Stored[] {
  return [...world.records.values()].filter(
    (record) =>
      record.module.name === module && !record.isDeleted && !record.isConverted && maySee(user, record),
  );
}

export function maySee(user: CrmUser, record: Stored): boolean {
  return !user.ownOnly.includes(record.module.name) || record.fields['assigned_user_id'] === user.id;
}

/** As the database compares: case, accents and blanks at the end aside. */
export function folded(value: unknown): string {
  return (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ +$/, '');
}
