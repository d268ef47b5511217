import { visibleStart as cell } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { ArticleNote } from '../../articles/article-fault.ts';
import type { SpecificPrice } from '../../articles/article.ts';
import type { Told } from '../../articles/product-step.ts';
import type { StockSections } from '../words.ts';
import { shopMoment } from '../shop-moment.ts';
import { columnName } from './article-faults.ts';

const { count, amount, decimal } = formatsOf('en');
const plural = pluralOf('en');

/** Parts of a product, as articles.update names them. */
const parts: Readonly<Record<string, string>> = { vat: 'tax', active: 'on sale' };

const told = (value: Told) => {
  if (value === '') return 'nothing';
  if (typeof value === 'string') return cell(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return 'cents' in value ? amount(value.cents) : `${decimal(value.kilograms / 1_000_000)} kg`;
};

const note = (found: ArticleNote) => {
  const { line } = found;
  switch (found.kind) {
    case 'article-note/cleaned':
      return `line ${line}: ${columnName(found.column)}, "${cell(found.from)}" becomes "${cell(found.to)}"`;
    case 'article-note/cut':
      return `line ${line}: ${columnName(found.column)}, ${found.length} characters cut to ${found.most}`;
    case 'article-note/unsafe-html':
      return `line ${line}: ${columnName(found.column)} is left out, since it holds a script, a form or a frame, which the shop refuses`;
    case 'article-note/check-digit':
      return `line ${line}: the check digit of the gencod ${cell(found.gencod)} is wrong`;
  }
};

const money = (millionths: number) => amount(Math.round(millionths / 10_000));
const taxed = { with: 'with tax', without: 'without tax' };

const specific = ({ price }: SpecificPrice) => {
  switch (price.kind) {
    case 'price':
      return `price ${money(price.price.amount)} ${taxed[price.price.tax]}`;
    case 'fraction':
      return `${decimal(price.reduction / 10_000)}% off`;
    case 'amount':
      return `${money(price.reduction.amount)} off, ${taxed[price.reduction.tax]}`;
  }
};

/** What "stock-csv-mod articles" writes into the shop. */
export const articles: StockSections['articles'] = {
  command:
    "write the back office's articles into the shop: new products with their sizes, texts, prices, images and documents, and what has changed in them",
  examples: [
    '  stock-csv-mod articles                    a run (what the scheduler starts)',
    '  stock-csv-mod articles --dry-run          shows what would be written, product by product',
    '  stock-csv-mod articles --only SOFIA       this article alone, by its reference or a gencod',
    '  stock-csv-mod articles --limit 5          five articles at most, to try it',
    "  stock-csv-mod articles new.csv            a file of this computer, in place of the server's",
  ].join('\n'),
  only: 'this article alone, by its reference or a gencod; may be given again',
  file: "a CSV of articles of this computer, in place of the server's",
  force: 'write in spite of a guard (articles.guard)',
  read: ({ file, rows, left, articles: some }) =>
    `Read: ${file}, ${plural(rows, 'line', 'lines')}${left === 0 ? '' : ` (${count(left)} left out)`}, ${plural(some, 'article', 'articles')}.`,
  noteOf: ({ article, note: found }) => `${article}: ${note(found)}.`,
  refused: ({ article, why }) => `${article}: refused, ${why}`,
  rejectKept: ({ file }) => `Its lines are in ${file}.`,
  rejectNotKept: ({ file, reason }) => `${file} could not be written: ${reason}.`,
  onlyUnknown: ({ names }) => `Not in the file: ${names.map((name) => cell(name)).join(', ')}.`,
  planned: (found) =>
    `${found.shop}: ${plural(found.made, 'new product', 'new products')}, ${plural(found.changed, 'product to change', 'products to change')}, ${count(found.same)} right already${found.refused === 0 ? '' : `, ${count(found.refused)} refused`}.`,
  forced: ({ refusal }) => `Written in spite of a guard (--force): ${refusal}`,
  progress: ({ done, of }) => `Articles: ${count(done)} of ${count(of)}…`,
  about: ({ reference, name }) => (reference === '' ? cell(name) : `${cell(reference)} "${cell(name)}"`),
  nothing: 'nothing',
  what: (done) =>
    [
      done.isMade ? 'new product' : '',
      done.variations.length === 0
        ? ''
        : `${done.variations.length > 1 ? 'sizes' : 'size'} ${cell(done.variations.join(' '), 120)}`,
      done.images === 0 ? '' : plural(done.images, 'image', 'images'),
      done.documents === 0 ? '' : plural(done.documents, 'document', 'documents'),
      ...done.changes.map(({ part, before, after, ...change }) => {
        const label = 'label' in change ? ` (${cell(change.label)})` : '';
        return `${parts[part] ?? part}${label}: ${told(before)} → ${told(after)}`;
      }),
      done.quantities === 0 || done.isMade ? '' : plural(done.quantities, 'quantity', 'quantities'),
      done.isShown ? 'put on sale' : '',
    ]
      .filter((piece) => piece !== '')
      .join(', '),
  size: (size) =>
    [
      `    ${size.label === '' ? 'without size' : cell(size.label)}`,
      size.gencod || 'no gencod',
      size.price,
      size.pieces === null ? '' : plural(size.pieces, 'piece', 'pieces'),
    ]
      .filter((piece) => piece !== '')
      .join('  '),
  price: ({ amount, tax }) => `${amount} ${tax === 'with' ? 'with tax' : 'without tax'}`,
  partly: ({ article, why }) => `${article}: ${why}`,
  pricesRead: ({ file, rows }) => `Read: ${file}, ${plural(rows, 'specific price', 'specific prices')}.`,
  priceAbout: (row) =>
    row === null ? 'Specific price' : `Specific price of ${cell(row.gencod || row.reference)}`,
  priceWhat: (row) =>
    [
      specific(row),
      row.customer === '' ? '' : `customer ${cell(row.customer)}`,
      row.group === '' ? '' : `group ${cell(row.group)}`,
      row.fromQuantity > 1 ? `from ${count(row.fromQuantity)} on` : '',
      row.from === '' ? '' : `from ${shopMoment(row.from)}`,
      row.to === '' ? '' : `to ${shopMoment(row.to)}`,
    ]
      .filter((piece) => piece !== '')
      .join(', '),
  priceRemoved: 'removed, since it is no longer in the file',
  pricesKept: ({ count: some }) =>
    `${plural(some, 'specific price is', 'specific prices are')} no longer in the file and ${some === 1 ? 'stays' : 'stay'} in the shop: a refused line may be ${some === 1 ? 'its' : 'their'} own. Correct it, and the next run removes what is to go.`,
  folderRead: ({ key, folder, isOnServer, files }) =>
    `Folder of ${key} "${cell(folder, 200)}"${isOnServer ? ' of the FTP server' : ''}: ${plural(files, 'file', 'files')}`,
  allSame: 'Nothing to write: the shop has it all.',
  done: (found) =>
    `Written: ${[
      [
        plural(found.made, 'new product', 'new products'),
        plural(found.changed, 'product changed', 'products changed'),
        plural(found.images, 'image', 'images'),
      ].join(', '),
      ...(found.refused === 0 ? [] : [`${count(found.refused)} refused`]),
      ...(found.waiting === 0
        ? []
        : [plural(found.waiting, 'waits for the next run', 'wait for the next run')]),
    ].join('; ')}.`,
};
