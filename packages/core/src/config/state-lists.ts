import { foldText } from '../orders/fold-text.ts';
import type { ShapedConfig } from './check-shape.ts';
import type { Config } from './config.ts';

type States = Config['orders']['states'];

/**
 * Whoever writes one of the two lists of states decides: what stands in it leaves the other list, if that one is the
 * built-in default. So `"states": [2, 10]` alone is enough to make 10 a sale.
 */
export function letGivenStatesWin({ config, isGiven }: Pick<ShapedConfig, 'config' | 'isGiven'>): Config {
  const { states, ignoredStates } = config.orders;
  const orders = {
    ...config.orders,
    states: isGiven(['orders', 'states']) ? states : without(states, ignoredStates),
    ignoredStates: isGiven(['orders', 'ignoredStates']) ? ignoredStates : without(ignoredStates, states),
  };
  return { ...config, orders };
}

/** 2 and "2" are the same state, and so are labels that differ in case or accents only. */
export function holdsState(list: States, state: number | string): boolean {
  const folded = foldState(state);
  return list.some((other) => foldState(other) === folded);
}

function foldState(state: number | string): string {
  return typeof state === 'number' ? String(state) : foldText(state);
}

function without(states: States, taken: States): States {
  return states.filter((state) => !holdsState(taken, state));
}
