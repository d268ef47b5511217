import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';

type StateList = readonly (string | number)[];

/** In these, by PrestaShop's own numbers, goods are back on the shelf, or stay with whoever was refunded. */
const endStates = [6, 7, 8];

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
    (state) =>
      !state.isDeleted &&
      !state.isSale &&
      !endStates.includes(state.id) &&
      isIn(ignored, state) &&
      !isIn(reserving, state),
  );
}
