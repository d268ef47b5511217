import type { GivenLevel } from '@passerelle/core/ledger/shop-levels.ts';
import type { ShelfSale } from '@passerelle/core/ledger/shelf-sales.ts';
import type { ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import type { LevelChange, LevelPlan } from './levels/plan-levels.ts';
import type { StockPlan } from './plan-correction.ts';
import { gencodKey, hashText, referenceKey } from './stock/article-key.ts';
import type { MissedSale } from './stock/missed-sales.ts';
import type { StoryLine } from './stock/story-line.ts';
import { cellText, Excluded, rawCells, rowNumber, type StockFile } from './stock/stock-file.ts';

/** A size as the shop has it. */
export interface StorySize {
  size: ShopSize;
  /** null: it has what it shall have, or is none of the back office's. */
  change: LevelChange | null;
}

/** What is known of one article: what ProShop says, what is taken off and by whom, what the shop is given. */
export interface ArticleStory {
  /** Where ProShop said it, and when, by the server's clock. */
  source: string;
  saidAt: Date;
  lines: readonly StoryLine[];
  /** By orders that ProShop did not know when it said so. */
  sales: readonly MissedSale[];
  /** null: the shop is given a file. */
  sizes: readonly StorySize[] | null;
  /** What orders took off the quantities of the shop in the past, the oldest first. */
  past: readonly (ShelfSale & { order: string })[];
  /** What the shop was given, the oldest first. */
  given: readonly (GivenLevel & { at: Date })[];
}

interface Known {
  plan: StockPlan;
  levels: LevelPlan | null;
  shopSizes: readonly ShopSize[];
  remembered: (names: readonly string[]) => Pick<ArticleStory, 'past' | 'given'>;
}

/** The story of what is called so: by its gencod, else by its reference, which names all its sizes (pure but for `remembered`). */
export function storyOf(name: string, { plan, levels, shopSizes, remembered }: Known): ArticleStory {
  const { stock, asOf } = plan.stock;
  const lines = linesNamed(stock, name).map((line) => lineStory(stock, line, plan));
  const isNamed = (one: { gencod: string; reference: string }) => isCalled(one, name);
  const inFile = new Set(lines.map(({ gencod }) => gencodKey(gencod)).filter((key) => key !== ''));
  const isMeant = (one: { gencod: string; reference: string }) =>
    isNamed(one) || inFile.has(gencodKey(one.gencod));
  const sizes = shopSizes.filter(isMeant);
  return {
    ...{ source: stock.name, saidAt: asOf, lines, sales: plan.missed.filter(isMeant) },
    sizes: levels && sizes.map((size) => ({ size, change: changeOf(size, levels) })),
    ...remembered([name, ...[...lines, ...sizes].map(({ gencod, reference }) => gencod || reference)]),
  };
}

function isCalled({ gencod, reference }: { gencod: string; reference: string }, name: string): boolean {
  const key = gencodKey(name);
  return (key !== '' && gencodKey(gencod) === key) || referenceKey(reference) === referenceKey(name);
}

/** By gencod, where one has it; a reference costs a look at every line. */
function linesNamed(stock: StockFile, name: string): number[] {
  const all = Array.from({ length: stock.lines.count }, (_, line) => line);
  const hash = hashText(gencodKey(name));
  const byGencod = all.filter((line) => hash !== 0 && stock.lines.gencodHashes[line] === hash);
  return (byGencod.length > 0 ? byGencod : all).filter((line) => isCalled(cellsOf(stock, line), name));
}

function cellsOf(stock: StockFile, line: number): { gencod: string; reference: string; size: string } {
  const cells = rawCells(stock, line);
  const { gencod, reference, size } = stock.columns;
  return {
    gencod: cellText(stock, cells, gencod),
    reference: cellText(stock, cells, reference),
    size: cellText(stock, cells, size),
  };
}

function lineStory(stock: StockFile, line: number, { correction }: StockPlan): StoryLine {
  const said = stock.lines.quantities[line] ?? NaN;
  const excluded = stock.lines.excluded[line] ?? 0;
  const left = excluded === Excluded.byFilter ? 'filtered' : 'unusable';
  return {
    ...{ row: rowNumber(stock, line), ...cellsOf(stock, line), said: Number.isNaN(said) ? null : said },
    fate: excluded === 0 ? 'given' : left,
    change: correction.changes.find((change) => change.line === line) ?? null,
  };
}

function changeOf({ product, combination }: ShopSize, { changes }: LevelPlan): LevelChange | null {
  const isIt = ({ size }: LevelChange) => size.product === product && size.combination === combination;
  return changes.find(isIt) ?? null;
}
