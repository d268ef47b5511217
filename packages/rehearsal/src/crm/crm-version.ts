/** What is rehearsed: vtiger as it was released, and 8.4.0 with the three repairs that let it create orders. */
export type CrmVersion = '8.0.0' | '8.1.0' | '8.2.0' | '8.3.0' | '8.4.0' | '8.4.0 repaired';

export const crmVersions: readonly CrmVersion[] = [
  '8.0.0',
  '8.1.0',
  '8.2.0',
  '8.3.0',
  '8.4.0',
  '8.4.0 repaired',
];

/** Where the versions differ, as seen on each under PHP 8.2. */
export interface Abilities {
  /** Otherwise a new order or invoice is refused: "Id specified is incorrect". */
  createsOrders: boolean;
  /** Otherwise lines are replaced, totals stay at 0, and the answer is an empty 500. */
  changesLines: boolean;
  convertsLeads: boolean;
  /** Otherwise an empty 500, and the session stays. */
  logsOut: boolean;
  counts: boolean;
  /** A new order takes its goods out of the stock, and its invoice once more. */
  orderLowersStock: boolean;
  /** A change of a product keeps the taxes that it does not name. */
  keepsUnnamedTaxes: boolean;
  /** A line with an unknown product is refused, half of the order being there. */
  refusesUnknownProduct: boolean;
  emptyReference: null | '';
}

export function abilitiesOf(version: CrmVersion): Abilities {
  const minor = Number(version.split('.')[1]);
  const isRepaired = version === '8.4.0 repaired';
  return {
    createsOrders: minor <= 2 || isRepaired,
    changesLines: minor <= 2 || isRepaired,
    convertsLeads: minor >= 4,
    logsOut: minor >= 4,
    counts: minor <= 2,
    orderLowersStock: isRepaired,
    keepsUnnamedTaxes: minor >= 4,
    refusesUnknownProduct: minor >= 3,
    emptyReference: minor >= 4 ? null : '',
  };
}

/** What the login says: a repaired 8.4.0 tells the same as one that is not. */
export function toldVersion(version: CrmVersion): string {
  return version.split(' ')[0] ?? version;
}
