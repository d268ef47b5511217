import { cleanText } from './clean-text.ts';
import { dividedBy, exact, plain } from './exact.ts';
import type { ProductForCrm } from './sale.ts';
import { filled, type CrmSettings } from './settings.ts';
import type { TaxTable } from './taxes.ts';

const longestCode = 40;

/**
 * What the product is found by: its reference, where vtiger can keep it as it is and no other product has it; else
 * `#presta_<id>`.
 */
export function productCode(product: ProductForCrm): string {
  const kept = cleanText(product.reference, longestCode);
  const isKept = kept !== '' && kept === product.reference.trim() && !kept.startsWith('#presta_');
  return isKept && !product.sharesReference ? kept : `#presta_${product.id}`;
}

/** Active (vtiger's own default is not), with its tax linked: an unlinked one counts nothing on an order. */
export function productOf(
  settings: Pick<CrmSettings, 'assignTo' | 'defaults'>,
  taxes: TaxTable,
  product: ProductForCrm,
): Record<string, string> {
  const code = productCode(product);
  return {
    ...filled(settings, 'Products', {
      productname: cleanText(product.name, 255) || code,
      productcode: code,
      unit_price: priceOf(product),
      discontinued: '1',
      assigned_user_id: settings.assignTo,
    }),
    ...taxLink(taxes, product.rate),
  };
}

function priceOf(product: ProductForCrm): string {
  const price = exact(product.priceNet);
  return price === null ? '' : plain(price, 6);
}

/** `{ tax4: '20' }`; nothing where there is no tax, or none of that rate. */
export function taxLink(taxes: TaxTable, rate: string): Record<string, string> {
  const name = taxes.nameOf(rate);
  const percent = exact(rate);
  return name === null || percent === null ? {} : { [name]: plain(percent, 3) };
}

/** A price of an order in another currency, as the product has it: in the shop's own. Six decimals. */
export function inOwnCurrency(price: string, rate: string): string | null {
  const [amount, divisor] = [exact(price), exact(rate)];
  if (amount === null || divisor === null || divisor <= 0n) return null;
  return plain(dividedBy(amount, divisor, 6), 6);
}
