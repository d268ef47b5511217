import { visibleStart as cell } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { ArticlesGuard } from '../../articles/job-fault.ts';
import type { ShopName } from '../../articles/shop-article-fault.ts';
import type { ArticleFaultWords } from '../article-fault-words.ts';

const list = (texts: readonly string[]) => texts.map((text) => cell(text)).join(', ');
const headings = (texts: readonly string[]) => cell(list(texts), 600);
const named = ({ id, name }: ShopName) => `no. ${id}${name === '' ? '' : ` "${cell(name)}"`}`;
const products = (some: readonly ShopName[]) => some.map(named).join(', ');
const { amount, count, decimal } = formatsOf('en');
const plural = pluralOf('en');
const megabytes = (bytes: number) => decimal(Math.round(bytes / 104_857.6) / 10);
/** It goes on after a colon. */
const only = (message: string) => ({ message: `${message}.`, hint: '' });

const columnNames: Readonly<Record<string, string>> = {
  qty: 'quantity',
  priceTtc: 'price',
  priceHt: 'price',
  vatRate: 'VAT rate',
  active: 'on sale',
  metaTitle: 'meta title',
  metaDescription: 'meta description',
  shortDescription: 'short description',
  fromQuantity: 'from quantity',
  'feature-value': 'feature value',
  variations: 'sizes',
};
export const columnName = (column: string) => columnNames[column] ?? column;

const things: Readonly<Record<string, string>> = {
  attribute: 'attribute groups',
  feature: 'features',
  manufacturer: 'manufacturers',
  value: 'values',
};

const guard = (refusal: ArticlesGuard) =>
  refusal.rule === 'max-new'
    ? `${plural(refusal.found, 'new product', 'new products')} (${refusal.limit} at most, articles.guard.maxNew).`
    : `${count(refusal.found)} of ${plural(refusal.of, 'product', 'products')} would change, ${decimal(refusal.percent)}% (${refusal.limit}% at most, articles.guard.maxChangedPercent).`;

