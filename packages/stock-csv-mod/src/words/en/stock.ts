import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StockSections } from '../words.ts';
import { explain } from './explain.ts';
import { levels, orderList } from './levels.ts';

const { count: numberOf } = formatsOf('en');
const plural = pluralOf('en');
const lines = (count: number) => plural(count, 'line', 'lines');
const minutes = (count: number) => plural(count, 'minute', 'minutes');
const pieces = (count: number) => plural(count, 'piece', 'pieces');
const pairs = (count: number) => plural(count, 'pair', 'pairs');

const columnNames: Readonly<Record<string, string>> = { gencod: 'gencod', qty: 'quantity' };

const refused: StockSections['stock']['refused'] = {
  headingOnly: (file) => ({
    message: `The stock file "${file}" has only its line of headings: no article.`,
    hint: 'Nothing was published. Look at the export of ProShop: has it any stock left for this store?',
  }),
  missingColumns: (file, missing, headings) => ({
    message: `The stock file "${file}" has no ${missing.map((name) => columnNames[name] ?? name).join(' and no ')} column. Headings found: ${headings}.`,
    hint: `If the column bears another heading, give it in ${missing.map((name) => `stock.columns.${name}`).join(' and ')}.`,
  }),
  repeatedHeadings: (file, headings) => ({
    message: `In the stock file "${file}", several columns bear the same heading: ${headings}. There is no telling which to read.`,
    hint: 'Give the number of the right column (the first is 1) in stock.columns.gencod or stock.columns.qty.',
  }),
  noStoreColumn: (file, stores, headings) => ({
    message: `stock.stores asks for ${stores}, but the stock file "${file}" has no store column. Headings found: ${headings}.`,
    hint: 'Give the heading of that column in stock.columns.store, or empty stock.stores to keep every line.',
  }),
  noLineOf: (file, stores) => ({
    message: `No line of the stock file "${file}" belongs to a store that was asked for (${stores}).`,
    hint: 'Nothing was published. Check stock.stores, and that ProShop exports that store.',
  }),
  unreadable: (file, found) => ({
    message: `${lines(found.unreadable)} of ${numberOf(found.lines)} in the stock file "${file}" can't be read, more than 1%. The first is ${found.first}.`,
    hint: 'Nothing was published. A quantity is written "3", "3,00" or "3,000000"; "3,000", three or three thousand, only where all are written so. Check the export of ProShop, and stock.columns.qty.',
  }),
};

const giftCard: StockSections['stock']['giftCard'] = {
  unnamed: (card, headings) => ({
    message: `The stock file has no column to name the gift card "${card}" by. Headings found: ${headings}.`,
    hint: 'Give in giftCards a productId or a reference that the file has a column for, or its gencod in row, for example "row": { "Gencod": "2000000012018" }.',
  }),
  noSuchHeading: (card, heading, headings) => ({
    message: `giftCards: the gift card "${card}" fills the column "${heading}", which the stock file lacks. Headings found: ${headings}.`,
    hint: 'Write one of the headings found in row, or take this column out.',
  }),
  unknownCharacter: (card, character) => ({
    message: `giftCards: the character "${character}" (gift card "${card}") does not exist in Windows-1252, the encoding of the stock file.`,
    hint: 'Write this value without that character.',
  }),
};

