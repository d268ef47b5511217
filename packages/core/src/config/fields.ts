import * as v from 'valibot';
import { foldText } from '../text/fold-text.ts';
import { controlFree, field, notBlank } from './field.ts';

export { fieldOf, type Expectation, type Field } from './field.ts';
export * from './path-fields.ts';

export function text(example?: string) {
  return field(v.pipe(v.string(), controlFree, notBlank), { kind: 'text' }, example);
}

/** Text that may be empty: what a cell of a CSV row holds. */
export function cell(example?: string) {
  return field(v.pipe(v.string(), controlFree), { kind: 'text' }, example);
}

export function flag() {
  return field(v.boolean(), { kind: 'yes-or-no' }, false);
}

export function whole(min: number, max: number) {
  return field(
    v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)),
    { kind: 'whole', min, max },
    min,
  );
}

export function choice<const T extends readonly [string, ...string[]]>(...values: T) {
  return field(v.picklist(values), { kind: 'choice', values }, values[0]);
}

/**
 * A name, or an address, of version 6 too, between brackets or not; "ftp://name", "name:21" and "user@name" are common
 * mistakes.
 */
export const hostForm =
  /^(?:[^\s/\\@:[\]]+|\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[^\s/\\@:[\]]*\]|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[^\s/\\@:[\]]*)$/;

/** The brackets, which only addresses of the web need, are taken off. */
export function host(example?: string) {
  const withoutBrackets = v.transform((name: string) => name.replace(/^\[(.*)\]$/, '$1'));
  return field(v.pipe(v.string(), v.regex(hostForm), withoutBrackets), { kind: 'host' }, example);
}

/** "env:NAME", "file:PATH", or the secret itself. */
export function secret(example?: string) {
  return field(v.pipe(v.string(), controlFree, v.minLength(1)), { kind: 'secret' }, example);
}

/** Year, month and day; the time in part or not at all; no part twice. Other letters than T would be taken for text. */
const dateForm = v.pipe(
  v.string(),
  v.regex(
    /^(?=.*yyyy)(?=.*MM)(?=.*dd)(?!.*(yyyy|MM|dd|HH|mm|ss|XXX).*\1)(?:yyyy|MM|dd|HH|mm|ss|XXX|T|[^A-Za-z])+$/,
  ),
);

export function dateFormat(example?: string) {
  return field(dateForm, { kind: 'date-format' }, example);
}

/** A PrestaShop state: its id, or its label. */
export function state() {
  return field(
    v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.pipe(v.string(), notBlank)]),
    { kind: 'state' },
    2,
  );
}

/** A piece of a voucher's name. One that folds to nothing would match every order. */
export function pattern() {
  const matchesSomething = v.check((given: string) => foldText(given) !== '');
  return field(v.pipe(v.string(), matchesSomething), { kind: 'pattern' }, 'carte cadeau');
}

const headingText = v.pipe(v.string(), notBlank);
const position = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Where a column is: its heading, its position (the first is 1), several of those, or false: there is none. */
export function column() {
  const place = v.union([headingText, position]);
  const places = v.pipe(v.array(place), v.minLength(1));
  return field(v.union([headingText, position, places, v.literal(false)]), { kind: 'column' }, ['Gencod']);
}

const named = v.union([headingText, position]);
const cellText = v.union([v.pipe(v.string(), controlFree), v.pipe(v.number(), v.transform(String))]);
const onColumn = [
  v.strictObject({ column: named, is: v.pipe(v.array(cellText), v.minLength(1)) }),
  v.strictObject({
    column: named,
    withinDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36_525)),
    dateFormat: v.optional(dateForm),
  }),
] as const;
const rowFilter = v.union([
  ...onColumn,
  v.strictObject({ not: v.pipe(v.array(v.union(onColumn)), v.minLength(1)) }),
]);

/** What the shop has under a name, or under a number of its own. */
export function nameOrNumber(example?: string) {
  const name = v.pipe(v.string(), controlFree, notBlank);
  const number = v.pipe(v.number(), v.integer(), v.minValue(1));
  return field(v.union([name, number]), { kind: 'name-or-number' }, example);
}

/** Where one column is: its heading, or its position (the first is 1). */
export function heading(example?: string) {
  return field(named, { kind: 'heading' }, example);
}

/** What a cell may hold: one of these; '' is an empty cell. */
export function cellTexts(...example: string[]) {
  const item = field(cellText, { kind: 'text' }, example[0]);
  return field(v.pipe(v.array(item), v.minLength(1)), { kind: 'list' }, example);
}

