import type { Random } from '../faults/seeded-random.ts';

/** Bytes in, other bytes out: one thing that may have happened to a file. `others` are files to take pieces from. */
type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const mostBytes = 200_000;

/** Does one to five things to a file, and never makes it larger than 200 kB. The same seed does the same. */
export function mutate(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let mutated = bytes;
  for (let left = 1 + random.below(5); left > 0; left--)
    mutated = random.pick(mutations)(mutated, random, others);
  return mutated.subarray(0, mostBytes);
}

const mutations: [Mutation, ...Mutation[]] = [
  flipBit,
  setByte,
  truncate,
  cutOut,
  duplicateSpan,
  spliceOther,
  duplicateLine,
  swapLines,
  swapCharacter,
  changeEncoding,
  insertPiece,
  insertPiece,
  replaceNumber,
  replaceNumber,
  replaceCell,
  replaceCell,
];

function flipBit(bytes: Buffer, random: Random): Buffer {
  const at = place(bytes, random);
  return replace(bytes, at, at + 1, Buffer.of((bytes[at] ?? 0) ^ (1 << random.below(8))));
}

function setByte(bytes: Buffer, random: Random): Buffer {
  const at = place(bytes, random);
  return replace(bytes, at, at + 1, Buffer.of(random.below(256)));
}

function truncate(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, place(bytes, random));
}

function cutOut(bytes: Buffer, random: Random): Buffer {
  const [from, to] = span(bytes, random);
  return replace(bytes, from, to, Buffer.alloc(0));
}

function duplicateSpan(bytes: Buffer, random: Random): Buffer {
  const [from, to] = span(bytes, random);
  return replace(bytes, to, to, bytes.subarray(from, to));
}

function spliceOther(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  const other = others[random.below(Math.max(1, others.length))] ?? bytes;
  const [from, to] = span(other, random);
  const at = place(bytes, random);
  return replace(bytes, at, at, other.subarray(from, to));
}

function duplicateLine(bytes: Buffer, random: Random): Buffer {
  const lines = linesOf(bytes);
  const at = random.below(lines.length);
  return Buffer.from(lines.toSpliced(at, 0, lines[at] ?? '').join('\n'), 'latin1');
}

function swapLines(bytes: Buffer, random: Random): Buffer {
  const lines = linesOf(bytes);
  const [one, other] = [random.below(lines.length), random.below(lines.length)];
  const [first = '', second = ''] = [lines[one], lines[other]];
  return Buffer.from(lines.with(one, second).with(other, first).join('\n'), 'latin1');
}

/** Every delimiter, quote or line end becomes another. */
function swapCharacter(bytes: Buffer, random: Random): Buffer {
  const meanings: [string, ...string[]] = [',', ';', '|', '\t', '"', "'", '\n', '\r\n', '.', '{', '<'];
  return Buffer.from(
    bytes.toString('latin1').replaceAll(random.pick(meanings), random.pick(meanings)),
    'latin1',
  );
}

function changeEncoding(bytes: Buffer, random: Random): Buffer {
  const text = bytes.toString(random.pick(['utf8', 'latin1']));
  const marked = random.onceIn(3) ? `\uFEFF${text}` : text;
  return Buffer.from(marked, random.pick(['utf8', 'latin1', 'utf16le']));
}

function insertPiece(bytes: Buffer, random: Random): Buffer {
  const at = place(bytes, random);
  return replace(bytes, at, at, Buffer.from(random.pick(hostilePieces)));
}

function replaceNumber(bytes: Buffer, random: Random): Buffer {
  return replaceMatch(bytes, /\d+(?:[.,]\d+)?/g, random.pick(oddValues), random);
}

/** Between two delimiters, quotes and all. */
function replaceCell(bytes: Buffer, random: Random): Buffer {
  const value = random.onceIn(2) ? random.pick(hostilePieces) : random.pick(oddValues);
  return replaceMatch(bytes, /(?<=[,;|\t\n"])[^,;|\t\n"]*(?=[,;|\t\n"])/g, value, random);
}

function replaceMatch(bytes: Buffer, pattern: RegExp, value: string, random: Random): Buffer {
  const text = bytes.toString('latin1');
  const matches = [...text.matchAll(pattern)];
  const match = matches[random.below(Math.max(1, matches.length))];
  if (match === undefined) return bytes;
  return replace(bytes, match.index, match.index + match[0].length, Buffer.from(value));
}

/** What has broken a reader of text, a shell, a path, a page or a spreadsheet. */
export const hostilePieces: [string, ...string[]] = [
  '"',
  '""',
  "'",
  '\r',
  '\n',
  '\r\n"',
  '\0',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '\u202e',
  '\ufeff',
  '\ufffe',
  '</Vente><Vente>',
  ']]>',
  '<!ENTITY a "b">',
  '&lt;&#0;&#x110000;&nbsp;',
  '<script>alert(1)</script>',
  '../../../../outside',
  '..\\..\\x',
  'C:\\Windows\\x',
  'a:b',
  'CON',
  'nul.csv',
  '-rf',
  '$(touch x)',
  '%n%s%x',
  "=cmd|'/C calc'!A0",
  '__proto__',
  'constructor',
  'toString',
  '{order.id}',
  '{{{',
  '\\',
  '\\"',
  '"\\""',
  'É'.repeat(300),
  '\ud83d\ude00',
  ';'.repeat(500),
  '[['.repeat(2000),
  'sep=;\r\n',
];

const oddValues: [string, ...string[]] = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '00',
  '1e9',
  '1E+400',
  'NaN',
  'Infinity',
  'null',
  'true',
  '0x10',
  '1.5',
  '1,5',
  '1 000,50',
  '1\u202f000,50',
  '1.000.000,00',
  '99999999999999999999',
  '9007199254740993',
  '2147483648',
  '-99999999',
  '0.005',
  '3,6123E+12',
  '3612345678904',
  '2026-02-30 25:61:61',
  '0000-00-00 00:00:00',
  '9999-12-31 23:59:59',
  '2026-03-29 02:30:00',
  '22/11/2026',
  '１２',
];

function place(bytes: Buffer, random: Random): number {
  return random.below(Math.max(1, bytes.length));
}

function span(bytes: Buffer, random: Random): [number, number] {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + 1 + random.below(400))];
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n');
}

function replace(bytes: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}
