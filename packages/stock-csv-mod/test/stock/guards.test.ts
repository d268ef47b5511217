import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { fr } from '@passerelle/core/words/fr.ts';
import { en } from '@passerelle/core/words/en.ts';
import {
  askGuards,
  canForce,
  guardFailure,
  guards,
  type GuardFacts,
  type GuardLimits,
} from '../../src/stock/guards.ts';

const limits: GuardLimits = { maxAgeMinutes: 35, ordersMaxAgeMinutes: 15, minRows: 10, maxDropPercent: 50 };
const facts: GuardFacts = {
  stockAgeMinutes: 9,
  ordersAgeMinutes: 2,
  linesKept: 100,
  linesOut: 101,
  largestPublished: 120,
  lackingGiftCards: [],
};
const off: GuardLimits = { maxAgeMinutes: 0, ordersMaxAgeMinutes: 0, minRows: 0, maxDropPercent: 0 };

test.each<[string, Partial<GuardFacts>, string[]]>([
  ['all is well', {}, []],
  ['the stock file is just young enough', { stockAgeMinutes: 35 }, []],
  ['the stock file is too old', { stockAgeMinutes: 35.1 }, ['stock-age']],
  ['its age is not known', { stockAgeMinutes: null }, []],
  ['it is of the future', { stockAgeMinutes: -60 }, []],
  ['the orders are just young enough', { ordersAgeMinutes: 15 }, []],
  ['the orders are too old', { ordersAgeMinutes: 15.5 }, ['orders-age']],
  ['their age is not known', { ordersAgeMinutes: null }, []],
  ['just enough lines', { linesKept: 10 }, []],
  ['too few lines', { linesKept: 9 }, ['min-rows']],
  ['no line at all', { linesKept: 0 }, ['nothing-left']],
  ['a gift card is lacking', { lackingGiftCards: ['CARTE50'] }, ['gift-card']],
  ['just half is gone', { linesOut: 60 }, []],
  ['more than half is gone', { linesOut: 59 }, ['drop']],
  ['nothing was published in a day', { linesOut: 1, largestPublished: null }, []],
  ['more lines than before', { linesOut: 500 }, []],
  [
    'everything at once',
    { stockAgeMinutes: 99, ordersAgeMinutes: 99, linesKept: 1, linesOut: 2, lackingGiftCards: ['CARTE50'] },
    ['stock-age', 'orders-age', 'min-rows', 'gift-card', 'drop'],
  ],
])('%s', (_, changed, expected) => {
  expect(askGuards({ ...facts, ...changed }, limits).map(({ rule }) => rule)).toEqual(expected);
});

test('0 turns a limit off', () => {
  const worst = { ...facts, stockAgeMinutes: 9999, ordersAgeMinutes: 9999, linesKept: 1, linesOut: 1 };
  expect(askGuards(worst, off)).toEqual([]);
});

test('an empty result is refused with every limit off, and cannot be forced', () => {
  const refusals = askGuards({ ...facts, linesKept: 0, linesOut: 1, lackingGiftCards: ['CARTE50'] }, off);
  expect(refusals.map((refusal) => [refusal.rule, canForce(refusal)])).toEqual([
    ['nothing-left', false],
    ['gift-card', true],
  ]);
});

test('each rule has its own name', () => {
  expect(new Set(guards.map((guard) => guard.name)).size).toBe(guards.length);
});

const files = { stock: 'ExportCSV.csv', orders: 'orders.csv', target: 'ExportCSVmod.csv' };
const worst: GuardFacts = {
  stockAgeMinutes: 41.2,
  ordersAgeMinutes: 15.01,
  linesKept: 8,
  linesOut: 9,
  largestPublished: 120,
  lackingGiftCards: ['CARTE50', 'CARTE100'],
};

test.each([
  [
    'fr',
    fr,
    [
      'ExportCSV.csv » date de 42 minutes (35 au plus',
      'orders.csv » date de 16 minutes',
      '8 lignes de',
      'CARTE50, CARTE100',
      '9 lignes, contre 120',
      '93 %',
    ],
  ],
  [
    'en',
    en,
    [
      'ExportCSV.csv" is 42 minutes old (35 at most',
      'orders.csv" is 16 minutes',
      '8 lines of',
      'CARTE50, CARTE100',
      '9 lines only, against 120',
      '93 %',
    ],
  ],
])('the failure (6) tells every refusal with its figures: %s', (_, words, parts) => {
  const failure = guardFailure(askGuards(worst, limits), files);
  expect(failure.exitCode).toBe(ExitCode.Guard);
  const { message } = failure.say(words);
  for (const part of parts) expect(message).toContain(part);
});
