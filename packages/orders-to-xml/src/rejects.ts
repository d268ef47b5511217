import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import { writeWhole } from '@passerelle/core/files/atomic-write.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OriginalRows } from '@passerelle/core/ports/order-source.ts';
import type { RejectionReason } from '@passerelle/core/orders/orders-fault.ts';
import type { Emit } from './event.ts';

/** A rejected order, and its rows as the shop's CSV has them. */
export interface RejectedOrder {
  order: Order;
  rejection: RejectionReason | null;
  original: OriginalRows;
}

/**
 * Keeps rejected orders in that folder (Rejets), one CSV each, what `sayWhy` says in front of each row, named for the order,
 * so that a rejection that comes again every half hour writes over itself. A file that can't be written is told and fails nothing: the order is rejected again next time.
 */
export async function keepRejects(
  folder: string,
  rejected: readonly RejectedOrder[],
  sayWhy: (rejection: RejectionReason) => string,
  emit: Emit,
): Promise<void> {
  for (const { order, rejection, original } of rejected) {
    const path = join(folder, rejectFileName(order, original));
    try {
      mkdirSync(folder, { recursive: true });
      await writeUnlessSame(path, renderReject(rejection ? sayWhy(rejection) : '', original));
      emit({ kind: 'reject-kept', file: path });
    } catch (error) {
      const reason = systemReason(error);
      emit({ kind: 'reject-not-kept', file: path, reason });
    }
  }
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

/** A name from the CSV reaches a path only if it is letters and digits; any other order is called by its content. */
function rejectFileName(order: Order, { rows }: OriginalRows): string {
  const identity = order.id || order.ref;
  const isPlain = /^[A-Za-z0-9]{1,40}$/.test(identity);
  const name = isPlain ? identity : createHash('sha256').update(rows.join('')).digest('hex').slice(0, 12);
  return `rejet_${name}.csv`;
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
