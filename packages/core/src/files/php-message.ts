import { isUtf8 } from 'node:buffer';
import { lineNumberAt } from './csv-rows.ts';
import { decodeText } from './decode.ts';
import { endAllLinesByFeed } from './lone-returns.ts';

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
