import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '@passerelle/core/files/atomic-write.ts';
import type { Order } from '@passerelle/core/orders/model.ts';
import type { OrdersJob } from './options.ts';
import { makeSpreadsheetSafe } from './spreadsheet-safe.ts';

/** The rows of one rejected order, as the shop's CSV has them, the reason in front of each. */
export interface RejectedRows {
  order: Order;
  reason: string;
  headingRow: string;
  rows: readonly string[];
  delimiter: string;
}

/**
 * Keeps rejected orders in Rejets/, one CSV each, named for the order, so that a rejection that comes again every half
 * hour writes over itself. A file that can't be written is told and fails nothing: the order is rejected again next time.
 */
export async function keepRejects(job: OrdersJob, rejected: readonly RejectedRows[]): Promise<void> {
  for (const one of rejected) {
    const path = join(job.paths.rejects, rejectFileName(one));
    try {
      mkdirSync(job.paths.rejects, { recursive: true });
      await writeUnlessSame(path, renderReject(one));
      job.narrator.tell('plain', job.words.orderCycle.rejectKept({ file: path }));
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      job.narrator.tell('warning', job.words.orderCycle.rejectNotKept({ file: path, reason }));
    }
  }
}

/** UTF-8 with BOM, which spreadsheets need. */
function renderReject({ reason, headingRow, rows, delimiter }: RejectedRows): string {
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
function rejectFileName({ order, rows }: RejectedRows): string {
  const identity = order.id || order.ref;
  const isPlain = /^[A-Za-z0-9]{1,40}$/.test(identity);
  const name = isPlain ? identity : createHash('sha256').update(rows.join('')).digest('hex').slice(0, 12);
  return `rejet_${name}.csv`;
}

async function writeUnlessSame(path: string, content: string): Promise<void> {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  await writeWhole(path, content);
}
