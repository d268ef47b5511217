import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StockSections } from '../words.ts';

const { count: numberOf } = formatsOf('en');
const plural = pluralOf('en');
const sizes = (count: number) => plural(count, 'size', 'sizes');
const pairs = (count: number) => plural(count, 'pair', 'pairs');

export const orderList = (orders: readonly string[]) =>
  `${orders.length > 1 ? 'orders' : 'order'} ${orders.join(', ')}`;

export const levels: StockSections['stock']['levels'] = {
  table: { gencod: 'Gencod', name: 'Article', size: 'Size', now: 'Now', then: 'Then', why: 'Why' },
  cause: {
    stock: 'stock of ProShop',
    sold: (orders) => `sold, ${orderList(orders)}`,
    filtered: 'left out by stock.filters',
    notInFile: 'not in the stock of ProShop',
    giftCard: 'gift card',
    untracked: 'article without stock keeping',
  },
  totals: ({ target, changes, same, zeros, before, after }) =>
    `${target}: ${sizes(changes)} to write${zeros > 0 ? `, ${numberOf(zeros)} of them to 0` : ''}; ${numberOf(same)} right already. On sale: ${pairs(before)} now, ${numberOf(after)} then.`,
  written: ({ round, written }) =>
    `${sizes(written)} written (round ${round}); the shop and its orders are looked at again.`,
  done: (found) =>
    found.written === 0
      ? `Nothing to write: ${sizes(found.sizes)} of ${found.target} ${found.sizes > 1 ? 'have' : 'has'} the right quantity already.`
      : `Written: ${sizes(found.written)} of ${found.target}, read back and right; ${sizes(found.sizes)} in all.`,
  checked: (found) => `Stock: ${sizes(found.sizes)} of the shop, ${numberOf(found.toWrite)} to write`,
  unknown: (gencod) => `${gencod} is not in the shop: a new article, most likely.`,
  unknownCount: (count) =>
    `${plural(count, 'gencod', 'gencods')} of ProShop ${count === 1 ? 'is not in the shop: a new article, most likely (the trace names it)' : 'are not in the shop: new articles, most likely (the trace names them)'}.`,
  aside: {
    'gencod-twice': (articles) =>
      `The same gencod on several articles of the shop, left as they are: ${articles}. Correct their gencods in PrestaShop.`,
    'no-row': (articles) =>
      `Without a quantity in the shop, left as they are: ${articles}. Open these products in PrestaShop and save them.`,
    'several-rows': (articles) =>
      `Several quantities for one size in the shop, left as they are: ${articles}. Have whoever runs the shop clean the table stock_available of PrestaShop.`,
    computed: (articles) =>
      `Quantities that PrestaShop computes itself (advanced stock), left as they are: ${articles}.`,
  },
  setAside: {
    'gencod-twice': (article) => ({
      message: `The gencod ${article} stands on several articles of the shop: no quantity is written for them.`,
      hint: 'Correct their gencods in PrestaShop.',
    }),
    'no-row': (article) => ({
      message: `${article} has no quantity in the shop.`,
      hint: 'Open this product in PrestaShop and save it.',
    }),
    'several-rows': (article) => ({
      message: `${article} has several quantities in the shop.`,
      hint: 'Have whoever runs the shop clean the table stock_available of PrestaShop.',
    }),
    computed: (article) => ({
      message: `The quantity of ${article} is computed by PrestaShop (advanced stock).`,
      hint: '',
    }),
  },
  sellsAtZero: (count, articles) =>
    `${sizes(count)} at 0 ${count > 1 ? 'stay' : 'stays'} on sale, since the shop takes orders out of stock: ${articles}. No quantity can take them off sale.`,
  notManaged:
    'Stock management is off in the shop: it sells whatever the quantities are ("Shop Parameters > Product Settings" of PrestaShop).',
  seeDryRun: '"stock-csv-mod --dry-run" shows each size.',
  managed: 'Stock of the shop: kept by it, quantities count',
  notManagedInShop: {
    message: 'Stock management is off in the shop: it sells whatever the quantities are.',
    hint: 'In PrestaShop, "Shop Parameters > Product Settings": set "Enable stock management" to yes.',
  },
  statesThatHold: (states) => ({
    message: `These orders are no sales yet, but the shop has set their pairs aside: ${states.map(({ id, names }) => `"${names[0] ?? ''}" (${id})`).join(', ')}. Each push of the stock puts these pairs on sale again.`,
    hint: `Add these states to stock.reservingStates: [${states.map(({ id }) => id).join(', ')}].`,
  }),
  shared: 'The quantities are those of the group of shops, which shares its stock.',
  gone: (articles) => `Deleted from the shop during this run: ${articles}.`,
  refused: (article, said) => `The shop refuses the quantity of ${article}${said === '' ? '' : `: ${said}`}.`,
  fileIsWhole: (options) => ({
    message: `${options} is for stock that goes straight into the shop (stock.to "shop"): a stock file is published whole.`,
    hint: 'Run it again without that option.',
  }),
  onlyUnknown: (names) => `--only: the shop has no size of this gencod or reference: ${names}.`,
  chosen: (found) =>
    `This run writes only ${sizes(found.chosen)} of the ${numberOf(found.changes)} (--only, --limit).`,
  progress: {
    read: (rows) => `The shop: ${numberOf(rows)} lines read…`,
    written: (done, of) => `${numberOf(done)} sizes written of ${numberOf(of)}…`,
  },
  change: (before, after) => `${before} → ${after}`,
  neverQuiet: ({ gencods, rounds }) => ({
    message: `Sales still came in after ${plural(rounds, 'round', 'rounds')}: ${gencods.join(', ')} ${gencods.length > 1 ? 'are' : 'is'} set to 0, so that nothing is sold twice.`,
    hint: 'The next run gives the quantity back. If it happens again, look at the states of these orders.',
  }),
};
