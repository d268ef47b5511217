import { holdsPairs } from '@passerelle/core/orders/order-state.ts';
import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';

type StateList = readonly (string | number)[];

/**
 * States that are no sale for ProShop, such as a cheque that is awaited, in which the shop has taken the pairs off the shelf
 * all the same: unless they are among `reserving`, each push of the stock offers these pairs to the next customer.
 */
export function holdingStates(
  states: readonly StatusOfShop[],
  { ignored, reserving }: { ignored: StateList; reserving: StateList },
): StatusOfShop[] {
  const isIn = (list: StateList, { id, names }: StatusOfShop): boolean =>
    list.some((one) => String(one) === String(id) || names.includes(String(one)));
  return states.filter(
    (state) => !state.isDeleted && holdsPairs(state) && isIn(ignored, state) && !isIn(reserving, state),
  );
}
