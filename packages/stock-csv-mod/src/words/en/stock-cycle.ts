import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StockSections } from '../words.ts';

const { size, moment } = formatsOf('en');
const plural = pluralOf('en');
const lineCount = (lines: number) => plural(lines, 'line', 'lines');

export const stockCycle: StockSections['stockCycle'] = {
  help: {
    description:
      "Corrects ProShop's stock for PrestaShop: adds the gift cards, takes out what was just sold and ProShop cannot know yet, publishes.",
    examples: [
      '  stock-csv-mod                       one whole cycle (what the scheduler starts)',
      '  stock-csv-mod --dry-run             show what would be published, write nothing',
      '  stock-csv-mod -n -o try.csv         write the result to a file here',
      '  stock-csv-mod --force               publish past a guard',
    ].join('\n'),
    file: "a stock CSV from here, instead of the server's",
    orders: "an orders CSV from here, instead of the server's",
    only: 'with stock.to "shop": this size alone (gencod or reference; may be repeated)',
  },
  readStock: ({ name, bytes, lines, encoding, delimiter, at }) =>
    `Read: ${name} (${size(bytes)}, ${lineCount(lines)}, written ${moment(at)}; ${encoding}, delimiter “${delimiter === '\t' ? 'tab' : delimiter}”).`,
  unknownSale: ({ order, why }) =>
    `Order ${order}: ProShop could not know it when it wrote this stock — ${why}.`,
  whyUnknown: {
    'not-sent': () => 'it has not been sent yet',
    'on-its-way': (file) => `${file} is not delivered yet`,
    waiting: (file) => `${file} still waits for its import`,
    'collected-later': (file) => `it took ${file} too late`,
    uncertain: (file) => `the delivery of ${file} is uncertain`,
    withheld: () => 'it is withheld',
    rejected: () => 'it is rejected',
    'unknown-state': () => 'its state is one that nobody configured',
    reserving: () => 'it is not paid yet, but its state reserves its articles',
    changed: () => 'it was changed since it was sent',
    'keyed-in-later': () => 'it was keyed in by hand later, or changed since',
  },
  forced: ({ refusal }) => `Published past a guard (--force): ${refusal}`,
  unreadable: ({ count: lines }) =>
    `${plural(lines, 'unreadable line', 'unreadable lines')}, taken out of the published file.`,
  neverSent: ({ id, ref }) =>
    `Order ${id || ref}, a sale, is no longer among the orders and never went to ProShop. Key it in by hand, then “orders-to-xml ack ${id || ref}”; until then its articles are taken off the stock.`,
  published: ({ target, lines, bytes, sha256 }) =>
    `Published: ${target} (${lineCount(lines)}, ${size(bytes)}, SHA-256 ${sha256}).`,
  wouldPublish: ({ target, lines, bytes }) =>
    `Would be published: ${target} (${lineCount(lines)}, ${size(bytes)}).`,
  checked: ({ linesIn, linesOut }) => `Stock: ${linesIn} lines read, ${linesOut} would be published`,
  outputWritten: ({ path }) => `Written: ${path}`,
  withdrawn: ({ target }) =>
    `${target}, of an earlier run, was taken off the server: no import is better than past stock.`,
};
