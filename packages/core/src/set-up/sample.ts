import { type KnownKey, knownKeys } from '../config/check-shape.ts';
import { wordsIn } from '../words/language.ts';
import { visible } from '../text/visible.ts';
import type { Words } from '../words/words.ts';
import { inlineJson } from '../config/parse-jsonc.ts';
import type { Config } from '../config/schema.ts';
import type { MetState } from './meet-shop.ts';

/** What has no default, or differs from shop to shop. */
export interface SampleAnswers extends Pick<Config['ftp'], 'host' | 'port' | 'user' | 'tls'> {
  language: Config['language'];
  /** As it shall stand in the file: best "env:NAME" or "file:PATH". */
  password: string;
  /** undefined: orders and stock go by files, and no shop is configured. */
  shop?: ShopAnswers;
  /** undefined: no CRM is configured. */
  crm?: { url: string; user: string; accessKey: string };
}

/** '': the shop's name of it was not read. */
type ReservingState = Pick<MetState, 'id' | 'name'>;

export interface ShopAnswers {
  url: string;
  /** As it shall stand in the file. */
  key: string;
  /** undefined: the shop did not say it; the default stands. */
  timeZone: string | undefined;
  ordersFromShop: boolean;
  stockToShop: boolean;
  /** undefined: they were not read; the defaults stand. */
  states: { sales: MetState[]; others: MetState[] } | undefined;
  /** Those that are no sale yet but hold their pairs; undefined: the default stands. */
  reserving: ReservingState[] | undefined;
}

type Comments = Words['config'];

/** What was answered: values by key, and what is to be said beside them. */
interface Given {
  values: ReadonlyMap<string, unknown>;
  notes: ReadonlyMap<string, string>;
}

/** The text of a passerelle.json with every key: each default, and a comment that says what the key is for. */
export function sampleConfig(answers: SampleAnswers): string {
  const { config } = wordsIn(answers.language);
  const { language, shop, crm, ...ftp } = answers;
  const values = new Map<string, unknown>([
    ['$schema', 'passerelle.schema.json'],
    ['language', language],
    ...Object.entries(ftp).map(([key, value]): [string, unknown] => [`ftp.${key}`, value]),
    ...(shop === undefined ? [] : valuesOf(shop)),
    ...Object.entries(crm ?? {}).map(([key, value]): [string, unknown] => [`crm.${key}`, value]),
  ]);
  const given = { values, notes: notesOf(shop) };
  const introduction = config.sample.introduction.map((line) => `// ${line}`);
  const body = knownKeys().flatMap((key) => ['', ...linesOf(key, given, config)]);
  return [...introduction, '{', ...indent(body.slice(1)), '}', ''].join('\n');
}

function valuesOf(shop: ShopAnswers): [string, unknown][] {
  const { url, key, timeZone, states, reserving, ordersFromShop, stockToShop } = shop;
  const ids = (list: readonly ReservingState[]) => list.map(({ id }) => id);
  const values: Record<string, unknown> = {
    ...{ 'shop.url': url, 'shop.key': key, 'shop.timeZone': timeZone },
    'orders.from': ordersFromShop ? 'shop' : undefined,
    'orders.states': states && ids(states.sales),
    'orders.ignoredStates': states && ids(states.others),
    'stock.to': stockToShop ? 'shop' : undefined,
    'stock.reservingStates': reserving && ids(reserving),
  };
  return Object.entries(values).filter(([, value]) => value !== undefined);
}

/** The shop's names of the states whose numbers stand there. */
function notesOf(shop: ShopAnswers | undefined): Map<string, string> {
  const names = (list: readonly ReservingState[]) =>
    list
      .filter(({ name }) => name !== '')
      .map(({ id, name }) => `${id} ${name}`)
      .join(', ');
  const { sales = [], others = [] } = shop?.states ?? {};
  return new Map([
    ['orders.states', names(sales)],
    ['orders.ignoredStates', names(others)],
    ['stock.reservingStates', names(shop?.reserving ?? [])],
  ]);
}

function linesOf(key: KnownKey, given: Given, comments: Comments): string[] {
  const note = given.notes.get(key.name) ?? '';
  const noted = note === '' ? [] : wrap(visible(note)).map((line) => `// ${line}`);
  return [...commentsOn(key, comments), ...noted, ...entryOf(key, given, comments)];
}

function commentsOn(key: KnownKey, comments: Comments): string[] {
  const description = (comments.keys as Record<string, string>)[key.name] ?? '';
  const isEmpty = ['[]', '{}'].includes(JSON.stringify(key.defaultValue));
  const example = isEmpty ? [`// ${comments.sample.example} ${inlineJson(key.field.example)}`] : [];
  return [...wrap(description).map((line) => `// ${line}`), ...example];
}

function entryOf(key: KnownKey, given: Given, comments: Comments): string[] {
  const name = JSON.stringify(key.name.slice(key.name.lastIndexOf('.') + 1));
  const value = given.values.get(key.name) ?? key.defaultValue;
  if (value !== undefined) return [`${name}: ${inlineJson(value)},`];
  const isGiven = key.keys.some((inner) => given.values.has(inner.name));
  if (key.isOptional && !isGiven) return commentOut(`${name}: ${written(exampleOf(key))},`);
  return [`${name}: {`, ...indent(key.keys.flatMap((inner) => linesOf(inner, given, comments))), '},'];
}

function exampleOf({ keys, field, defaultValue }: KnownKey): unknown {
  const isOneValue = keys.length === 0 || keys.some(({ name }) => name.includes('[]'));
  if (isOneValue) return defaultValue ?? field.example;
  return Object.fromEntries(
    keys.map((key) => [key.name.slice(key.name.lastIndexOf('.') + 1), exampleOf(key)]),
  );
}

/** An object has a line for each of its keys; a list stands in one. */
function written(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || Object.keys(value).length === 0) return inlineJson(value);
  const lines = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${written(inner)}`);
  return ['{', ...indent(lines.join(',\n').split('\n')), '}'].join('\n');
}

function commentOut(text: string): string[] {
  return text.split('\n').map((line) => `// ${line}`);
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

const widest = 100;

/** In French, a blank stands before « : ; ? ! » and inside quotes: no line may end there. */
const unglued = /(?<!«) (?![:;?!»])/;

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(unglued)) {
    const last = lines.at(-1) ?? '';
    const isFull = last !== '' && last.length + 1 + word.length > widest;
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
