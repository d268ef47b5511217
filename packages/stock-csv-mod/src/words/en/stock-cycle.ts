import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StockSections } from '../words.ts';

const { count, size, moment } = formatsOf('en');
const plural = pluralOf('en');
const lineCount = (lines: number) => plural(lines, 'line', 'lines');

export const stockCycle: StockSections['stockCycle'] = {
  help: {
    description:
      "Corrects ProShop's stock for PrestaShop: adds the gift cards, takes off what was just sold and ProShop cannot know yet, publishes (a file, or straight into the shop).",
    examples: [
      '  stock-csv-mod                       one whole cycle (what the scheduler starts)',
      '  stock-csv-mod --dry-run             show what would be published, write nothing',
      '  stock-csv-mod -n -o try.csv         write the result to a file of this computer',
      '  stock-csv-mod --force               publish past a guard',
    ].join('\n'),
    file: "a stock CSV of this computer, in place of the server's",
    orders: "an orders CSV of this computer, in place of the server's",
    force: 'publish past a guard, once; always in the trace',
    only: 'with stock.to "shop": this size alone (gencod or reference); may be given again',
  },
  readStock: ({ name, bytes, lines, encoding, delimiter, at }) =>
    `Read: ${name} (${size(bytes)}, ${lineCount(lines)}, written ${moment(at)}; ${encoding}, delimiter "${delimiter === '\t' ? 'tab' : delimiter}").`,
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
    `Order ${id || ref}, a sale, is no longer among the orders and never went to ProShop. Key it into ProShop by hand, then "orders-to-xml ack ${id || ref}"; until then its articles are taken off the stock.`,
  published: ({ target, lines, bytes, sha256 }) =>
    `Published: ${target} (${lineCount(lines)}, ${size(bytes)}, SHA-256 ${sha256}).`,
  wouldPublish: ({ target, lines, bytes }) =>
    `Would be published: ${target} (${lineCount(lines)}, ${size(bytes)}).`,
  checked: ({ linesIn, linesOut }) =>
    `Stock: ${lineCount(linesIn)} read, ${count(linesOut)} would be published`,
  outputWritten: ({ path }) => `Written: ${path}`,
  withdrawn: ({ target }) =>
    `${target}, of an earlier run, was taken off the server: better to import nothing than outdated stock.`,
};
