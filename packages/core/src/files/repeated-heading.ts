import { byteOrderMarkLength, decodeText } from './decode.ts';

/** Whatever comes between two headings: quotes, spaces, delimiters, marks. */
const between = /["'\s,;|\ufeff\u001a]+/;

/**
 * Whether that line (from 1) says what the heading says, whatever stands between its words: an export written at the end
 * of another, with other quotes and another delimiter.
 */
export function repeatsHeading(bytes: Buffer, line: number): boolean {
  // Excel's line that names the delimiter is one word.
  const headingLine = wordsOf(bytes, 1).length > 1 ? 1 : 2;
  const words = wordsOf(bytes, headingLine);
  const isBelow = line > headingLine && words.length > 1;
  return isBelow && words.join(' ') === wordsOf(bytes, line).join(' ');
}

function wordsOf(bytes: Buffer, line: number): string[] {
  let start = byteOrderMarkLength(bytes);
  for (let number = 1; number < line; number += 1) start = bytes.indexOf(10, start) + 1;
  const end = bytes.indexOf(10, start);
  const text = decodeText(bytes.subarray(start, end === -1 ? bytes.length : end), 'utf-8');
  return text.split(between).filter((word) => word !== '');
}
