import { foldText } from '@passerelle/core/text/fold-text.ts';
import type { OrderNow } from '@passerelle/core/ports/order-status.ts';
import { leadsTo, type OrderEvent, type Rule } from './rules.ts';

/** What an event asks of an order, in the state that it is in now. */
export type StateDecision =
  | { kind: 'apply'; rule: Rule }
  /** It is in that state already, whoever put it there. */
  | { kind: 'same'; rule: Rule }
  /** The rules may still bring it to where this event counts. */
  | { kind: 'not-yet'; state: number }
  /** It is past that, or in a state that no rule knows, such as cancelled. */
  | { kind: 'moved-on'; state: number }
  | { kind: 'no-rule' };

/** The first rule for the event that fits the state decides. */
export function decideState(event: OrderEvent, state: number, rules: readonly Rule[]): StateDecision {
  const ofEvent = rules.filter(({ when }) => isSameEvent(when, event));
  if (ofEvent.length === 0) return { kind: 'no-rule' };
  const fitting = ofEvent.find(({ from }) => from.includes(state));
  if (fitting) return { kind: 'apply', rule: fitting };
  const reached = ofEvent.find(({ to }) => to === state);
  if (reached) return { kind: 'same', rule: reached };
  const isOnItsWay = ofEvent.some(({ from }) => from.some((goal) => leadsTo(rules, state, goal)));
  return { kind: isOnItsWay ? 'not-yet' : 'moved-on', state };
}

/** Documents are named by people: "Facture" is "FACTURE". */
export function isSameEvent(one: OrderEvent, other: OrderEvent): boolean {
  return one === other || (isDocument(one) && isDocument(other) && foldText(one) === foldText(other));
}

function isDocument(event: OrderEvent): boolean {
  return event.startsWith('document:');
}

/** What was intended with an order, and what it was like just before. */
export interface StateIntent {
  to: number;
  /** Its newest history row then; 0: there was none. */
  lastHistory: number;
}

/**
 * What has become of an intended state whose answer is not known.
 * - done: it is in its history.
 * - without-history: the order is in that state, and neither its history row nor its mail came about.
 * - absent: nothing of it is to be seen (yet).
 */
export type StateOutcome = 'done' | 'without-history' | 'absent';

export function outcomeOf({ to, lastHistory }: StateIntent, { state, history }: OrderNow): StateOutcome {
  if (history.some((row) => row.id > lastHistory && row.state === to)) return 'done';
  return state === to ? 'without-history' : 'absent';
}

/** Longer ones the shop would cut without a word. */
const longestTracking = 64;

/** What PrestaShop takes as a tracking number. */
const trackingForm = /^[~:#,%&_=()[\].? +\-@/a-zA-Z0-9]+$/;

/** Why a tracking number can't be written as it is. */
export type TrackingFault =
  | { kind: 'too-long'; length: number; most: number }
  | { kind: 'bad-character'; character: string }
  /** A spreadsheet has made it a number, and its last digits are lost: "6,12E+11". */
  | { kind: 'rounded' };

export function faultInTracking(number: string): TrackingFault | null {
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(number)) return { kind: 'rounded' };
  const bad = [...number].find((character) => !trackingForm.test(character));
  if (bad !== undefined) return { kind: 'bad-character', character: bad };
  if (number.length > longestTracking)
    return { kind: 'too-long', length: number.length, most: longestTracking };
  return null;
}

export type TrackingDecision =
  | { kind: 'apply' }
  | { kind: 'same' }
  /** Nothing carries the order: vouchers, downloads. */
  | { kind: 'no-carriage' }
  /** Somebody has written another number. */
  | { kind: 'other-number'; number: string };

export function decideTracking(number: string, { carriage }: OrderNow): TrackingDecision {
  if (carriage === null) return { kind: 'no-carriage' };
  if (carriage.trackingNumber === number) return { kind: 'same' };
  if (carriage.trackingNumber !== '') return { kind: 'other-number', number: carriage.trackingNumber };
  return { kind: 'apply' };
}
