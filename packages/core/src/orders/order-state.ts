import { foldText } from './fold-text.ts';
import type { Order } from './model.ts';

/** States as the configuration lists them: ids, or labels compared as people compare text. */
export type StateList = readonly (number | string)[];

export interface StateRules {
  /** States that are sales. */
  states: StateList;
  /** States known not to be sales. */
  ignoredStates: StateList;
  /** false: the export has no state column and the configuration says so; then every order is a sale. */
  hasStateColumn: boolean;
}

export type StateMeaning = 'sale' | 'no-sale' | 'unknown';

/** Id before label: a label is free text that the shop may reword. */
export function meaningOfState(order: Order, rules: StateRules): StateMeaning {
  if (!rules.hasStateColumn) return 'sale';
  if (isListed(order, rules.states)) return 'sale';
  if (isListed(order, rules.ignoredStates)) return 'no-sale';
  return 'unknown';
}

export function isListed(order: Order, list: StateList): boolean {
  if (order.stateId !== '' && list.some((state) => String(state) === order.stateId)) return true;
  const label = foldText(order.stateLabel);
  return label !== '' && list.some((state) => foldText(String(state)) === label);
}
