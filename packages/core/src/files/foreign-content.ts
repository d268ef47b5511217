import { byteOrderMarkLength } from './decode.ts';

export type ForeignContent = 'empty' | 'html' | 'utf-16' | 'zip' | 'binary';

/** What a file is that is no CSV text in an encoding we read; null: it may well be one. */
export function findForeignContent(bytes: Buffer): ForeignContent | null {
  const content = bytes.subarray(byteOrderMarkLength(bytes));
  if (content.every(isBlank)) return 'empty';
  if (isUtf16(content.subarray(0, 1024))) return 'utf-16';
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

/** By its mark, or because every other byte of plain text, and no other, is NUL. */
function isUtf16(start: Buffer): boolean {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0;
  const evenNuls = start.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const oddNuls = start.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  const isEveryOtherNul = Math.max(evenNuls, oddNuls) > start.length / 4 && Math.min(evenNuls, oddNuls) === 0;
  return mark === 0xfeff || mark === 0xfffe || isEveryOtherNul;
}