/** Which rows of a CSV a section takes: see `rowJudge`. */
export function filters() {
  const item = field(rowFilter, { kind: 'row-filter' }, { column: 'Web', is: ['O'] });
  return field(v.array(item), { kind: 'list' }, [{ column: 'Web', is: ['O'] }]);
}

export function addresses(example?: string) {
  const address = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+$/));
  return field(v.union([address, v.pipe(v.array(address), v.minLength(1))]), { kind: 'addresses' }, example);
}

/** Shown to nobody: such an address often holds a key. */
export function url(example?: string) {
  return field(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]\S*$/)), { kind: 'url' }, example);
}

/** No login in it, no query behind it. */
export const shopAddressForm = /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#@\\]*)?$/;

/** Where a shop is. */
export function shopAddress(example?: string) {
  return field(v.pipe(v.string(), v.regex(shopAddressForm)), { kind: 'shop-address' }, example);
}

/** Where a CRM is: the same form. */
export function crmAddress(example?: string) {
  const form = v.regex(/^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#@\\]*)?$/);
  return field(v.pipe(v.string(), form), { kind: 'crm-address' }, example);
}

/** What stands before a number in the CRM. */
export function crmPrefix(example?: string) {
  const form = v.regex(/^(?:[A-Za-z0-9#[\]_-][A-Za-z0-9#[\]_ -]*)?$/);
  return field(v.pipe(v.string(), form), { kind: 'crm-prefix' }, example);
}

/** In which states an order has an invoice. */
export function invoiceStates() {
  const which = v.union([v.picklist(['shop', 'never']), v.array(state())]);
  return field(which, { kind: 'invoice-states' }, 'shop');
}

/** A zone of the IANA's list, such as this system knows: its clocks tell what a date of the shop means. */
export function timeZone(example?: string) {
  return field(v.pipe(v.string(), v.check(isTimeZone)), { kind: 'time-zone' }, example);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

/** What may happen to an order. A document has a name. */
export function event(example?: string) {
  const form = v.regex(/^(?:sent|collected|acknowledged|shipped|document:.*\S.*)$/);
  return field(v.pipe(v.string(), controlFree, form), { kind: 'event' }, example);
}

/** Which mail goes to the customer; true is that of the state. */
export function mail() {
  const which = v.union([v.boolean(), v.picklist(['state', 'tracking'])]);
  return field(which, { kind: 'mail' }, 'state');
}

/** Text with columns of an article between braces, one at least: "{supplier} {colour}". */
export function articleName(example?: string) {
  const form = /^(?:[^{}]|\{(?:reference|name|supplier|material|colour)\})*$/;
  return field(
    v.pipe(v.string(), controlFree, v.regex(form), v.regex(/\{/)),
    { kind: 'article-name' },
    example,
  );
}

/** File names of an article: its reference or gencod between braces, `*` for whatever else; or several such. */
export function articleFiles(example?: string) {
  const form =
    /^(?=.*\{(?:reference|gencod)\})(?:[^{}/\\]|\{(?:reference|gencod|supplier|material|colour)\})+$/;
  const pattern = v.pipe(v.string(), controlFree, v.regex(form));
  const patterns = v.pipe(v.array(pattern), v.minLength(1));
  return field(v.union([pattern, patterns]), { kind: 'article-files' }, example);
}

export function list<T extends v.GenericSchema>(item: T, example: unknown[] = []) {
  return field(v.array(item), { kind: 'list' }, example);
}

export function section<T extends v.ObjectEntries>(shape: T, example: unknown = {}) {
  return field(v.strictObject(shape), { kind: 'section' }, example);
}

/** Two at most: a size of the shop has so many attributes here. */
export function attributes(example: unknown) {
  const groups = v.record(v.pipe(v.string(), notBlank), column());
  const fewGroups = v.pipe(
    groups,
    v.check((given) => Object.keys(given).length <= 2),
  );
  return field(fewGroups, { kind: 'attributes' }, example);
}

/** `names` are the only keys, none of them required. */
export function table<K extends string, T extends v.GenericSchema>(
  names: readonly K[],
  item: T,
  example: unknown,
) {
  return field(v.record(v.picklist(names), item), { kind: 'section' }, example);
}

/** Any keys at all: they are labels or headings. */
export function record<T extends v.GenericSchema>(item: T, example: unknown = {}) {
  return field(v.record(v.pipe(v.string(), notBlank), item), { kind: 'section' }, example);
}

/** A section that names the card at least one way, so that its line in the stock file can be found. */
export function giftCard<T extends v.ObjectEntries>(shape: T) {
  const card = v.pipe(
    v.strictObject(shape),
    v.check((given) => 'productId' in given || 'reference' in given),
  );
  return field(card, { kind: 'gift-card' }, { reference: 'CARTE50', quantity: 999 });
}
