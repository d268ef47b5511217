import { knownKeys } from '../config/check-shape.ts';
import { holdsPairs } from '../orders/order-state.ts';
import type { MetState } from './meet-shop.ts';

/**
 * States that are no sale yet, in which the shop has taken the pairs off the shelf: written into it unless they are reserved,
 * the stock would put these pairs on sale again. `met`: the shop's own states; none: it was not asked, and PrestaShop's are
 * taken. `others`: those that the person did not call a sale; undefined: nobody was asked, and the defaults are taken.
 */
export function reservingStates(
  met: readonly MetState[],
  others: readonly MetState[] | undefined,
): Pick<MetState, 'id' | 'name'>[] {
  const ignored = others?.map(({ id }) => id) ?? ignoredByDefault();
  const states = met.length > 0 ? met : ignored.map((id) => ({ id, name: '', isSale: false }));
  return states.filter(
    ({ id, name, isSale }) =>
      ignored.includes(id) && holdsPairs({ id, isSale, names: name === '' ? [] : [name] }),
  );
}

function ignoredByDefault(): number[] {
  const orders = knownKeys().find(({ name }) => name === 'orders');
  const key = orders?.keys.find(({ name }) => name === 'orders.ignoredStates');
  return Array.isArray(key?.defaultValue) ? key.defaultValue.map(Number) : [];
}
