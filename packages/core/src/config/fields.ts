import * as z from 'zod/mini';
import { foldText } from '../orders/fold-text.ts';
import type { Expectation, Field } from './expectation.ts';

/**
 * What each field expects, and an example of it: for the messages, the JSON Schema and the sample. A field that has a
 * default needs no example of its own.
 */
const fields = z.registry<Field>();

export function fieldOf(schema: z.core.$ZodType): Field | undefined {
  return fields.get(schema);
}

function field<T extends z.ZodMiniType>(schema: T, expects: Expectation, example: unknown): T {
  fields.add(schema, { expects, example });
  return schema;
}

const controlFree = z.regex(/^[^\u0000-\u001f\u007f]*$/);
const notBlank = z.regex(/\S/);

export function text(example?: string) {
  return field(z.string().check(controlFree, notBlank), { kind: 'text' }, example);
}

/** Text that may be empty: what a cell of a CSV row holds. */
export function cell(example?: string) {
  return field(z.string().check(controlFree), { kind: 'text' }, example);
}

export function flag() {
  return field(z.boolean(), { kind: 'yes-or-no' }, false);
}

export function whole(min: number, max: number) {
  return field(z.int().check(z.gte(min), z.lte(max)), { kind: 'whole', min, max }, min);
}

export function choice<const T extends readonly [string, ...string[]]>(...values: T) {
  return field(z.enum(values), { kind: 'choice', values }, values[0]);
}

/** A name or an address; "ftp://name" and "user@name" are common mistakes. */
export const hostForm = /^[^\s/\\@]+$/;

export function host(example?: string) {
  return field(z.string().check(z.regex(hostForm)), { kind: 'host' }, example);
}

/** "env:NAME", "file:PATH", or the secret itself. */
export function secret(example?: string) {
  return field(z.string().check(controlFree, z.minLength(1)), { kind: 'secret' }, example);
}

/** A control character is a lone backslash before b, f, n, r or t: "D:\temp". */
export function localPath(example?: string) {
  return field(z.string().check(controlFree, notBlank), { kind: 'local-path' }, example);
}

const withSlashes = z.overwrite<string>((path) => path.replaceAll('\\', '/').replace(/(?<=[^/])\/+$/, ''));
/** Names travel as ASCII only; a blank at either end gets lost on the way. */
const printableAscii = z.regex(/^[ -~]+$/);
const noOuterBlank = z.regex(/^\S(?:.*\S)?$/);

export function remotePath(example?: string) {
  const noStar = z.regex(/^[^*]*$/);
  return field(
    z.string().check(withSlashes, printableAscii, noOuterBlank, noStar),
    { kind: 'remote-path' },
    example,
  );
}

/** A remote path whose last part may hold `*`. */
export function remotePattern(example?: string) {
  const starsAtTheEnd = z.regex(/^[^*]*(?:\*[^/]*)?$/);
  const schema = z.string().check(withSlashes, printableAscii, noOuterBlank, starsAtTheEnd);
  return field(schema, { kind: 'remote-pattern' }, example);
}

/** One file name that every server and Windows take, with `{batch}`: it makes names unique for ever. */
export function xmlName(example?: string) {
  const takenEverywhere = z.regex(/^[^\\/:*?"<>|]*$/);
  const noOuterDot = z.regex(/^[^. ](?:.*[^. ])?$/);
  const knownPlaceholders = z.regex(/^(?:[^{}]|\{(?:date|time|batch)\})*$/);
  const hasBatch = z.regex(/\{batch\}/);
  const schema = z.string().check(printableAscii, takenEverywhere, noOuterDot, knownPlaceholders, hasBatch);
  return field(schema, { kind: 'xml-name' }, example);
}

/** Year, month and day once each; the time in part or not at all. Other letters than T would be taken for text. */
export function dateFormat(example?: string) {
  const tokens = z.regex(/^(?=.*yyyy)(?=.*MM)(?=.*dd)(?:yyyy|MM|dd|HH|mm|ss|T|[^A-Za-z])+$/);
  return field(z.string().check(tokens), { kind: 'date-format' }, example);
}

/** A PrestaShop state: its id, or its label. */
export function state() {
  return field(z.union([z.int().check(z.gte(0)), z.string().check(notBlank)]), { kind: 'state' }, 2);
}

/** A piece of a voucher's name. One that folds to nothing would match every order. */
export function pattern() {
  const matchesSomething = z.refine<string>((given) => foldText(given) !== '');
  return field(z.string().check(matchesSomething), { kind: 'pattern' }, 'carte cadeau');
}

const heading = z.string().check(notBlank);
const position = z.int().check(z.gte(1));

/** Where a column is: its heading, its position (the first is 1), several of those, or false: there is none. */
export function column() {
  const place = z.union([heading, position]);
  const places = z.array(place).check(z.minLength(1));
  return field(z.union([heading, position, places, z.literal(false)]), { kind: 'column' }, ['Gencod']);
}

export function addresses(example?: string) {
  const address = z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/));
  return field(z.union([address, z.array(address).check(z.minLength(1))]), { kind: 'addresses' }, example);
}

/** Shown to nobody: such an address often holds a key. */
export function url(example?: string) {
  return field(z.string().check(z.regex(/^https?:\/\/[^\s/]\S*$/)), { kind: 'url' }, example);
}

export function list<T extends z.ZodMiniType>(item: T, example: unknown[] = []) {
  return field(z.array(item), { kind: 'list' }, example);
}

export function section<T extends z.core.$ZodLooseShape>(shape: T, example: unknown = {}) {
  return field(z.strictObject(shape), { kind: 'section' }, example);
}

/** `names` are the only keys, none of them required. */
export function table<K extends string, T extends z.ZodMiniType>(
  names: readonly K[],
  item: T,
  example: unknown,
) {
  return field(z.partialRecord(z.enum(names), item), { kind: 'section' }, example);
}

/** Any keys at all: they are labels or headings. */
export function record<T extends z.ZodMiniType>(item: T, example: unknown = {}) {
  return field(z.record(z.string().check(notBlank), item), { kind: 'section' }, example);
}

/** A section that names the card at least one way, so that its line in the stock file can be found. */
export function giftCard<T extends z.core.$ZodLooseShape>(shape: T) {
  const hasName = z.refine<{ productId?: unknown; reference?: unknown }>(
    (card) => card.productId !== undefined || card.reference !== undefined,
  );
  return field(
    z.strictObject(shape).check(hasName),
    { kind: 'gift-card' },
    { reference: 'CARTE50', quantity: 999 },
  );
}
