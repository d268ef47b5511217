import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure, type Saying } from '@passerelle/core/program/failure.ts';
import type { Words } from '@passerelle/core/words/words.ts';

/** What the guards look at. Ages are minutes by the server's clock; null: not known (a local file). */
export interface GuardFacts {
  stockAgeMinutes: number | null;
  ordersAgeMinutes: number | null;
  /** Lines of the source that would be published. */
  linesKept: number;
  /** Lines in the file that would be published, the added gift cards among them. */
  linesOut: number;
  /** Lines of the largest file published in the last 24 hours; null: none was. */
  largestPublished: number | null;
  /** Names of the gift cards that would not be in the file. */
  lackingGiftCards: readonly string[];
}

/** `stock.guard` of the configuration; 0 turns a limit off. */
export interface GuardLimits {
  maxAgeMinutes: number;
  ordersMaxAgeMinutes: number;
  minRows: number;
  maxDropPercent: number;
}

/** Why nothing may be published, with the figures. */
export type GuardRefusal =
  | { rule: 'nothing-left' }
  | { rule: 'stock-age'; minutes: number; limit: number }
  | { rule: 'orders-age'; minutes: number; limit: number }
  | { rule: 'min-rows'; lines: number; limit: number }
  | { rule: 'gift-card'; names: readonly string[] }
  | { rule: 'drop'; lines: number; before: number; percent: number; limit: number };

interface Guard {
  name: GuardRefusal['rule'];
  check(facts: GuardFacts, limits: GuardLimits): GuardRefusal | null;
}

/** Contract, 7.5. Every rule is asked, and all that refuse are told together. */
export const guards: readonly Guard[] = [
  {
    name: 'nothing-left',
    check: ({ linesKept }) => (linesKept === 0 ? { rule: 'nothing-left' } : null),
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
    check: ({ lackingGiftCards: names }) => (names.length > 0 ? { rule: 'gift-card', names } : null),
  },
  { name: 'drop', check: checkDrop },
];

function isTooOld(minutes: number | null, limit: number): minutes is number {
  return limit > 0 && minutes !== null && minutes > limit;
}

function checkDrop(facts: GuardFacts, { maxDropPercent: limit }: GuardLimits): GuardRefusal | null {
  const { linesOut: lines, largestPublished: before } = facts;
  if (limit === 0 || before === null || before === 0) return null;
  const percent = ((before - lines) / before) * 100;
  return percent > limit ? { rule: 'drop', lines, before, percent, limit } : null;
}

/** Every refusal, in the order of the rules; none: the file may be published. */
export function askGuards(facts: GuardFacts, limits: GuardLimits): GuardRefusal[] {
  return guards.map((guard) => guard.check(facts, limits)).filter((refusal) => refusal !== null);
}

/** `--force` passes every guard but one: an empty file would set the whole shop to 0, so no one may publish it. */
export function canForce(refusal: GuardRefusal): boolean {
  return refusal.rule !== 'nothing-left';
}

/** The files that the guards speak of, as people know them. */
export interface GuardFiles {
  stock: string;
  orders: string;
  target: string;
}

export function sayRefusal(refusal: GuardRefusal, files: GuardFiles, words: Words): Saying {
  const say = words.stock.guard;
  switch (refusal.rule) {
    case 'nothing-left':
      return say.nothingLeft(files);
    case 'stock-age':
      return say.stockAge(files, Math.ceil(refusal.minutes), refusal.limit);
    case 'orders-age':
      return say.ordersAge(files, Math.ceil(refusal.minutes), refusal.limit);
    case 'min-rows':
      return say.minRows(files, refusal.lines, refusal.limit);
    case 'gift-card':
      return say.giftCard(files, refusal.names.join(', '));
    case 'drop':
      return say.drop(files, refusal.lines, refusal.before, Math.ceil(refusal.percent), refusal.limit);
  }
}

/** The end of a run that the guards refused (6), all of them told. */
export function guardFailure(refusals: readonly GuardRefusal[], files: GuardFiles): Failure {
  return new Failure(ExitCode.Guard, (words) => {
    const sayings = refusals.map((refusal) => sayRefusal(refusal, files, words));
    return {
      message: sayings.map(({ message }) => message).join(' '),
      hint: sayings.map(({ hint }) => hint).join(' '),
    };
  });
}
