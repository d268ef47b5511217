import type { Effects } from './effects.ts';
import {
  combinationEffects,
  productEffects,
  specificPriceEffects,
  stockEffects,
} from './catalogue-effects.ts';
import { addressEffects, customerEffects, taxEffects } from './customer-effects.ts';
import { historyEffects, orderCarrierEffects, orderEffects } from './order-effects.ts';

/** By the name of the resource; one that is not here has none. */
export const effects: Readonly<Record<string, Effects>> = {
  addresses: addressEffects,
  combinations: combinationEffects,
  customers: customerEffects,
  order_carriers: orderCarrierEffects,
  order_histories: historyEffects,
  orders: orderEffects,
  products: productEffects,
  specific_prices: specificPriceEffects,
  stock_availables: stockEffects,
  taxes: taxEffects,
};
