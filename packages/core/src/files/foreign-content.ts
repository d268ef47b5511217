import { isUtf8 } from 'node:buffer';
import { utf16In } from '../text/utf-16.ts';
import { lineNumberAt } from './csv-rows.ts';
import { byteOrderMarkLength, decodeText } from './decode.ts';
import { endAllLinesByFeed } from './lone-returns.ts';

export type ForeignContent = 'empty' | 'html' | 'utf-16' | 'zip' | 'binary';

/** What a file is that is no CSV text in an encoding we read; null: it may well be one. */
export function findForeignContent(bytes: Buffer): ForeignContent | null {
  const content = bytes.subarray(byteOrderMarkLength(bytes));
  if (content.every(isBlank)) return 'empty';
  if (utf16In(content.subarray(0, 1024)) !== null) return 'utf-16';
  const start = content.toString('latin1', 0, 1024).trimStart();
  if (start.startsWith('<')) return 'html';
  // An Excel workbook is a zip archive.
  if (start.startsWith('PK\x03\x04')) return 'zip';
  return isBinary(content) ? 'binary' : null;
}

/** More than one byte in so many is NUL, or one of the first line is: this is no text with a fault in one of its rows. */
const textPerNul = 10;

function isBinary(content: Buffer): boolean {
  const first = content.indexOf(0);
  if (first === -1) return false;
  const firstLine = /^\s*[^\r\n]*/.exec(content.toString('latin1', 0, first))?.[0] ?? '';
  if (firstLine.length === first) return true;
  let nuls = 0;
  for (const byte of content) if (byte === 0) nuls += 1;
  return nuls * textPerNul > content.length;
}

function isBlank(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || byte === 32;
}

/** NUL and its like, which no text has (XML can't even hold them). A tab and line ends are text. */
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}

/** The same of a byte: in UTF-8 and in Windows-1252 such a byte is that character. */
export function isControlByte(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
}

/** A line in which PHP says what ails it, as it stands in a file. `line` counts from 1; `text` is without its HTML. */
export interface PhpMessage {
  line: number;
  text: string;
}

const level =
  'Warning|Notice|Deprecated|Strict Standards|(?:Fatal|Parse|Recoverable fatal|Catchable fatal) error';
const opening = new RegExp(`^(?:\\[[^\\]]*\\] )?(?:\\( ! \\) ?)?(?:PHP )?(?:${level}): `, 'i');
/** "in /var/www/export.php on line 60" */
const place = / in \S.* on line \d+/;
/** Of an exception, whose place may come some lines later. */
const uncaught = /error: +Uncaught /i;

/** Messages are looked for by these words. */
const landmarks = [' on line ', 'Uncaught '];
/** A longer line is none. */
const mostBytes = 4096;
const lineFeed = 10;

/** The message that the line is, without its HTML; null: it is something else, a product called "Warning" maybe. */
export function phpMessageIn(line: string): string | null {
  const text = line
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim();
  const isMessage = opening.test(text) && (place.test(text) || uncaught.test(text));
  return isMessage ? text : null;
}

/** The first message in the file; null: there is none. */
export function findPhpMessage(bytes: Buffer): PhpMessage | null {
  const lines = endAllLinesByFeed(bytes);
  const found = landmarks.map((landmark) => firstOf(lines, landmark)).filter((each) => each !== null);
  return found.sort((a, b) => a.line - b.line)[0] ?? null;
}

function firstOf(bytes: Buffer, landmark: string): PhpMessage | null {
  for (let at = bytes.indexOf(landmark); at !== -1; at = bytes.indexOf(landmark, at + 1)) {
    const text = phpMessageIn(lineAround(bytes, at));
    if (text !== null) return { line: lineNumberAt(bytes, at), text };
  }
  return null;
}

function lineAround(bytes: Buffer, offset: number): string {
  const start = bytes.lastIndexOf(lineFeed, offset) + 1;
  const end = bytes.indexOf(lineFeed, offset);
  const line = bytes.subarray(Math.max(start, offset - mostBytes), end === -1 ? offset + mostBytes : end);
  return decodeText(line.subarray(0, 2 * mostBytes), isUtf8(line) ? 'utf-8' : 'windows-1252');
}
