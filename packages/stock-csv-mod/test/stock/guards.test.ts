import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { guardFailure } from '../../src/judge.ts';
import { fr } from '../../src/words/fr.ts';
import { en } from '../../src/words/en.ts';
import { askGuards, canForce, guards, type GuardFacts, type GuardLimits } from '../../src/stock/guards.ts';

const limits: GuardLimits = {
  maxAgeMinutes: 35,
  ordersMaxAgeMinutes: 15,
  minRows: 10,
  maxDropPercent: 50,
  maxWithoutGencodPercent: 1,
};
const facts: GuardFacts = {
  stockAgeMinutes: 9,
  ordersAgeMinutes: 2,
  linesKept: 100,
  result: {
    lines: 101,
    pairs: 300,
    withoutGencod: { lines: 0, of: 100, example: '' },
    spoiltGencod: { lines: 0, of: 100, example: '' },
    lackingGiftCards: [],
  },
  isComparedAsWritten: true,
  largestPublished: { lines: 120, pairs: 400 },
};
const result = (changed: Partial<GuardFacts['result']>) => ({ result: { ...facts.result, ...changed } });
const withoutGencod = (lines: number, of: number, example = '') =>
  result({ withoutGencod: { lines, of, example } });
const spoilt = (lines: number, of: number) => result({ spoiltGencod: { lines, of, example: '361.0' } });
const off: GuardLimits = {
  maxAgeMinutes: 0,
  ordersMaxAgeMinutes: 0,
  minRows: 0,
  maxDropPercent: 0,
  maxWithoutGencodPercent: 0,
};

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
  ['nothing to sell in any line', { ...result({ pairs: 0 }), largestPublished: null }, ['nothing-left']],
  ['one pair', { ...result({ pairs: 1 }), largestPublished: null }, []],
  ['a gift card is lacking', result({ lackingGiftCards: ['CARTE50'] }), ['gift-card']],
  ['1 of 100 lines without gencod', withoutGencod(1, 100), []],
  ['2 of 100', withoutGencod(2, 100), ['gencods']],
  ['1 of 99', withoutGencod(1, 99), ['gencods']],
  ['gift cards alone', withoutGencod(0, 0), []],
  ['1 of 100 gencods spoilt by a spreadsheet', spoilt(1, 100), []],
  ['2 of 100', spoilt(2, 100), ['spoilt-gencods']],
  ['all of them', spoilt(100, 100), ['spoilt-gencods']],
  ['all, and the program finds them itself', { ...spoilt(100, 100), isComparedAsWritten: false }, []],
  ['just half of the lines is gone', result({ lines: 60 }), []],
  ['more than half', result({ lines: 59 }), ['lines-drop']],
  ['just half of the pairs is gone', result({ pairs: 200 }), []],
  ['more than half, in as many lines', result({ pairs: 199 }), ['pairs-drop']],
  ['both', result({ lines: 59, pairs: 199 }), ['lines-drop', 'pairs-drop']],
  ['nothing was published in a day', { ...result({ lines: 1, pairs: 1 }), largestPublished: null }, []],
  [
    'only by an earlier version, which counted no pairs',
    { ...result({ pairs: 1 }), largestPublished: { lines: 120, pairs: null } },
    [],
  ],
  ['more lines and pairs than before', result({ lines: 500, pairs: 5000 }), []],
  [
    'everything at once',
    {
      stockAgeMinutes: 99,
      ordersAgeMinutes: 99,
      linesKept: 1,
      ...result({
        lines: 2,
        pairs: 3,
        lackingGiftCards: ['CARTE50'],
        withoutGencod: { lines: 1, of: 1, example: '3,61E+12' },
      }),
    },
    ['stock-age', 'orders-age', 'min-rows', 'gift-card', 'gencods', 'lines-drop', 'pairs-drop'],
  ],
])('%s', (_, changed, expected) => {
  expect(askGuards({ ...facts, ...changed }, limits).map(({ rule }) => rule)).toEqual(expected);
});

test('0 turns a limit off', () => {
  const worst = {
    ...facts,
    stockAgeMinutes: 9999,
    ordersAgeMinutes: 9999,
    linesKept: 1,
    ...result({ lines: 1, pairs: 1, withoutGencod: { lines: 99, of: 100, example: '' } }),
  };
  expect(askGuards(worst, off)).toEqual([]);
});

