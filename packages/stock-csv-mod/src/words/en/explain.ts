import { visibleStart } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StockSections } from '../words.ts';

const { moment } = formatsOf('en');
const plural = pluralOf('en');
const pieces = (count: number) => plural(count, 'piece', 'pieces');

/** Gencod, reference and size, as far as there are. */
const called = (article: { gencod: string; reference: string; size?: string }) =>
  visibleStart(
    [article.gencod, article.reference, article.size ?? ''].filter((part) => part !== '').join(' '),
    120,
  );

/** What `explain` says of an article. */
export const explain: StockSections['stock']['explain'] = {
  command:
    'what ProShop says of an article, what is taken off and by which order, what the shop is given, and was given before',
  examples: '  stock-csv-mod explain 3610000070018\n  stock-csv-mod explain SOFIA-NOIR',
  source: ({ source, at }) => `${source}, written on ${moment(at)} (server time):`,
  notInFile: 'ProShop does not have this article.',
  line: ({ row, said, fate, ...article }) => {
    const fates = {
      given: '',
      filtered: '; left out by "stock.filters"',
      unusable: '; of another store, or unreadable',
    };
    return `line ${row}, ${called(article)}: ${said === null ? 'unreadable quantity' : pieces(said)} in ProShop${fates[fate]}.`;
  },
  sale: ({ order, qty, isFirstCycle }) =>
    `taken off by order ${order}: ${pieces(qty)}, which ProShop could not know yet${isFirstCycle ? '' : ' (in the run before, too)'}.`,
  given: ({ said, change, ...article }) => {
    if (change?.decision === 'removed')
      return `For the shop: ${called(article)}, nothing: the line is taken out.`;
    return `For the shop: ${called(article)}, ${pieces(change?.after ?? said ?? 0)}.`;
  },
  inShop: ({ pieces: now, after, ...article }) => {
    const name = called(article);
    if (now === null) return `In the shop: ${name}, without a quantity that could be written.`;
    const next = after === null ? 'nothing to write' : `the next run writes ${after}`;
    return `In the shop: ${name}, ${pieces(now)}; ${next}.`;
  },
  lastRun: ({ at, isWell }) => `The last run was on ${moment(at)}${isWell ? '' : '; it did not end well'}.`,
  past: ({ order, pieces: count, firstAt, lastAt, ...article }) =>
    `${moment(firstAt)}  ${called(article)}: ${pieces(count)} taken off the quantities of the shop by order ${visibleStart(order)}${lastAt > firstAt ? `, until the run of ${moment(lastAt)}` : ''}.`,
  written: ({ at, before, after, ...article }) =>
    `${moment(at)}  ${called(article)}: the shop is given ${pieces(after)}; it had ${before}.`,
  filesNotKept: 'What the files of earlier runs said of this article is not kept.',
  unknown: ({ name, file }) => ({
    message: `${name} is neither in ${file} nor in the shop.`,
    hint: 'Give the gencod, or the whole reference.',
  }),
};
