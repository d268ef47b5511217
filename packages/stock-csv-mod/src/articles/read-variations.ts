import { cleanGencod, hasRightCheckDigit, isScientific } from '@passerelle/core/orders/gencod.ts';
import type { DecimalSign, Millionths } from '@passerelle/core/orders/amounts.ts';
import { readQuantity } from '../stock/quantity.ts';
import { sizeKey } from '../stock/article-key.ts';
import type { ArticleVariation } from './article.ts';
import { readAmount } from './article-cells.ts';
import type { ArticleColumns, NamedColumn } from './article-columns.ts';
import { type ArticleDraft, ArticleRefused } from './article-draft.ts';
import type { RowCells } from './row-cells.ts';

interface Settings {
  columns: ArticleColumns;
  decimalSign: DecimalSign | null;
}

/** A line as a size of the product. */
interface Size extends Omit<ArticleVariation, 'extraPrice'> {
  /** What tells it apart, as it is compared. */
  sizeKey: string;
  price: Millionths | null;
}

/** The sizes of an article, and the price of the cheapest. Throws ArticleRefused. */
export function readVariations(
  draft: ArticleDraft,
  settings: Settings,
): { variations: ArticleVariation[]; price: Millionths | null } {
  const sizes = mergeStores(draft.rows.map((row) => readSize(row, draft, settings)));
  refuseTwice(sizes);
  const prices = sizes.flatMap(({ price }) => price ?? []);
  const unpriced = sizes.find(({ price }) => price === null);
  if (prices.length > 0 && unpriced)
    throw new ArticleRefused({ kind: 'article/line-without-price', line: unpriced.line });
  const base = prices.length === 0 ? null : Math.min(...prices);
  const variations = sizes.map(({ sizeKey: _, price, ...size }) => ({
    ...size,
    extraPrice: price === null || base === null ? 0 : price - base,
  }));
  return { variations, price: base };
}

function readSize(row: RowCells, draft: ArticleDraft, { columns, decimalSign }: Settings): Size {
  const attributes = columns.attributes.flatMap((column) => attributeOf(row, column));
  const lacking =
    attributes.length === 0 ? undefined : columns.attributes.find(({ index }) => row.at(index) === '');
  if (lacking) throw new ArticleRefused({ kind: 'article/no-size', line: row.line, group: lacking.name });
  return {
    gencod: gencodOf(row, draft),
    reference: row.text('variationReference').slice(0, 64),
    attributes,
    quantity: quantityOf(row),
    price: priceOf(row, decimalSign),
    line: row.line,
    sizeKey: attributes.map(({ value }) => sizeKey(value)).join('\n'),
  };
}

/** What the shop takes as a value: no `< > ; = # { }`, 128 characters. */
const mostValueCharacters = 128;

function attributeOf(row: RowCells, { name: group, index }: NamedColumn): ArticleVariation['attributes'] {
  const value = row.at(index).replace(/\s+/g, ' ');
  if (value === '') return [];
  const isFit = !/[<>;=#{}]/.test(value) && value.length <= mostValueCharacters;
  if (!isFit) throw new ArticleRefused({ kind: 'article/bad-attribute', line: row.line, group, value });
  return [{ group, value }];
}

function gencodOf(row: RowCells, { notes }: ArticleDraft): string {
  const { line } = row;
  const given = cleanGencod(row.raw('gencod'));
  if (given === '') return '';
  const isDigits = /^\d+$/.test(given) && !isScientific(given);
  if (!isDigits) throw new ArticleRefused({ kind: 'article/gencod-not-digits', line, gencod: given });
  const gencod = given.length === 14 && given.startsWith('0') ? given.slice(1) : given;
  if (gencod.length > 13) throw new ArticleRefused({ kind: 'article/gencod-too-long', line, gencod });
  if (!hasRightCheckDigit(gencod)) notes.push({ kind: 'article-note/check-digit', line, gencod });
  return gencod;
}

/** What a shop has less than nothing of, it has none of. */
function quantityOf(row: RowCells): number | null {
  const text = row.text('qty');
  if (text === '') return null;
  const quantity = readQuantity(text);
  if (Number.isNaN(quantity))
    throw new ArticleRefused({ kind: 'article/unreadable', line: row.line, column: 'qty', value: text });
  return Math.max(0, quantity);
}

function priceOf(row: RowCells, sign: DecimalSign | null): Millionths | null {
  const { line } = row;
  const text = row.price();
  if (text === '') return null;
  const price = readAmount(text, sign);
  if (price === 'unclear') throw new ArticleRefused({ kind: 'article/unclear-price', line, value: text });
  if (price === 0) throw new ArticleRefused({ kind: 'article/line-without-price', line });
  if (price === null || price < 0)
    throw new ArticleRefused({ kind: 'article/unreadable', line, column: 'priceTtc', value: text });
  return price;
}

/** The same size on several lines, as a file of several shops has it: one size, with what they have together. */
function mergeStores(sizes: readonly Size[]): Size[] {
  const merged = new Map<string, Size>();
  for (const size of sizes) {
    const key = `${size.gencod}\n${size.sizeKey}`;
    const before = merged.get(key);
    const isSame = before !== undefined && size.gencod !== '' && before.price === size.price;
    if (isSame) before.quantity = sum(before.quantity, size.quantity);
    else merged.set(before === undefined ? key : `${key}\n${size.line}`, { ...size });
  }
  return [...merged.values()];
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

/** Two sizes under one gencod, two gencods for one size, a size beside none: nobody can say which is meant. */
function refuseTwice(sizes: readonly Size[]): void {
  const [withoutSize] = sizes.filter(({ attributes }) => attributes.length === 0);
  const byGencod = new Map<string, Size>();
  const bySize = new Map<string, Size>();
  for (const size of sizes) {
    const { gencod, line } = size;
    const sameGencod = gencod === '' ? undefined : byGencod.get(gencod);
    if (sameGencod) throw new ArticleRefused({ kind: 'article/gencod-twice', line, gencod, others: [] });
    byGencod.set(gencod, size);
    const other =
      bySize.get(size.sizeKey) ?? (sizes.length > 1 && withoutSize !== size ? withoutSize : undefined);
    if (other) {
      const value = size.attributes.map((attribute) => attribute.value).join(' ');
      const gencods = [other.gencod, gencod];
      throw new ArticleRefused({
        kind: 'article/same-size',
        line: other === withoutSize ? other.line : line,
        value,
        gencods,
      });
    }
    bySize.set(size.sizeKey, size);
  }
}
