import type { BatchState } from '@passerelle/core/ledger/states.ts';
import { isListed, meaningOfState } from '@passerelle/core/orders/order-state.ts';
import type { StockWords } from './words/words.ts';
import type { SalesRules, UnknownSale } from './unknown-sales.ts';

/** Why ProShop's snapshot cannot know a sale, as the trace tells it. */
export type WhyUnknown = keyof StockWords['stockCycle']['whyUnknown'];

/** The one reason that a person can do something about, of those that apply. */
export function whyUnknown({ known, order, part }: UnknownSale, rules: SalesRules): WhyUnknown {
  if (known?.status === 'acknowledged') return 'keyed-in-later';
  if (part === 'difference') return 'changed';
  if (known?.batch) return whyOfBatch(known.batch.state);
  if (known?.status === 'withheld' || known?.status === 'rejected') return known.status;
  if (order && isListed(order, rules.reservingStates)) return 'reserving';
  const isOfUnknownState = order
    ? meaningOfState(order, rules) === 'unknown'
    : known?.status === 'unknown-state';
  return isOfUnknownState ? 'unknown-state' : 'not-sent';
}

function whyOfBatch(state: BatchState): WhyUnknown {
  switch (state) {
    case 'DELIVERED':
      return 'waiting';
    case 'COLLECTED':
      return 'collected-later';
    case 'UNCERTAIN':
      return 'uncertain';
    case 'DRAFT':
    case 'PREPARED':
    case 'STAGED':
    case 'DELIVERING':
    case 'VOID':
    case 'RESENT':
      return 'on-its-way';
  }
}