export const articleFaults: ArticleFaultWords = {
  'articles/not-configured': () => ({
    message: 'The configuration has no section "articles": nothing says what goes into the shop.',
    hint: 'Add the sections "shop" and "articles" to passerelle.json; the guide describes them.',
  }),
  'articles/no-folder': ({ key, folder, reason }) => ({
    message: `The folder of ${key} "${folder}" cannot be read: ${cell(reason)}.`,
    hint: `Correct articles.${key}.folder, or make that folder; the account that runs the program must be able to read it.`,
  }),
  'articles/no-remote-folder': ({ key, folder }) => ({
    message: `The folder of ${key} "${cell(folder)}" is not on the FTP server.`,
    hint: `Correct articles.${key}.remote, or make that folder on the server.`,
  }),
  'articles/guarded': ({ refusals }) => ({
    message: `Nothing was written: ${refusals.map(guard).join(' ')}`,
    hint: 'Look with --dry-run at what would be written; if it is right, run again with --force, or try with --limit first.',
  }),
  'articles/missing-columns': ({ file, missing, headings: found }) => ({
    message: `The file of articles "${cell(file)}" has no column ${missing.map((key) => `"${key}"`).join(' or ')}. Headings found: ${headings(found)}.`,
    hint: missing.some((key) => key.startsWith('price'))
      ? 'Give the heading of the price in articles.columns, or change articles.price.from ("ttc" or "ht").'
      : `If the column has another heading, give it in ${missing.map((key) => `articles.columns.${key}`).join(' or ')}.`,
  }),
  'articles/missing-price-columns': ({ file, missing, headings: found }) => ({
    message: `The file of specific prices "${cell(file)}" has no column ${missing.map((key) => `"${key}"`).join(' or ')}. Headings found: ${headings(found)}.`,
    hint: `Give the heading in ${missing.map((key) => `articles.specificPrices.columns.${key}`).join(' or ')}.`,
  }),
  'articles/repeated-heading': ({ file, heading, key }) => ({
    message: `In the file of articles "${cell(file)}" several columns have the heading "${cell(heading)}". There is no telling which to read.`,
    hint: `Give the number of the right column (the first is 1) in articles.columns.${key}.`,
  }),
  'articles/no-such-column': ({ file, section, name, headings: found }) => ({
    message: `The file of articles "${cell(file)}" has no column for "${cell(name)}". Headings found: ${headings(found)}.`,
    hint: `Correct articles.${section}${section === 'attributes' ? '; {} if no article has sizes' : ''}.`,
  }),
  'article/no-identity': ({ line }) =>
    only(`line ${line}: neither gencod nor reference, it could not be found again`),
  'article/no-name': ({ line }) =>
    only(`line ${line}: no name, since the columns that make it (articles.name) are empty`),
  'article/unreadable-date': ({ line, heading, value }) =>
    only(`line ${line}: "${cell(value)}" (${cell(heading)}) is not a date, and a filter asks for one`),
  'article/odd-row': ({ line, cells, headings: expected }) =>
    only(`line ${line}: ${plural(cells, 'column', 'columns')}, where the line of headings has ${expected}`),
  'article/control-character': ({ line, column }) =>
    only(`line ${line}: the column ${columnName(column)} holds a character that no text has`),
  'article/unreadable': ({ line, column, value }) =>
    only(`line ${line}: ${columnName(column)} cannot be read, "${cell(value)}"`),
  'article/unclear-price': ({ line, value }) =>
    only(
      `line ${line}: the price "${cell(value)}" can be read in two ways, and no other price of the file decides`,
    ),
  'article/line-without-price': ({ line }) => only(`line ${line}: no price, or a price of 0`),
  'article/gencod-not-digits': ({ line, gencod }) =>
    only(`line ${line}: "${cell(gencod)}" is not a gencod (digits only)`),
  'article/gencod-too-long': ({ line, gencod }) =>
    only(`line ${line}: the gencod ${cell(gencod)} has ${gencod.length} digits, the shop takes 13`),
  'article/gencod-twice': ({ line, gencod, others }) =>
    only(
      others.length === 0
        ? `line ${line}: two sizes have the gencod ${cell(gencod)}`
        : `line ${line}: the gencod ${cell(gencod)} is also that of ${list(others)}`,
    ),
  'article/reference-characters': ({ line, reference }) =>
    only(`line ${line}: the shop refuses ; = < > { } in a reference, "${cell(reference)}"`),
  'article/reference-too-long': ({ line, reference, most }) =>
    only(`line ${line}: the reference has ${reference.length} characters, the shop takes ${most}`),
  'article/same-size': ({ line, value, gencods }) =>
    only(
      `line ${line}: ${value === '' ? 'a line without size beside another' : `the size ${cell(value)} is there twice`} (gencods ${list(gencods.map((gencod) => gencod || 'none'))})`,
    ),
  'article/no-size': ({ line, group }) => only(`line ${line}: "${cell(group)}" is missing`),
  'article/bad-attribute': ({ line, group, value }) =>
    only(`line ${line}: the shop refuses the value "${cell(value)}" for "${cell(group)}"`),
  'article/contradiction': ({ line, column, values }) =>
    only(`line ${line}: its lines contradict each other on "${columnName(column)}": ${list(values)}`),

  'article/several-products': ({ products: some }) =>
    only(`its gencods are on several products of the shop: ${products(some)}`),
  'article/ambiguous': ({ products: some }) =>
    only(`several products of the shop have its reference and its name: ${products(some)}`),
  'article/same-product': ({ product, other }) =>
    only(`the article ${cell(other)} of the file is the same product, ${named(product)}`),
  'article/deleted-there': ({ id }) =>
    only(`product no. ${id} was deleted in the shop; "--only" with its reference makes it again`),
  'article/no-goods': ({ product }) => only(`${named(product)} is a pack or a virtual product`),
  'article/not-created': () => only('it is not in the shop, and articles.create is absent'),
  'article/no-price': () => only('without a price it cannot be created'),
  'article/no-tax-group': ({ rate }) => only(`no tax rule of the shop has the rate ${rate / 100}%`),
  'article/tax-group-unknown': ({ name }) =>
    only(`the shop has no tax rule "${cell(name)}" (articles.create.taxRulesGroup)`),
  'article/category-twice': ({ path, ids }) =>
    only(`the category "${cell(path)}" is there several times (no. ${ids.join(', ')})`),
  'article/name-twice': ({ what, name }) =>
    only(`several ${things[what] ?? what} of the shop are called "${cell(name)}"`),
  'article/too-long': ({ field, length, most }) =>
    only(`${columnName(field)}: ${length} characters, the shop takes ${most}`),
  'article/forbidden': ({ field, found }) => only(`${columnName(field)}: the shop refuses "${cell(found)}"`),
  'article/other-price': ({ wanted, shown }) =>
    only(`the shop shows ${amount(shown)} instead of ${amount(wanted)}`),
  'article/not-kept': ({ parts }) =>
    only(`written, but the shop has not kept it: ${parts.map(columnName).join(', ')}`),
  'article/unclear': () => only('the answer was lost; the next run looks what became of it'),
  'article/waits': () => only('what it needs is still to come; the next run goes on'),
  'article/cut-off': () => only('the run ended before it was done; the next one goes on'),
  'variation/other-gencod': ({ label, gencod, there }) =>
    only(`size ${cell(label)}: gencod ${cell(gencod)} in the file, ${cell(there)} in the shop`),
  'variation/other-attributes': ({ label }) =>
    only(`size ${cell(label)}: the product of the shop varies by other attributes`),
  'variation/twice': ({ label, ids }) =>
    only(`size ${cell(label)}: several combinations of the shop (no. ${ids.join(', ')})`),
  'variation/deleted-there': ({ label }) =>
    only(`size ${cell(label)}: deleted in the shop; "--only" with the reference makes it again`),
  'specific-price/no-article': ({ name }) => only(`"${cell(name)}" is not in the shop`),
  'specific-price/several-articles': ({ name }) =>
    only(`several products of the shop are "${cell(name)}": give the gencod`),
  'specific-price/no-customer': ({ customer }) =>
    only(`no ${customer === '' ? 'such customer' : `customer "${cell(customer)}"`} in the shop`),
  'specific-price/several-customers': ({ customer }) =>
    only(`several ${customer === '' ? 'such customers' : `customers "${cell(customer)}"`} in the shop`),
  'specific-price/no-group': ({ group }) => only(`no group "${cell(group)}" in the shop`),
  'specific-price/several-groups': ({ group, ids }) =>
    only(`the shop has several groups "${cell(group)}" (no. ${ids.join(', ')})`),
  'specific-price/twice': ({ line, first }) =>
    only(`line ${line}: the same customers, quantity and dates as line ${first}`),
  'specific-price/not-ours': ({ id }) =>
    only(`somebody has set specific price no. ${id} in the shop for the same customers, quantity and dates`),
  'specific-price/gives-away': () => only('more is taken off than the article costs: it would be free'),
  'specific-price/other-price': ({ wanted, shown }) =>
    only(`the shop shows ${amount(shown)} instead of ${amount(wanted)}`),

  'medium/empty': ({ name }) => only(`"${cell(name)}" is empty`),
  'medium/no-image': ({ name, found }) =>
    only(`"${cell(name)}" is not a jpg, png or webp image${found === '' ? '' : `: it is ${cell(found)}`}`),
  'medium/cut': ({ name }) => only(`"${cell(name)}" is not whole`),
  'medium/too-big': ({ name, bytes, most }) =>
    only(`"${cell(name)}" has ${megabytes(bytes)} MB, ${megabytes(most)} at most`),
  'medium/too-large': ({ name, width, height }) =>
    only(`"${cell(name)}" has ${width} × ${height} pixels, too many for the shop`),
  'medium/gone': ({ name }) => only(`"${cell(name)}" was not found`),
  'medium/unreadable': ({ name, reason }) => only(`"${cell(name)}" could not be read: ${cell(reason)}`),

  'price-row/no-article': ({ line }) => only(`line ${line}: neither gencod nor reference`),
  'price-row/odd-row': ({ line, cells, headings: expected }) =>
    only(`line ${line}: ${plural(cells, 'column', 'columns')}, where the line of headings has ${expected}`),
  'price-row/unreadable': ({ line, column, value }) =>
    only(`line ${line}: ${columnName(column)} cannot be read, "${cell(value)}"`),
  'price-row/no-price': ({ line }) => only(`line ${line}: neither price nor reduction`),
  'price-row/both': ({ line }) => only(`line ${line}: a price and a reduction, it must be one of them`),
  'price-row/percent': ({ line, value }) =>
    only(`line ${line}: a reduction is more than 0 and at most 100%, not "${cell(value)}"`),
  'price-row/dates': ({ line, from, to }) => only(`line ${line}: ${cell(from)} is not before ${cell(to)}`),
  'price-row/twice': ({ line, other }) =>
    only(`line ${line}: the same article, customers, quantity and dates as line ${other}`),
};
