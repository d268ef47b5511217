import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './atomic-write.ts';

/** Rows of a CSV, each with its line end. */
export interface OriginalRows {
  headingRow: string;
  rows: readonly string[];
  delimiter: string;
}

/**
 * Keeps rows that were refused in that folder (Rejets) as a CSV, the reason in front of each, so that a person can mend them
 * and send them through again. `name`: one that comes again every half hour writes over itself.
 * Rejects with the system's error.
 */
export async function keepReject(
  folder: string,
  name: string,
  reason: string,
  original: OriginalRows,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeUnlessSame(join(folder, name), renderReject(reason, original));
}

/** A name from a CSV reaches a path only if it is letters and digits; anything else is called by its content. */
export function rejectFileName(identity: string, { rows }: OriginalRows): string {
  const isPlain = /^[A-Za-z0-9]{1,40}$/.test(identity);
  const name = isPlain ? identity : createHash('sha256').update(rows.join('')).digest('hex').slice(0, 12);
  return `rejet_${name}.csv`;
}

/** UTF-8 with BOM, which spreadsheets need. */
function renderReject(reason: string, { headingRow, rows, delimiter }: OriginalRows): string {
  const quoted = `"${reason.replaceAll('"', '""')}"`;
  const told = rows.map(
    (row) => `${quoted}${delimiter}${makeSpreadsheetSafe(withoutLineEnd(row), delimiter)}\r\n`,
  );
  return `\uFEFF"Motif"${delimiter}${withoutLineEnd(headingRow)}\r\n${told.join('')}`;
}

/** Line ends only: a tab at the end of a row is an empty cell. */
function withoutLineEnd(row: string): string {
  return row.replace(/[\r\n]+$/, '');
}

async function writeUnlessSame(path: string, content: string): Promise<void> {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  await writeWhole(path, content);
}

/**
 * A CSV row whose cells a spreadsheet shows as text: a customer may be called `=HYPERLINK(…)`, and whoever opens Rejets
 * with a double click would run it. An apostrophe in front is what spreadsheets take for "this is text" (OWASP, CSV
 * Injection). Numbers, phone numbers and amounts with a sign stay as they are: the file can be sent through again.
 */
export function makeSpreadsheetSafe(row: string, delimiter: string): string {
  const escaped = delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const blanks = delimiter === '\t' ? '[\\r ]*' : '[\\t\\r ]*';
  const number = `[+-][\\d\\s.,€]*"?(?:${escaped}|$)`;
  const formula = new RegExp(`(^|${escaped})("?)(?=${blanks}[=@+-])(?!${blanks}${number})`, 'g');
  return row.replace(formula, `$1$2'`);
}
