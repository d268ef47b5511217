import { ok, warning, type Finding } from '@passerelle/core/check/finding.ts';
import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import type { OrdersWords } from './words/words.ts';

/** States that the configuration names for the CRM and the shop does not have. */
export function checkCrmStates(
  { orderStatus, invoice }: { orderStatus: object; invoice: { states: unknown; status: object } },
  states: readonly StatusOfShop[],
  { crmCheck }: OrdersWords,
): Finding[] {
  const listed = Array.isArray(invoice.states) ? invoice.states.map(String) : [];
  const named = new Set([...Object.keys(orderStatus), ...Object.keys(invoice.status), ...listed]);
  const known = new Set(states.flatMap(({ id, names }) => [String(id), ...names]).map(foldText));
  const missing = [...named].filter((state) => !known.has(foldText(state)));
  return missing.length === 0
    ? [ok(crmCheck.states)]
    : [warning(crmCheck.statesMissing({ states: missing }))];
}
