import { amount, textOf } from './crm-inventory.ts';
import { CrmNo } from './crm-no.ts';
import type { Element } from './crm-records.ts';
import { tax, type CrmUser, type CrmWorld } from './crm-world.ts';

type Answer = Record<string, unknown>;

/** Currencies and taxes are no records: administrators make them, nothing is checked. */
export function createInTable(world: CrmWorld, user: CrmUser, table: string, element: Element): Answer {
  if (!user.isAdmin) throw new CrmNo('ACCESS_DENIED', 'Permission to write is denied');
  return table === 'Tax' ? createTax(world, element) : createCurrency(world, element);
}

/** The name in the request is of no account: the next free one is taken. */
function createTax(world: CrmWorld, element: Element): Answer {
  const made = tax(
    world.taxes.length + 1,
    textOf(element['taxlabel']),
    amount(element['percentage']).toFixed(3),
  );
  world.taxes.push(made);
  return { taxid: made.id.split('x')[1], ...made, method: 'Simple', type: 'Fixed' };
}

function createCurrency(world: CrmWorld, element: Element): Answer {
  const lacking = ['defaultid', 'deleted'].find((name) => element[name] === undefined);
  if (lacking !== undefined) throw new CrmNo('MANDATORY_FIELDS_MISSING', `${lacking} does not have a value`);
  const made = {
    id: `21x${world.currencies.length + 1}`,
    currency_name: textOf(element['currency_name']),
    currency_code: textOf(element['currency_code']),
    currency_symbol: textOf(element['currency_symbol']),
    conversion_rate: amount(element['conversion_rate']).toFixed(5),
    currency_status: textOf(element['currency_status']),
    defaultid: textOf(element['defaultid']),
    deleted: textOf(element['deleted']),
  };
  world.currencies.push(made);
  return { ...made };
}

/** null: no currency's id. */
export function reviseInTable(world: CrmWorld, user: CrmUser, element: Element): Answer | null {
  const found = world.currencies.find(({ id }) => id === element['id']);
  if (found === undefined) return null;
  if (!user.isAdmin) throw new CrmNo('ACCESS_DENIED', 'Permission to write is denied');
  if (element['currency_status'] !== undefined) found.currency_status = textOf(element['currency_status']);
  if (element['conversion_rate'] !== undefined)
    found.conversion_rate = amount(element['conversion_rate']).toFixed(5);
  return { ...found };
}
