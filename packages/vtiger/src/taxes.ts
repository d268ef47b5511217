import { exact, plain, type Exact } from './exact.ts';
import { textOf, type CrmRecord } from './record.ts';

/** The CRM's taxes, by rate. vtiger keeps three decimals of a rate; rates are equal in all of them or not at all. */
export interface TaxTable {
  /** `tax4`; null: none of that rate (and none for 0, which needs none). */
  nameOf(rate: string): string | null;
  /** Of all that count: what is not named on a line counts by its product. */
  names: readonly string[];
}

export function taxTable(rows: readonly CrmRecord[]): TaxTable {
  const active = rows.filter((row) => textOf(row, 'deleted') !== '1' && textOf(row, 'taxname') !== '');
  const rates = active.map((row) => ({
    name: textOf(row, 'taxname'),
    rate: exact(textOf(row, 'percentage')),
  }));
  return {
    names: rates.map(({ name }) => name),
    nameOf: (rate) => {
      const wanted = percent(rate);
      if (wanted === null || wanted === 0n) return null;
      return rates.find((one) => one.rate === wanted)?.name ?? null;
    },
  };
}

/** As vtiger keeps it: three decimals. */
function percent(rate: string): Exact | null {
  const read = exact(rate);
  return read === null ? null : exact(plain(read, 3));
}

/** The tax that is lacking, as it is made. The name is of no account: vtiger gives its own. */
export function taxOf(rate: string): Record<string, string> {
  const read = plain(exact(rate) ?? 0n, 3);
  return { taxname: `tax ${read}`, taxlabel: `${read} %`, percentage: read, deleted: '0' };
}

/** Rates of an order that need a tax, each once. */
export function ratesNeeded(rates: readonly string[]): string[] {
  const read = rates.map(percent).filter((rate): rate is Exact => rate !== null && rate !== 0n);
  return [...new Set(read)].map((rate) => plain(rate, 3));
}
