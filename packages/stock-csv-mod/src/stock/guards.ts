import type { LargestPublication } from '@passerelle/core/ledger/runs.ts';
import type { ResultFacts } from './inspect-result.ts';
import type { GuardRefusal } from './stock-fault.ts';

/** What the guards look at. Ages are minutes by the server's clock; null: not known (a local file). */
export interface GuardFacts {
  stockAgeMinutes: number | null;
  ordersAgeMinutes: number | null;
  /** Lines of the source that would be published. */
  linesKept: number;
  /** The file that would be published, the added gift cards in it. */
  result: ResultFacts;
  /** Whether it is taken by who compares gencods as they are written: the shop's own import, but not this program. */
  isComparedAsWritten: boolean;
  /** The largest of the last 24 hours; null: none was. */
  largestPublished: LargestPublication | null;
}

/** `stock.guard` of the configuration; 0 turns a limit off. */
export interface GuardLimits {
  maxAgeMinutes: number;
  ordersMaxAgeMinutes: number;
  minRows: number;
  maxDropPercent: number;
  maxWithoutGencodPercent: number;
}

interface Guard {
  name: GuardRefusal['rule'];
  check(facts: GuardFacts, limits: GuardLimits): GuardRefusal | null;
}

/** Every rule is asked, and all that refuse are told together. */
export const guards: readonly Guard[] = [
  {
    name: 'nothing-left',
    check: ({ linesKept, result }) =>
      linesKept === 0 || result.pairs === 0 ? { rule: 'nothing-left', lines: linesKept } : null,
  },
  {
    name: 'stock-age',
    check: ({ stockAgeMinutes: minutes }, { maxAgeMinutes: limit }) =>
      isTooOld(minutes, limit) ? { rule: 'stock-age', minutes, limit } : null,
  },
  {
    name: 'orders-age',
    check: ({ ordersAgeMinutes: minutes }, { ordersMaxAgeMinutes: limit }) =>
      isTooOld(minutes, limit) ? { rule: 'orders-age', minutes, limit } : null,
  },
  {
    name: 'min-rows',
    check: ({ linesKept: lines }, { minRows: limit }) =>
      lines > 0 && lines < limit ? { rule: 'min-rows', lines, limit } : null,
  },
  {
    name: 'gift-card',
    check: ({ result: { lackingGiftCards: names } }) =>
      names.length > 0 ? { rule: 'gift-card', names } : null,
  },
  {
    name: 'gencods',
    check: ({ result: { withoutGencod } }, { maxWithoutGencodPercent: limit }) =>
      lacksGencods(withoutGencod, limit) ? { rule: 'gencods', ...withoutGencod, limit } : null,
  },
  {
    name: 'spoilt-gencods',
    check: ({ result: { spoiltGencod }, isComparedAsWritten }, { maxWithoutGencodPercent: limit }) =>
      isComparedAsWritten && isBeyond(spoiltGencod, limit)
        ? { rule: 'spoilt-gencods', ...spoiltGencod, limit }
        : null,
  },
  {
    name: 'lines-drop',
    check: ({ result, largestPublished }, { maxDropPercent }) =>
      checkDrop('lines-drop', result.lines, largestPublished?.lines ?? null, maxDropPercent),
  },
  {
    name: 'pairs-drop',
    check: ({ result, largestPublished }, { maxDropPercent }) =>
      checkDrop('pairs-drop', result.pairs, largestPublished?.pairs ?? null, maxDropPercent),
  },
];

function isTooOld(minutes: number | null, limit: number): minutes is number {
  return limit > 0 && minutes !== null && minutes > limit;
}

/** A file that has lost every gencod sets the whole shop to 0: with the limit turned off, it is refused all the same. */
function lacksGencods({ lines, of }: ResultFacts['withoutGencod'], limit: number): boolean {
  if (lines > 0 && lines === of) return true;
  return isBeyond({ lines, of }, limit);
}

function isBeyond({ lines, of }: { lines: number; of: number }, limit: number): boolean {
  return limit > 0 && lines * 100 > of * limit;
}

function checkDrop(
  rule: 'lines-drop' | 'pairs-drop',
  left: number,
  before: number | null,
  limit: number,
): GuardRefusal | null {
  if (limit === 0 || before === null || before === 0) return null;
  const percent = ((before - left) / before) * 100;
  return percent > limit ? { rule, left, before, percent, limit } : null;
}

/** What the shop has on sale now is a measure of its own: a first push has no other. */
export function askOnSale(
  { before, after: left }: { before: number; after: number },
  { maxDropPercent: limit }: Pick<GuardLimits, 'maxDropPercent'>,
): GuardRefusal[] {
  if (before === 0) return [];
  const percent = ((before - left) / before) * 100;
  const isTooMuch = left === 0 || (limit > 0 && percent > limit);
  return isTooMuch ? [{ rule: 'on-sale-drop', left, before, percent, limit }] : [];
}

/** Every refusal, in the order of the rules; none: the file may be published. */
export function askGuards(facts: GuardFacts, limits: GuardLimits): GuardRefusal[] {
  return guards.map((guard) => guard.check(facts, limits)).filter((refusal) => refusal !== null);
}

/**
 * `--force` passes every guard but where the whole shop would be set to 0: no line, no pair, or no gencod is left. Nobody
 * may publish that.
 */
export function canForce(refusal: GuardRefusal): boolean {
  if (refusal.rule === 'on-sale-drop') return refusal.left > 0;
  if (refusal.rule === 'gencods') return refusal.lines < refusal.of;
  return refusal.rule !== 'nothing-left';
}
