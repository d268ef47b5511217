import type { FieldKind } from './fields.ts';
import { foldToAscii } from './fold-to-ascii.ts';

export type WriteFormat = (text: string) => string;

/** A way to write a value: `name` or `name:argument` after a `|` in a placeholder. */
export interface Format {
  /** The kinds of field it is for; absent: any. Such a format reads the bare value: only `abs` may come before it. */
  onlyFor?: readonly FieldKind[];
  /** A right use of it, for messages and the printed layout. */
  example: string;
  /** undefined: the argument makes no sense. '' stands for no argument. */
  read(argument: string): WriteFormat | undefined;
}

/** Every format a placeholder can use. `words.layout.formats` describes each. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date', { onlyFor: ['date'], example: 'date:dd/MM/yyyy', read: readDate }],
  ['decimal', { onlyFor: ['amount', 'rate'], example: 'decimal:,:2', read: readDecimal }],
  [
    'hundredths',
    { onlyFor: ['amount', 'rate'], example: 'hundredths', read: withoutArgument(writeHundredths) },
  ],
  ['abs', { onlyFor: ['amount', 'rate', 'whole'], example: 'abs', read: withoutArgument(dropSign) }],
  ['ascii', { example: 'ascii', read: withoutArgument(foldToAscii) }],
  ['upper', { example: 'upper', read: withoutArgument((text) => text.toUpperCase()) }],
  ['max', { example: 'max:32', read: readMax }],
  ['padLeft', { example: 'padLeft:10:0', read: readPad((text, fill) => fill + text) }],
  ['padRight', { example: 'padRight:20', read: readPad((text, fill) => text + fill) }],
  ['map', { example: 'map:ARTICLE=A,TRANSPORT=T', read: readMap }],
  ['default', { example: 'default:INCONNU', read: readDefault }],
]);

function withoutArgument(write: WriteFormat): Format['read'] {
  return (argument) => (argument === '' ? write : undefined);
}

/** Where each token stands in `yyyy-MM-ddTHH:mm:ss`. */
const datePlaces: Readonly<Record<string, [start: number, end: number]>> = {
  yyyy: [0, 4],
  yy: [2, 4],
  MM: [5, 7],
  dd: [8, 10],
  HH: [11, 13],
  mm: [14, 16],
  ss: [17, 19],
};
const dateToken = /yyyy|yy|MM|dd|HH|mm|ss/;
/** With a group: splitting keeps the tokens. */
const everyDateToken = /(yyyy|yy|MM|dd|HH|mm|ss)/g;

/** Any other letter than T beside the tokens is a mistake, such as DD/MM/YYYY. */
function readDate(pattern: string): WriteFormat | undefined {
  const isPattern = dateToken.test(pattern) && !/[A-SU-Za-z]/.test(pattern.replaceAll(everyDateToken, ''));
  if (!isPattern) return undefined;
  const parts = pattern.split(everyDateToken).map((part) => datePlaces[part] ?? part);
  return (date) => {
    if (date === '') return '';
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : date.slice(part[0], part[1]);
    return text;
  };
}

/** `decimal:,` or `decimal:,:3`: the decimal sign, then 0 to 6 decimals (2 if not said), rounded half away from 0. */
function readDecimal(argument: string): WriteFormat | undefined {
  const [, sign, digits = '2'] = /^([.,])(?::([0-6]))?$/.exec(argument) ?? [];
  if (sign === undefined) return undefined;
  return (amount) => (amount === '' ? '' : writeDecimal(amount, sign, Number(digits)));
}

function writeDecimal(amount: string, sign: string, digits: number): string {
  const hundredths = Number(writeHundredths(amount));
  const units = String(Math.round(Math.abs(hundredths) * 10 ** (digits - 2))).padStart(digits + 1, '0');
  const whole = units.slice(0, units.length - digits);
  const isNegative = hundredths < 0 && Number(units) !== 0;
  return `${isNegative ? '-' : ''}${whole}${digits === 0 ? '' : sign}${units.slice(units.length - digits)}`;
}

/** `95.80` → `9580`, `0.05` → `5`. */
function writeHundredths(amount: string): string {
  return amount.replace('.', '').replace(/^(-?)0+(?=\d)/, '$1');
}

function dropSign(text: string): string {
  return text.replace(/^-/, '');
}

/** `max:32`: no more than 32 characters; never cuts a character in two. */
function readMax(argument: string): WriteFormat | undefined {
  const most = readLength(argument);
  if (most === undefined) return undefined;
  return (text) => (text.length <= most ? text : Array.from(text).slice(0, most).join(''));
}

/** `padLeft:10` with spaces, `padLeft:10:0` with zeros: at least 10 characters. */
function readPad(join: (text: string, fill: string) => string): Format['read'] {
  return (argument) => {
    const [, digits = '', character = ' '] = /^(\d+)(?::(.))?$/u.exec(argument) ?? [];
    const least = readLength(digits);
    if (least === undefined) return undefined;
    return (text) => join(text, character.repeat(Math.max(0, least - Array.from(text).length)));
  };
}

function readLength(argument: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(argument) ? Number(argument) : undefined;
}

/** `map:A=1,B=2`: another text for those named, the same for the rest. */
function readMap(argument: string): WriteFormat | undefined {
  const pairs = argument.split(',').map((pair) => pair.split('=').map((side) => side.trim()));
  if (!pairs.every((pair) => pair.length === 2)) return undefined;
  const replacements = new Map(pairs as [string, string][]);
  return (text) => replacements.get(text) ?? text;
}

/** `default:X`: X where there is nothing. */
function readDefault(argument: string): WriteFormat | undefined {
  return argument === '' ? undefined : (text) => (text === '' ? argument : text);
}
