import type { CrmElement, CrmLine } from './client.ts';
import { isObject } from './answer.ts';
import { exact, rounded, type Exact } from './exact.ts';
import type { OrderMoney } from './map-order.ts';
import { textOf, type CrmRecord } from './record.ts';

/** Whether an order of the CRM has these lines and this header money, as far as its total depends on them. */
export function hasMoney(found: CrmRecord, { header, lines }: OrderMoney): boolean {
  const there = Array.isArray(found['LineItems']) ? found['LineItems'].filter(isObject) : [];
  const isSame = (name: string): boolean => number(textOf(found, name)) === number(header[name] ?? '');
  return (
    there.length === lines.length &&
    lines.every((line, at) => isLine(there[at] ?? {}, line)) &&
    textOf(found, 'hdnTaxType') === header['hdnTaxType'] &&
    textOf(found, 'currency_id') === header['currency_id'] &&
    moneyFields.every(isSame) &&
    number(textOf(found, 'hdnDiscountPercent')) === 0n
  );
}

/** All money at once: what is not sent again is reset. But a discount of 0 is ignored: a tiny percentage takes it away. */
export function moneyChange(found: CrmRecord, { header, lines }: OrderMoney): CrmElement {
  const hasOldDiscount =
    header['hdnDiscountAmount'] === undefined && textOf(found, 'hdnDiscountAmount') !== '';
  return { ...header, ...(hasOldDiscount ? { hdnDiscountPercent: '0.0001' } : {}), LineItems: lines };
}

const moneyFields = [
  'shipping_&_handling',
  'shipping_&_handling_shtax1',
  'hdnDiscountAmount',
  'txtAdjustment',
];

function isLine(found: CrmRecord, wanted: CrmLine): boolean {
  const names = Object.keys(wanted).filter((name) => name !== 'productid' && name !== 'comment');
  const all = names.includes('discount_amount') ? names : [...names, 'discount_amount'];
  return (
    textOf(found, 'productid') === wanted['productid'] &&
    all.every((name) => number(textOf(found, name)) === number(wanted[name] ?? ''))
  );
}

/** Nothing counts as 0, as there. */
function number(text: string): Exact {
  return text === '' ? 0n : rounded(exact(text) ?? -1n, 8);
}

/** To the cent: what vtiger computed, and what the shop was paid. */
export function hasTotal(found: CrmRecord, totalGross: string): boolean {
  const [there, here] = [exact(found['hdnGrandTotal']), exact(totalGross)];
  return there !== null && here !== null && rounded(there, 2) === rounded(here, 2);
}
