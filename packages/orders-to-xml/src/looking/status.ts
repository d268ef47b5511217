import { writeAtomically } from '@passerelle/core/files/atomic-write.ts';
import type { Batch } from '@passerelle/core/ledger/batches.ts';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import type { Looking } from '@passerelle/core/program/look.ts';
import {
  makeStatusReport,
  type StatusReport,
  type WaitingOrder,
} from '@passerelle/core/status/status-report.ts';
import { resolve } from 'node:path';

/** `status`: last runs, what is under way, what waits for a person and what to do about it. */
export async function tellStatus(
  looking: Looking,
  options: { json?: boolean; html?: string },
): Promise<ExitCode> {
  const { ledger, world, words, narrator } = looking;
  if (!ledger) {
    if (options.json) world.out.write(`${JSON.stringify({ ledger: false })}\n`);
    narrator.tell('plain', words.status.noLedger({ path: looking.paths.ledger }));
    return ExitCode.Done;
  }
  const report = makeStatusReport(ledger, world.now());
  if (options.json) world.out.write(`${JSON.stringify(asJson(report, looking), null, 2)}\n`);
  else tellReport(report, looking);
  if (options.html !== undefined) await writePage(options.html, report, looking);
  return ExitCode.Done;
}

function tellReport(report: StatusReport, looking: Looking): void {
  const { narrator, words } = looking;
  const { status } = words;
  for (const run of Object.values(report.lastRuns)) if (run) narrator.tell('plain', status.lastRun(run));
  for (const { lot, fileName } of report.uncertain) {
    const { message, hint } = words.delivery.uncertain({ lot, file: fileName });
    narrator.tell('bad', message);
    narrator.tell('bad', hint);
  }
  for (const batch of report.unfinished) narrator.tell('warning', status.unfinished(batch));
  for (const batch of report.notCollected) narrator.tell('plain', status.notCollected(factsOf(batch)));
  for (const waiting of report.waiting) narrator.tell('warning', tellWaiting(waiting, looking));
  if (report.waiting.length === 0 && report.uncertain.length === 0)
    narrator.tell('good', status.nobodyNeeded);
}

function tellWaiting({ kind, order }: WaitingOrder, { words }: Looking): string {
  const reason = order.decision?.reason ? words.decisions.reason(order.decision.reason) : '';
  return words.status.waiting({ id: order.id, ref: order.ref, kind, reason, since: order.firstSeen });
}

function factsOf({ fileName, orderCount, deliveredAt, createdAt }: Batch): {
  file: string;
  orders: number;
  since: Date;
} {
  return { file: fileName, orders: orderCount, since: deliveredAt ?? createdAt };
}

function asJson(report: StatusReport, { words }: Looking): unknown {
  return {
    ...report,
    waiting: report.waiting.map(({ kind, order }) => ({
      kind,
      id: order.id,
      ref: order.ref,
      since: order.firstSeen,
      reason: order.decision?.reason ? words.decisions.reason(order.decision.reason) : '',
    })),
  };
}

async function writePage(
  path: string,
  report: StatusReport,
  { ledger, world, words, language, narrator }: Looking,
): Promise<void> {
  const { renderPage } = await import('@passerelle/core/page/render-page.ts');
  const target = resolve(world.cwd, path);
  if (ledger) await writeAtomically(target, renderPage(report, words, language));
  narrator.tell('plain', words.cycle.outputWritten({ path: target }));
}