const guard: StockSections['stock']['guard'] = {
  nothingLeft: ({ stock, target }, left) => ({
    message: `${left === 0 ? `No line of "${stock}" would be left` : `Nothing would be left to sell in "${stock}" (${lines(left)}, no pair)`}: publishing "${target}" would set the whole shop to 0.`,
    hint: 'Look at the export of ProShop; --force does not pass this.',
  }),
  stockAge: ({ stock }, age, limit) => ({
    message: `The stock file "${stock}" is ${minutes(age)} old (${limit} at most, stock.guard.maxAgeMinutes).`,
    hint: 'Check that ProShop still writes its export; the clock that counts is that of the FTP server.',
  }),
  ordersAge: ({ orders }, age, limit) => ({
    message: `The orders file "${orders}" is ${minutes(age)} old (${limit} at most, stock.guard.ordersMaxAgeMinutes): recent sales are not in it.`,
    hint: 'Check the task of the order export module in PrestaShop.',
  }),
  minRows: ({ stock, target }, kept, limit) => ({
    message: `Only ${lines(kept)} of "${stock}" would be left in "${target}" (${limit} at least, stock.guard.minRows).`,
    hint: 'Look at the export of ProShop; if it is right, lower stock.guard.minRows or run again with --force.',
  }),
  giftCard: ({ target }, cards) => ({
    message: `Gift cards would be lacking in "${target}": ${cards}.`,
    hint: 'Check giftCards in the configuration: without its line, a gift card would be set to 0 in the shop.',
  }),
  gencods: ({ stock, target }, found) => ({
    message: `${lines(found.lines)} of ${numberOf(found.of)} in "${stock}" ${found.lines > 1 ? 'have' : 'has'} no usable gencod (${found.limit === 0 ? '' : `${found.limit}% at most, stock.guard.maxWithoutGencodPercent; `}the first: ${found.example === '' ? 'an empty cell' : `"${found.example}"`}): with "${target}", the shop would not find these articles and set them to 0, and their sales would not be taken off.`,
    hint: `${found.example === '' ? 'Look whether ProShop exports the gencods, and check stock.columns.gencod.' : `"${found.example}" is not a gencod; a spreadsheet spoils their digits. Export the stock from ProShop again, without opening or saving it in Excel.`} ${found.canForce ? 'If these articles really have no gencod, run again with --force; if that is always so, raise stock.guard.maxWithoutGencodPercent.' : '--force does not pass this.'}`,
  }),
  spoiltGencods: ({ stock, target }, found) => ({
    message: `${lines(found.lines)} of ${numberOf(found.of)} in "${stock}" ${found.lines > 1 ? 'have' : 'has'} a gencod that a spreadsheet has spoilt (${found.limit}% at most, stock.guard.maxWithoutGencodPercent; the first: "${found.example}"): such lines leave as they are, so with "${target}" the shop would not find these articles and set them to 0.`,
    hint: 'Export the stock from ProShop again, without opening or saving it in Excel. If the import of your shop does understand these gencods, run again with --force; if that is always so, raise stock.guard.maxWithoutGencodPercent.',
  }),
  onSaleDrop: ({ target }, { left, before, percent, limit, canForce }) => ({
    message: `"${target}" has ${pairs(before)} on sale now; only ${numberOf(left)} would be left, ${percent}% less${limit === 0 ? '' : ` (${limit}% at most, stock.guard.maxDropPercent)`}.`,
    hint: canForce
      ? 'Nothing was written. Look with --dry-run at what would change. Name what ProShop does not keep in giftCards or stock.keep; if the rest is right, run again with --force.'
      : 'Nothing was written: the whole shop would be at 0, and --force does not pass this. Check that the gencods of the shop are those of ProShop.',
  }),
  drop: ({ target }, { rule, left, before, percent, limit }) => ({
    message: `"${target}" would have ${rule === 'lines-drop' ? lines(left) : pairs(left)} only, against ${numberOf(before)} for the largest published in the last 24 hours: ${percent}% less (${limit}% at most, stock.guard.maxDropPercent).`,
    hint: 'Look whether the export of ProShop is whole; if it is right, run again with --force: this file is then what the next ones are measured against.',
  }),
};

export const stock: StockSections['stock'] = {
  explain,
  refused,
  giftCard,
  guard,
  decision: { removed: 'removed', reduced: 'reduced', set: 'set', added: 'added' },
  cause: {
    sold: (orders) => `sold, ${orderList(orders)}`,
    soldByModel: (orders) =>
      `sold, ${orderList(orders)} (found by reference and size, for want of the same gencod)`,
    unreadableQuantity: (row, value) => `line ${row}: unreadable quantity, ${value}`,
    unreadableDate: (row, heading, value) =>
      `line ${row}: a filter wants a date in "${heading}", which holds "${value}"`,
    damagedCell: (row, heading) =>
      `line ${row}: "${heading}" holds a character that no text has (the cell is damaged)`,
    wrongWidth: (row, cells, headings) =>
      `line ${row}: ${plural(cells, 'column', 'columns')}, where the line of headings has ${headings}`,
    giftCard: (card) => `gift card "${card}"`,
    untracked: 'article without stock keeping',
  },
  note: {
    notInFile: (order, article, withoutGencod) =>
      withoutGencod === 0
        ? `Order ${order}: ${article} is not in the stock file; that is normal if none was left.`
        : `Order ${order}: ${article} was not found in the stock file, where ${lines(withoutGencod)} without gencod may be its own: check that this article is not sold a second time.`,
    lostGencod: (order, article) =>
      `Order ${order}: ${article} could not be taken off the stock, because a spreadsheet damaged its gencod: check that this article is not sold a second time.`,
    oversold: (order, article, missing) =>
      `Order ${order}: ${article} is sold beyond the stock, ${pieces(missing)} lacking. Check in the store that the order can be fulfilled.`,
  },
  table: {
    linesIn: 'Lines read',
    otherStores: 'Of other stores',
    filteredOut: 'Left out by stock.filters',
    unreadable: 'Unreadable',
    removed: 'Removed',
    reduced: 'Reduced',
    set: 'Gift cards set',
    untracked: 'Without stock keeping, set',
    added: 'Gift cards added',
    linesOut: 'Lines to publish',
    gencod: 'Gencod',
    reference: 'Reference',
    size: 'Size',
    decision: 'Decision',
    before: 'Before',
    after: 'After',
    cause: 'Cause',
  },
  levels,
  compare: {
    same: (ours, theirs) => `"${ours}" and "${theirs}" have the same lines.`,
    different: (ours, theirs) => `"${ours}" (here) and "${theirs}" (there) differ.`,
    parts: {
      delimiter: 'Delimiter',
      encoding: 'Encoding',
      lineEnd: 'Line ends',
      byteOrderMark: 'BOM',
      headings: 'Headings',
    },
    yesNo: { true: 'yes', false: 'no' },
    part: (name, ours, theirs) => `${name}: ${ours} here, ${theirs} there`,
    quantity: (gencod, ours, theirs) => `${gencod}: quantity ${ours} here, ${theirs} there`,
    onlyOurs: (line) => `Here only: ${line}`,
    onlyTheirs: (line) => `There only: ${line}`,
    andMore: (count) => `… and ${lines(count)} more`,
  },
};
