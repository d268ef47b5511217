import { visibleStart } from '@passerelle/core/text/visible.ts';
import type { RefusedLevel, ShopShelf, ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { alignColumns } from '../words/say-correction.ts';
import type { StockSections } from '../words/words.ts';
import type { LevelCause, LevelChange, LevelPlan, SetAside } from './plan-levels.ts';

type Said = Pick<StockSections, 'stock'>;

/** Every quantity that changes, one a line: gencod, name, size, now, then, why. */
export function levelsTable(changes: readonly LevelChange[], { stock }: Said): string[] {
  if (changes.length === 0) return [];
  const { gencod, name, size, now, then, why } = stock.levels.table;
  const rows = changes.map((change) => [
    ...[change.size.gencod || change.size.reference, change.size.name, change.label].map(
      (text) => visibleStart(text, 30) || '-',
    ),
    String(change.before),
    String(change.after),
    sayCause(change.cause, { stock }),
  ]);
  return alignColumns([[gencod, name, size, now, then, why], ...rows]);
}

function sayCause(cause: LevelCause, { stock: { levels } }: Said): string {
  switch (cause.kind) {
    case 'stock':
      return levels.cause.stock;
    case 'sold':
      return levels.cause.sold(cause.orders.map((order) => visibleStart(order)));
    case 'not-in-file':
      return levels.cause.notInFile;
    case 'filtered':
      return levels.cause.filtered;
    case 'gift-card':
      return levels.cause.giftCard;
    case 'untracked':
      return levels.cause.untracked;
  }
}

/** What a person should know of the shop and of what no quantity can do there. */
export function sayWhatIsOdd(plan: LevelPlan, shelf: ShopShelf, { stock: { levels } }: Said): string[] {
  const bySort = Map.groupBy(plan.setAside, ({ why }) => why);
  const closed = plan.sellingAtZero;
  return [
    ...(shelf.isStockManaged ? [] : [levels.notManaged]),
    ...(shelf.isShared ? [levels.shared] : []),
    ...(plan.unknown.length > 0 ? [levels.unknownCount(plan.unknown.length)] : []),
    ...[...bySort].map(([why, some]: [SetAside['why'], SetAside[]]) =>
      levels.aside[why](listOf(some.map(({ size }) => size))),
    ),
    ...(closed.length > 0 ? [levels.sellsAtZero(closed.length, listOf(closed))] : []),
  ];
}

/** What the shop refused, by name. */
export function sayRefused(
  refused: readonly RefusedLevel[],
  changes: readonly LevelChange[],
  { stock: { levels } }: Said,
): string[] {
  const sizes = new Map(changes.map(({ row, size }) => [row, size]));
  const sizesOf = (some: readonly RefusedLevel[]) => some.flatMap(({ row }) => sizes.get(row) ?? []);
  const gone = refused.filter(({ why }) => why === 'gone');
  return [
    ...(gone.length > 0 ? [levels.gone(listOf(sizesOf(gone)))] : []),
    ...refused
      .filter(({ why }) => why === 'refused')
      .map((one) => levels.refused(listOf(sizesOf([one])), visibleStart(one.said, 200))),
  ];
}

const mostNamed = 20;

function listOf(sizes: readonly ShopSize[]): string {
  const names = sizes.slice(0, mostNamed).map(nameOf);
  return sizes.length > mostNamed ? `${names.join(', ')} …` : names.join(', ');
}

/** '2000000000017 (Derby)', or its number in the shop. */
function nameOf({ gencod, reference, name, product, combination }: ShopSize): string {
  const code = visibleStart(gencod || reference, 30) || `${product}/${combination}`;
  return name === '' ? code : `${code} (${visibleStart(name, 40)})`;
}