test.each<[string, Partial<GuardFacts>, [string, boolean][]]>([
  [
    'no line',
    { linesKept: 0, ...result({ lines: 1, lackingGiftCards: ['CARTE50'] }) },
    [
      ['nothing-left', false],
      ['gift-card', true],
    ],
  ],
  ['no pair', result({ pairs: 0 }), [['nothing-left', false]]],
  ['no gencod at all', withoutGencod(100, 100, '3,61E+12'), [['gencods', false]]],
])(
  'what would set the whole shop to 0 is refused with every limit off, and cannot be forced: %s',
  (_, changed, refused) => {
    const refusals = askGuards({ ...facts, ...changed }, off);
    expect(refusals.map((refusal) => [refusal.rule, canForce(refusal)])).toEqual(refused);
  },
);

test.each<[string, number, Partial<GuardFacts>, string[]]>([
  ['3 of 100 where 3 % are known to have none', 3, withoutGencod(3, 100), []],
  ['4 of 100', 3, withoutGencod(4, 100), ['gencods']],
  ['all but one, and any share is right', 100, withoutGencod(99, 100), []],
  ['all, and any share is right', 100, withoutGencod(100, 100), ['gencods']],
])('lines without gencod: %s', (_, maxWithoutGencodPercent, changed, expected) => {
  const refusals = askGuards({ ...facts, ...changed }, { ...limits, maxWithoutGencodPercent });
  expect(refusals.map(({ rule }) => rule)).toEqual(expected);
});

test('a file that lacks some gencods can be forced', () => {
  const refusals = askGuards({ ...facts, ...withoutGencod(99, 100) }, limits);
  expect(refusals.map((refusal) => [refusal.rule, canForce(refusal)])).toEqual([['gencods', true]]);
});

test('spoilt gencods are told with the first of them, and can be forced or allowed', () => {
  const refusals = askGuards({ ...facts, ...spoilt(100, 100) }, limits);
  expect(refusals.map(canForce)).toEqual([true]);
  const { message } = fr.say(guardFailure(refusals, files).fault);
  expect(message).toContain('100 lignes sur 100 de « ExportCSV.csv » ont un gencod abîmé par un tableur');
  expect(message).toContain('« 361.0 »');
  const allowed = { ...limits, maxWithoutGencodPercent: 100 };
  expect(askGuards({ ...facts, ...spoilt(100, 100) }, allowed)).toEqual([]);
});

test('what is to be looked at is said once', () => {
  const half = { ...facts, ...result({ lines: 1, pairs: 1 }) };
  const { hint } = fr.say(guardFailure(askGuards(half, limits), files).fault);
  expect(hint.match(/relancez avec --force/g)).toHaveLength(1);
});

test('each rule has its own name', () => {
  expect(new Set(guards.map((guard) => guard.name)).size).toBe(guards.length);
});

const files = { stock: 'ExportCSV.csv', orders: 'orders.csv', target: 'ExportCSVmod.csv' };
const worst: GuardFacts = {
  stockAgeMinutes: 41.2,
  ordersAgeMinutes: 15.01,
  linesKept: 8,
  result: {
    lines: 9,
    pairs: 20,
    withoutGencod: { lines: 8, of: 8, example: '3,61E+12' },
    spoiltGencod: { lines: 0, of: 8, example: '' },
    lackingGiftCards: ['CARTE50', 'CARTE100'],
  },
  isComparedAsWritten: true,
  largestPublished: { lines: 120, pairs: 400 },
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
      "8 lignes sur 8 de « ExportCSV.csv » n'ont pas de gencod utilisable (1 % au plus, stock.guard.maxWithoutGencodPercent",
      '« 3,61E+12 »',
      'que 20 paires, contre 400',
      '95 %',
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
      '93%',
      '8 lines of 8 in "ExportCSV.csv" have no usable gencod (1% at most, stock.guard.maxWithoutGencodPercent',
      '"3,61E+12"',
      '20 pairs only, against 400',
      '95%',
    ],
  ],
])('the failure (6) tells every refusal with its figures: %s', (_, words, parts) => {
  const failure = guardFailure(askGuards(worst, limits), files);
  expect(failure.exitCode).toBe(ExitCode.Guard);
  const { message } = words.say(failure.fault);
  for (const part of parts) expect(message).toContain(part);
});
