import type { CrmUser, CrmWorld, Stored } from './crm-world.ts';
import { rehearsedUser, tax } from './crm-world.ts';

/** The records that the recorded requests speak of, under the ids that they had. */
export const stageOfRecordings = { furnish, user };

/** Some were recorded after a fifth tax had been made. */
function furnish(world: CrmWorld, hasFifthTax: boolean): void {
  world.taxes.push(tax(4, 'TVA 20', '20.000'));
  if (hasFifthTax) world.taxes.push(tax(5, 'TVA 5.5', '5.500'));
  put(world, 'Accounts', '11x4', { accountname: 'Maison Éclair' });
  put(world, 'Accounts', '11x112', { accountname: 'Léa 1' });
  put(world, 'Contacts', '12x6', { lastname: 'Éclair', firstname: 'Anaïs' });
  put(world, 'Leads', '10x2', { lastname: 'Somebody' });
  for (const id of ['10x111', '10x114', '10x126']) put(world, 'Leads', id, { lastname: 'Martin' });
  product(world, '14x16', 'T-shirt «été»', []);
  product(world, '14x18', 'Mug', []);
  product(world, '14x82', 'Prod 20', [['tax4', '20']]);
  product(world, '14x83', 'Prod 5.5', [['tax5', '5.5']]);
  product(world, '14x84', 'Prod no tax', []);
  world.currencies.push({ ...euroLike, id: '21x2', currency_code: 'CHF' });
  world.currencies.push({ ...euroLike, id: '21x3', currency_code: 'GBP' });
  put(world, 'SalesOrder', '6x20', { subject: 'private', assigned_user_id: '19x1' });
  const known = world.lastId;
  world.lastId = Math.max(known, 500);
}

/** Whoever asks: the administrator, or a clerk who may not do much. */
function user(as?: 'clerk'): Partial<CrmUser> {
  if (as === undefined) return rehearsedUser;
  return {
    ...rehearsedUser,
    id: '19x5',
    name: 'clerk',
    isAdmin: false,
    hidden: ['Invoice'],
    denied: ['create Contacts', 'revise Contacts', 'delete Accounts'],
    ownOnly: ['SalesOrder'],
  };
}

const euroLike = {
  currency_name: 'Swiss, Franc',
  currency_symbol: 'CHF',
  conversion_rate: '0.95000',
  currency_status: 'Active',
  defaultid: '0',
  deleted: '0',
};

function product(world: CrmWorld, id: string, productname: string, taxes: [string, string][]): void {
  put(world, 'Products', id, { productname, unit_price: '19.90000000', qtyinstock: '0.000' }).taxes = new Map(
    taxes,
  );
}

function put(world: CrmWorld, name: string, id: string, fields: Record<string, unknown>): Stored {
  const module = world.modules.get(name);
  if (module === undefined) throw new Error(`no module ${name}`);
  const record: Stored = {
    id,
    module,
    fields: { assigned_user_id: '19x1', ...fields },
    isDeleted: false,
    isConverted: false,
    taxes: new Map(),
    lines: [],
    shipping: { amount: null, rates: new Map() },
    order: Number(id.split('x')[1]),
  };
  world.records.set(id, record);
  return record;
}
