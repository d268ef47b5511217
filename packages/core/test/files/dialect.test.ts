import { type DialectWishes, findDialect } from '../../src/files/dialect.ts';
import { FileRefused, NotWhole } from '../../src/files/file-fault.ts';
import { en, fr } from '../../src/words/language.ts';

const auto: DialectWishes = { delimiter: 'auto', encoding: 'auto' };
const known = new Set(['Order ID', 'Quantity', 'Date', 'État', 'ID']);
const isKnown = (heading: string) => known.has(heading.trim().replace(/^'(.*)'$/, '$1'));

function dialectOf(text: string | Buffer, wishes: Partial<DialectWishes> = {}): string {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text);
  const { delimiter, quote, encoding } = findDialect(bytes, { ...auto, ...wishes }, isKnown, 'orders.csv');
  return `${delimiter} ${quote} ${encoding}`;
}

function refusalOf(text: string | Buffer, wishes: Partial<DialectWishes> = {}): FileRefused {
  try {
    dialectOf(text, wishes);
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('not refused');
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

test.each<[string, string | Buffer, string]>([
  ['a comma', '"Order ID","Quantity"\n"1","2"\n', ', " utf-8'],
  ['a semicolon', 'Order ID;Quantity;Date\n1;2,5;2026-01-01 10:00:00\n', '; " utf-8'],
  ['a tab', 'Order ID\tQuantity\n', '\t " utf-8'],
  ['a bar', 'Order ID|Quantity\n', '| " utf-8'],
  ['a colon', 'Order ID:Quantity\n', ': " utf-8'],
  ['a full stop', 'Order ID.Quantity\n', '. " utf-8'],
  ['a slash', 'Order ID/Quantity\n', '/ " utf-8'],
  ['a hyphen', 'Order ID-Quantity\n', '- " utf-8'],
  ['a space', '"Order ID" "Quantity"\n"1" "2"\n', '  " utf-8'],
  ['commas in the other cells', 'Order ID;Quantity;a,b,c,d\n1;2;x,y\n', '; " utf-8'],
  ['a byte order mark', '\ufeff"Order ID","Quantity"\n', ', " utf-8'],
  ['blank lines before', '\r\n\r\nOrder ID;Quantity\r\n', '; " utf-8'],
  ['single quotes', "'Order ID';'Quantity'\n'1';'2'\n", "; ' utf-8"],
  ['an apostrophe in data', "Order ID;Quantity\n'1';'2'\n", '; " utf-8'],
  ['headings nobody knows, even rows', 'a;b;c,d\n1;2;3,4,5\n1;2;3\n', '; " utf-8'],
  ['a stray quote far below', `Order ID;Quantity\n${'1;2\n'.repeat(50)}"1;"2\n`, '; " utf-8'],
  ['a stray quote in the second row', 'Order ID;Quantity\n"1;"2\n', '; " utf-8'],
  ['a NUL in one row', `Order ID;Quantity\n${'1;2\n'.repeat(9)}1;\0\n`, '; " utf-8'],
  ['line ends of CR alone', 'Order ID;Quantity\r1;2,5\r', '; " utf-8'],
  ['accents in UTF-8', 'Order ID;État\n', '; " utf-8'],
  ['accents in Windows-1252', latin1('Order ID;\xc9tat;Quantity\n1;pay\xe9;2\n'), '; " windows-1252'],
])('dialect: %s', (_, text, expected) => {
  expect(dialectOf(text)).toBe(expected);
});

test.each<[string, Partial<DialectWishes>, string | Buffer, string]>([
  ['the delimiter', { delimiter: '|' }, 'Order ID;Quantity\n', '| " utf-8'],
  ['Windows-1252', { encoding: 'windows-1252' }, 'Order ID;État\n', '; " windows-1252'],
  ['UTF-8', { encoding: 'utf-8' }, 'Order ID;État\n', '; " utf-8'],
])('declared: %s', (_, wishes, text, expected) => {
  expect(dialectOf(text, wishes)).toBe(expected);
});

const heading = 'Order ID;Quantity\n';
const utf16le = Buffer.from(`\ufeff${heading}`, 'utf16le');

test.each<[string, string | Buffer, Partial<DialectWishes>, object, boolean]>([
  ['no byte', '', {}, { kind: 'empty' }, true],
  ['only a byte order mark', '\ufeff', {}, { kind: 'empty' }, true],
  ['only blanks', ' \r\n\n', {}, { kind: 'empty' }, true],
  ['UTF-16 with its mark', utf16le, {}, { kind: 'utf-16' }, false],
  ['UTF-16, big end first', Buffer.from(utf16le).swap16(), {}, { kind: 'utf-16' }, false],
  ['a NUL in the first line', 'Order ID;Quan\0tity\n1;2\n', {}, { kind: 'binary' }, true],
  ['UTF-16 without its mark', utf16le.subarray(2), {}, { kind: 'utf-16' }, false],
  ['a web page', '<!DOCTYPE html><html>', {}, { kind: 'html' }, false],
  ['a web page after blanks', '\ufeff\n <html>', {}, { kind: 'html' }, false],
  ['a workbook', 'PK\x03\x04\x14\x06', {}, { kind: 'zip' }, false],
  ['NUL bytes', `${heading}1;2\n\0\0\0\0`, {}, { kind: 'binary' }, true],
  ['mostly NUL bytes', `ab${'\0'.repeat(20)}`, {}, { kind: 'binary' }, true],
  ['declared as UTF-8', latin1(`${heading}1;2\n1;\xe9\n`), { encoding: 'utf-8' }, { kind: 'not-utf-8', line: 3 }, true], // prettier-ignore
  ['marked as UTF-8', latin1('\xef\xbb\xbfOrder ID;\xe9\n'), {}, { kind: 'not-utf-8', line: 1 }, true],
  ['no delimiter', 'hello\nworld\n', {}, { kind: 'no-delimiter' }, false],
  ['one delimiter, uneven rows', 'hello;there\nworld\n', {}, { kind: 'no-delimiter' }, false],
  ['two delimiters', 'a;b,c\n1;2,3\n', {}, { kind: 'no-delimiter' }, false],
])('refused: %s', (_, text, wishes, fault, maybeCut) => {
  const refusal = refusalOf(text, wishes);
  expect(refusal.fault.why).toEqual(fault);
  expect(refusal instanceof NotWhole).toBe(maybeCut);
  expect(refusal.exitCode).toBe(4);
  for (const words of [fr, en]) expect(words.say(refusal.fault).message).toContain('orders.csv');
});
