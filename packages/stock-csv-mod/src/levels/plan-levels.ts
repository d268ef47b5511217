import type { ShopShelf, ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { gencodKey, referenceKey } from '../stock/article-key.ts';
import type { MissedSale } from '../stock/missed-sales.ts';
import type { FileLevel, FileLevels } from './file-levels.ts';

/** What the configuration says of quantities. */
export interface LevelRules {
  /** References that the back office does not keep: never set to 0 because the file lacks them. */
  keep: readonly string[];
  allowNegative: boolean;
}

/** Why a size shall have that quantity. */
export type LevelCause =
  | { kind: 'stock' }
  /** Orders have taken from it that the back office does not know. */
  | { kind: 'sold'; orders: readonly string[] }
  | { kind: 'not-in-file' }
  /** In the file, but `stock.filters` says that it is none of the web shop's. */
  | { kind: 'filtered' }
  | { kind: 'gift-card' }
  /** Its stock is not kept: it always has the same. */
  | { kind: 'untracked' };

/** A quantity that differs. */
export interface LevelChange {
  size: ShopSize;
  row: number;
  before: number;
  after: number;
  /** The size as the file calls it, '' if it does not say. */
  label: string;
  cause: LevelCause;
}

/** A size that gets no quantity, though it should have one. */
export interface SetAside {
  size: ShopSize;
  why:
    | 'gencod-twice'
    /** The shop has no quantity for it, or several. */
    | 'no-row'
    | 'several-rows'
    /** The shop computes it. */
    | 'computed';
}

export interface LevelPlan {
  /** Reductions first. */
  changes: readonly LevelChange[];
  setAside: readonly SetAside[];
  /** Articles of the file that the shop does not have: new ones, most often. */
  unknown: readonly FileLevel[];
  /** Sizes on sale that stand at 0, or will, and are sold all the same. */
  sellingAtZero: readonly ShopSize[];
  /** Sizes that have their quantity, or will. */
  counts: { sizes: number; same: number; zeros: number };
  /** Pieces of what is seen by customers: now, and then. */
  onSale: { before: number; after: number };
}

interface Target {
  pieces: number;
  label: string;
  cause: LevelCause;
}

/** From what the file leaves and what the shop has: what is to be written. `sales`: what the back office does not know. */
export function planLevels(
  levels: FileLevels,
  shelf: Pick<ShopShelf, 'sizes'>,
  sales: readonly MissedSale[],
  rules: LevelRules,
): LevelPlan {
  const twice = gencodsTwice(shelf.sizes);
  const inPacks = takenByPacks(shelf.sizes, sales);
  const found = shelf.sizes.map((size) => ({
    size,
    target: targetOf(size, levels, inPacks.get(nameOf(size)) ?? none, rules),
    isTwice: twice.has(gencodKey(size.gencod)),
  }));
  const wanted = found.flatMap(({ size, target, isTwice }) => (target ? [{ size, target, isTwice }] : []));
  const setAside = wanted.flatMap(({ size, isTwice }) => asideOf(size, isTwice));
  const apart = new Set(setAside.map(({ size }) => size));
  const settled = wanted.filter(({ size }) => !apart.has(size));
  const changes = settled.flatMap(({ size, target }) => changeOf(size, target));
  const inShop = new Set(shelf.sizes.map(({ gencod }) => gencodKey(gencod)));
  return {
    changes: changes.toSorted((one, other) => Number(isIncrease(one)) - Number(isIncrease(other))),
    setAside,
    unknown: [...levels.byGencod].filter(([key]) => !inShop.has(key)).map(([, level]) => level),
    sellingAtZero: settled.filter(({ size, target }) => sellsAtZero(size, target)).map(({ size }) => size),
    counts: {
      sizes: settled.length,
      same: settled.length - changes.length,
      zeros: changes.filter(({ after }) => after <= 0).length,
    },
    onSale: onSaleOf(settled),
  };
}

function isIncrease({ before, after }: LevelChange): boolean {
  return after > before;
}

/** What a size shall have; null: it is not the back office's to say. */
function targetOf(
  size: ShopSize,
  { byGencod, filtered, cards }: FileLevels,
  taken: Taken,
  rules: LevelRules,
): Target | null {
  const key = gencodKey(size.gencod);
  const card = cards.find((one) => isCard(one, key, size));
  if (card) return { pieces: card.pieces, label: '', cause: { kind: 'gift-card' } };
  const level = key === '' ? undefined : byGencod.get(key);
  if (level === undefined) {
    if (isKept(size, rules)) return null;
    const kind = filtered.has(key) ? 'filtered' : 'not-in-file';
    return { pieces: 0, label: '', cause: { kind } };
  }
  if (level.isUntracked) return { pieces: level.pieces, label: level.size, cause: { kind: 'untracked' } };
  const orders = [...new Set([...level.orders, ...taken.orders])];
  const pieces = level.pieces - taken.pieces;
  return {
    pieces: rules.allowNegative ? pieces : Math.max(0, pieces),
    label: level.size,
    cause: orders.length > 0 ? { kind: 'sold', orders } : { kind: 'stock' },
  };
}

/** Packs and downloads have no line of their own in the file. */
function isKept({ kind, isInKeptCategory, reference }: ShopSize, { keep }: LevelRules): boolean {
  if (kind !== 'goods' || isInKeptCategory) return true;
  return keep.some((one) => referenceKey(one) === referenceKey(reference));
}

function isCard(card: FileLevels['cards'][number], key: string, { reference, product }: ShopSize): boolean {
  const isNamed = (name: string, own: string) => name !== '' && name === own;
  return (
    isNamed(card.gencod, key) ||
    isNamed(card.reference, referenceKey(reference)) ||
    isNamed(card.product, String(product))
  );
}

/** Gencods that several sizes have: nobody can say which of them is meant. */
function gencodsTwice(sizes: readonly ShopSize[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { gencod } of sizes) {
    const key = gencodKey(gencod);
    if (key !== '' && seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

interface Taken {
  pieces: number;
  orders: readonly string[];
}

const none: Taken = { pieces: 0, orders: [] };

function nameOf({ product, combination }: Pick<ShopSize, 'product' | 'combination'>): string {
  return `${product}/${combination}`;
}

/** What sold packs have taken of their parts. An order tells the pack alone. */
function takenByPacks(sizes: readonly ShopSize[], sales: readonly MissedSale[]): ReadonlyMap<string, Taken> {
  const taken = new Map<string, Taken>();
  for (const pack of sizes.filter(({ parts }) => parts.length > 0)) {
    for (const { qty, order } of sales.filter((sale) => isOf(sale, pack))) {
      for (const part of pack.parts) {
        const { pieces, orders } = taken.get(nameOf(part)) ?? none;
        taken.set(nameOf(part), { pieces: pieces + qty * part.pieces, orders: [...orders, order] });
      }
    }
  }
  return taken;
}

function isOf(sale: MissedSale, { gencod, reference }: ShopSize): boolean {
  const key = gencodKey(sale.gencod);
  if (key !== '') return key === gencodKey(gencod);
  const model = referenceKey(sale.reference);
  return model !== '' && model === referenceKey(reference);
}

function asideOf(size: ShopSize, isTwice: boolean): SetAside[] {
  if (isTwice) return [{ size, why: 'gencod-twice' }];
  switch (size.quantity.kind) {
    case 'known':
      return [];
    case 'missing':
      return [{ size, why: 'no-row' }];
    case 'several':
      return [{ size, why: 'several-rows' }];
    case 'computed':
      return [{ size, why: 'computed' }];
  }
}

function changeOf(size: ShopSize, { pieces: after, label, cause }: Target): LevelChange[] {
  const { quantity } = size;
  if (quantity.kind !== 'known' || quantity.pieces === after) return [];
  return [{ size, row: quantity.row, before: quantity.pieces, after, label, cause }];
}

function sellsAtZero({ isActive, quantity }: ShopSize, { pieces }: Target): boolean {
  return isActive && pieces <= 0 && quantity.kind === 'known' && quantity.sellsAtZero;
}

function onSaleOf(settled: readonly { size: ShopSize; target: Target }[]): LevelPlan['onSale'] {
  const onSale = { before: 0, after: 0 };
  for (const { size, target } of settled) {
    const isCounted = target.cause.kind !== 'gift-card' && target.cause.kind !== 'untracked';
    if (!size.isActive || size.quantity.kind !== 'known' || !isCounted) continue;
    onSale.before += Math.max(0, size.quantity.pieces);
    onSale.after += Math.max(0, target.pieces);
  }
  return onSale;
}
