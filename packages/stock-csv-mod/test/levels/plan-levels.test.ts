import type { QuantityOfSize, ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { levelsInFile } from '../../src/levels/file-levels.ts';
import { planLevels, type LevelPlan, type LevelRules } from '../../src/levels/plan-levels.ts';
import type { MissedSale } from '../../src/stock/missed-sales.ts';
import { readStock } from '../../src/stock/read-stock.ts';
import { correct } from '../../src/stock/correct.ts';
import { plainSettings } from '../stock/correct-text.ts';

const rules: LevelRules = { keep: ['KEPT'], allowNegative: false };

/** A size of the shop with five pairs, active, in a row of its own. */
function sizeOf(gencod: string, more: Partial<ShopSize> = {}): ShopSize {
  const product = Number(more.product ?? 1);
  const quantity: QuantityOfSize = { kind: 'known', row: product * 10, pieces: 5, sellsAtZero: false };
  return {
    ...{ product, combination: 0, gencod, reference: `R${product}`, name: 'Derby' },
    ...{ isActive: true, kind: 'goods', isInKeptCategory: false, parts: [], quantity },
    ...more,
  };
}

function saleOf(gencod: string, qty: number, reference = ''): MissedSale {
  return { gencod, reference, size: '', qty, order: '7', isFirstCycle: true };
}

function plan(
  lines: string,
  sizes: readonly ShopSize[],
  sales: readonly MissedSale[] = [],
  more: Partial<LevelRules> = {},
): LevelPlan {
  const stock = readStock('stock.csv', Buffer.from(`Gencod;Reference;Taille;Qte\n${lines}`), plainSettings);
  const correction = correct(stock, sales, 'subtract');
  return planLevels(levelsInFile(stock, correction), { sizes }, sales, { ...rules, ...more });
}

/** '5→3 sold' for each change. */
const changesOf = ({ changes }: LevelPlan): string[] =>
  changes.map(({ before, after, cause }) => `${before}→${after} ${cause.kind}`);

const code = '3612345678904';

test.each<[what: string, lines: string, gencod: string, changes: string[]]>([
  ['as it is', `${code};R;38;5\n`, code, []],
  ['fewer', `${code};R;38;3\n`, code, ['5→3 stock']],
  ['nought', `${code};R;38;0\n`, code, ['5→0 stock']],
  ['below nought', `${code};R;38;-2\n`, code, ['5→0 stock']],
  ['two lines of one gencod', `${code};R;38;3\n${code};R;38;4\n`, code, ['5→7 stock']],
  ['one of them below nought', `${code};R;38;3\n${code};R;38;-1\n`, code, ['5→2 stock']],
  ['twelve digits there, thirteen here', `0612345678904;R;38;3\n`, '612345678904', ['5→3 stock']],
  ['fourteen digits there', `${code};R;38;3\n`, `0${code}`, ['5→3 stock']],
  ['fourteen that are another', `${code};R;38;3\n`, `1${code}`, ['5→0 not-in-file']],
  ['0 for a gencod', `${code};R;38;3\n`, '0', ['5→0 not-in-file']],
  ['no gencod', `${code};R;38;3\n`, '', ['5→0 not-in-file']],
  ['not in the file', `3600000000000;R;38;3\n`, code, ['5→0 not-in-file']],
])('%s', (_, lines, gencod, changes) => {
  expect(changesOf(plan(lines, [sizeOf(gencod)]))).toEqual(changes);
});

test.each<[what: string, qty: number, sold: number, allowNegative: boolean, changes: string[]]>([
  ['part of it', 5, 2, false, ['5→3 sold']],
  ['all of it', 5, 5, false, ['5→0 sold']],
  ['more than there is', 5, 7, false, ['5→0 sold']],
  ['more than there is, and negative is allowed', 5, 7, true, ['5→-2 sold']],
  ['from below nought', -1, 1, true, ['5→-2 sold']],
])('sold: %s', (_, qty, sold, allowNegative, changes) => {
  const planned = plan(`${code};R;38;${qty}\n`, [sizeOf(code)], [saleOf(code, sold)], { allowNegative });
  expect(changesOf(planned)).toEqual(changes);
});

test.each<[what: string, more: Partial<ShopSize>, changes: string[]]>([
  ['goods', {}, ['5→0 not-in-file']],
  ['a pack', { kind: 'pack' }, []],
  ['a download', { kind: 'virtual' }, []],
  ['what the back office does not keep', { reference: 'kept' }, []],
  ['what stands in a category that it does not keep', { isInKeptCategory: true }, []],
  ['what nobody can see', { isActive: false }, ['5→0 not-in-file']],
])('the file does not have it: %s', (_, more, changes) => {
  expect(changesOf(plan('3600000000000;R;38;1\n', [sizeOf(code, more)]))).toEqual(changes);
});

test.each<[why: string, quantity: QuantityOfSize]>([
  ['no-row', { kind: 'missing' }],
  ['several-rows', { kind: 'several', rows: [1, 2] }],
  ['computed', { kind: 'computed', row: 3 }],
])('left as it is and named: %s', (why, quantity) => {
  const { changes, setAside } = plan(`${code};R;38;3\n`, [sizeOf(code, { quantity })]);
  expect(changes).toEqual([]);
  expect(setAside.map((one) => one.why)).toEqual([why]);
});

test.each<[what: string, more: Partial<ShopSize>, changes: string[]]>([
  ['is set to 0', {}, ['5→0 filtered']],
  ['stays if the back office does not keep it', { reference: 'KEPT' }, []],
])('what a filter leaves out of the file %s', (_, more, changes) => {
  const text = `Gencod;Reference;Qte;Web\n${code};R;3;N\n3600000000001;S;1;O\n`;
  const settings = { ...plainSettings, filters: [{ column: 'Web', is: ['O'] }] };
  const stock = readStock('stock.csv', Buffer.from(text), settings);
  const levels = levelsInFile(stock, correct(stock, [], 'subtract'));
  const planned = planLevels(levels, { sizes: [sizeOf(code, more)] }, [], rules);
  expect(changesOf(planned)).toEqual(changes);
  expect(planned.unknown.map(({ gencod }) => gencod)).toEqual(['3600000000001']);
});

test.each<[what: string, sold: number, lines: string, changes: string[]]>([
  ['always has the same', 0, `${code};R;0;N`, ['5→999 untracked']],
  ['keeps it when it is sold', 3, `${code};R;0;N`, ['5→999 untracked']],
  ['keeps it beside a line that is tracked', 0, `${code};R;2;O\n${code};R;0;N`, ['5→999 untracked']],
  ['is another', 3, `${code};R;4;O`, ['5→1 sold']],
])('what has no stock keeping %s, and is none of the pairs on sale', (_, qty, lines, changes) => {
  const settings = { ...plainSettings, untracked: { column: 'Suivi', is: ['N'], quantity: 999 } };
  const stock = readStock('stock.csv', Buffer.from(`Gencod;Reference;Qte;Suivi\n${lines}\n`), settings);
  const sales = qty === 0 ? [] : [saleOf(code, qty)];
  const levels = levelsInFile(stock, correct(stock, sales, 'subtract'));
  const planned = planLevels(levels, { sizes: [sizeOf(code)] }, sales, rules);
  expect(changesOf(planned)).toEqual(changes);
  expect(planned.onSale.after).toBe(changes[0] === '5→1 sold' ? 1 : 0);
});

test('a gencod on two sizes, however each writes it, is refused for both; another is not', () => {
  const sizes = [sizeOf(code), sizeOf(`0${code}`, { product: 2 }), sizeOf('3600000000001', { product: 3 })];
  const planned = plan(`${code};R;38;3\n3600000000001;S;39;1\n`, sizes);
  expect(planned.setAside.map(({ size }) => size.product)).toEqual([1, 2]);
  expect(changesOf(planned)).toEqual(['5→1 stock']);
});

test('reductions stand before increases', () => {
  const sizes = [sizeOf(code), sizeOf('3600000000001', { product: 2 })];
  const planned = plan(`${code};R;38;9\n3600000000001;S;39;1\n`, sizes);
  expect(changesOf(planned)).toEqual(['5→1 stock', '5→9 stock']);
});

test('a sold pack takes its parts, once for each piece; one that takes nothing of them does not', () => {
  const parts = [{ product: 1, combination: 0, pieces: 2 }];
  const shoe = sizeOf(code);
  const lines = `${code};R;38;5\n`;
  const pack = sizeOf('', { product: 9, reference: 'COFFRET', kind: 'pack' });
  const sale = saleOf('', 1, 'coffret');
  expect(changesOf(plan(lines, [shoe, { ...pack, parts }], [sale]))).toEqual(['5→3 sold']);
  expect(changesOf(plan(lines, [shoe, pack], [sale]))).toEqual([]);
});

test('what sells at 0 is told, if it is seen and will stand at 0', () => {
  const quantity = (sellsAtZero: boolean): QuantityOfSize => ({
    kind: 'known',
    row: 1,
    pieces: 0,
    sellsAtZero,
  });
  const sizes = [
    sizeOf('', { product: 1, quantity: quantity(true) }),
    sizeOf('', { product: 2, quantity: quantity(false) }),
    sizeOf('', { product: 3, quantity: quantity(true), isActive: false }),
    sizeOf(code, { product: 4, quantity: quantity(true) }),
  ];
  const { sellingAtZero } = plan(`${code};R;38;3\n`, sizes);
  expect(sellingAtZero.map(({ product }) => product)).toEqual([1]);
});

test('articles that the shop does not have are told; pairs on sale are counted before and after', () => {
  const { unknown, onSale, counts } = plan(`${code};R;38;2\n3600000000001;S;39;1\n`, [sizeOf(code)]);
  expect(unknown.map(({ gencod }) => gencod)).toEqual(['3600000000001']);
  expect(onSale).toEqual({ before: 5, after: 2 });
  expect(counts).toEqual({ sizes: 1, same: 0, zeros: 0 });
});

test.each<[what: string, more: Partial<ShopSize>, changes: string[]]>([
  ['its number', { product: 1201 }, ['5→999 gift-card']],
  ['its reference', { reference: 'carte50' }, ['5→999 gift-card']],
  ['neither', {}, ['5→0 not-in-file']],
])('a gift card has its own quantity, known by %s', (_, more, changes) => {
  const levels = {
    byGencod: new Map(),
    filtered: new Set<string>(),
    cards: [{ gencod: '', reference: 'CARTE50', product: '1201', pieces: 999 }],
  };
  expect(changesOf(planLevels(levels, { sizes: [sizeOf('', more)] }, [], rules))).toEqual(changes);
});
