import type { Dialect } from './csv-row.ts';

const beyondAscii = /[^\0-\x7f]/;
const windows1252 = new TextDecoder('windows-1252');

/** The text of a cell read as one character per byte. */
export function decodeCell(cell: string, encoding: Dialect['encoding']): string {
  if (!beyondAscii.test(cell)) return cell;
  return decodeText(Buffer.from(cell, 'latin1'), encoding);
}

/** The text of bytes that are known to be in that encoding. A byte order mark stays. */
export function decodeText(bytes: Buffer, encoding: Dialect['encoding']): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : windows1252.decode(bytes);
}

/**
 * The same text on its own. V8 cuts a cell of 13 characters or more out of its block of the file, without a copy: whoever
 * keeps such a cell keeps the block. Two texts put together are written anew, and what is cut out of that keeps only that.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Bytes of the UTF-8 byte order mark at the start: 3 or 0. */
export function byteOrderMarkLength(bytes: Buffer): number {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? 3 : 0;
}
