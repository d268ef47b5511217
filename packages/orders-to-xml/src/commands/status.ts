import { resolve } from 'node:path';
import { writeAtomically } from '@passerelle/core/files/atomic-write.ts';
import { type AnyRun, commandOf, isFailed, type Point } from '@passerelle/core/status/point.ts';
import { byWaitKind } from '@passerelle/core/status/wait-kind.ts';
import {
  figuresOf,
  makeStatusReport,
  onTheWay,
  type StatusReport,
} from '@passerelle/core/status/status-report.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import { batchInJson } from './batch-in-json.ts';
import type { ProgramName } from '@passerelle/core/ledger/runs.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Looking as LookingIn } from '@passerelle/core/program/look.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import { isBlind } from '@passerelle/core/program/work-paths.ts';
import { adviceOn, whyOf } from '@passerelle/core/report/advice.ts';
import type { OrdersWords } from '../words/words.ts';

type Looking = LookingIn<OrdersWords>;

/** `status`: last runs, what is under way, what waits for a person and what to do about it. */
export async function tellStatus(
  looking: Looking,
  options: { json?: boolean; html?: string },
): Promise<ExitCode> {
  const { ledger, config, world } = looking;
  const report = makeStatusReport(ledger, config, world.now());
  if (options.json)
    world.out.write(renderJson(asJson(report, looking), (text) => looking.reporter.censor(text)));
  else tellReport(report, looking);
  if (options.html !== undefined) await writePage(options.html, report, looking);
  return ExitCode.Done;
}

function tellReport(report: StatusReport, looking: Looking): void {
  const { reporter, words, ledger, paths } = looking;
  const { status, looking: says } = words;
  if (!ledger) {
    reporter.tell('plain', says.noLedger({ path: paths.ledger }));
    if (isBlind(paths)) tellBlind(looking);
    return;
  }
  tellLastRuns(report, looking);
  for (const batch of report.unfinished) reporter.tell('plain', status.unfinished(batch));
  for (const { fileName, orderCount, acceptedAt, createdAt } of onTheWay(report)) {
    const facts = { file: fileName, orders: orderCount, since: acceptedAt ?? createdAt };
    reporter.tell('plain', status.onTheWay(facts));
  }
  tellPoints(report.points, looking);
}

function tellBlind({ reporter, words, paths }: Looking): void {
  const { message, hint } = words.ledger.blind({ path: paths.ledger, archive: paths.archive });
  reporter.tell('bad', message);
  reporter.tell('bad', hint);
}

function tellLastRuns(report: StatusReport, looking: Looking): void {
  const { reporter, words } = looking;
  for (const program of Object.keys(report.lastRuns) as ProgramName[]) {
    const run = report.lastRuns[program];
    const told = run ? words.looking.lastRun(run, figuresOf(run)) : words.looking.neverRan({ program });
    reporter.tell('plain', told);
    tellTwoDays(program, report, looking);
  }
  for (const run of report.lastJobRuns) {
    reporter.tell('plain', words.status.lastJobRun(run));
    tellTwoDays(commandOf(run), report, looking);
  }
  tellStandings(report, looking);
}

/** `program`: as it is typed, with its job. */
function tellTwoDays(program: string, report: StatusReport, { reporter, words }: Looking): void {
  const all: AnyRun[] = [...report.recentRuns, ...report.recentJobRuns];
  const runs = all.filter((run) => commandOf(run) === program);
  const bad = runs.filter(isFailed).length;
  if (runs.length > 0) reporter.tell('plain', `  ${words.status.lastTwoDays({ runs: runs.length, bad })}`);
}

/** How far the orders of the week have come. */
function tellStandings({ standings, hearsOfOrders }: StatusReport, { reporter, words }: Looking): void {
  const sum = (column: 'sent' | 'collected' | 'inCrm' | 'shipped') =>
    standings.reduce((total, day) => total + day[column], 0);
  if (sum('sent') === 0) return;
  const inCrm = hearsOfOrders.crm ? sum('inCrm') : null;
  const shipped = hearsOfOrders.shop ? sum('shipped') : null;
  const week = { sent: sum('sent'), collected: sum('collected'), inCrm, shipped };
  reporter.tell('plain', words.status.standings(week));
}

function tellPoints(points: readonly Point[], { reporter, words }: Looking): void {
  const { status, looking: says } = words;
  if (points.length === 0) {
    reporter.tell('good', says.nobodyNeeded);
    return;
  }
  reporter.tell('plain', '');
  reporter.tell('plain', says.toLookAt(points.length));
  for (const group of byWaitKind(points)) {
    reporter.tell('plain', `${status.waits[group.kind]} (${group.points.length})`);
    for (const point of group.points) {
      const { message, hint, steps } = adviceOn(point, words);
      reporter.tell('warning', `- ${message}`);
      reporter.tell('plain', `  ${hint}`);
      for (const step of steps) reporter.tell('plain', `    ${status.step(step)}`);
    }
  }
}

/** The same facts, and of each point the words too: whoever reads the JSON may have to show them. */
function asJson(report: StatusReport, { words, ledger }: Looking): unknown {
  const points = report.points.map((point) => ({
    kind: point.kind,
    ...namesOf(point),
    ...adviceOn(point, words),
  }));
  const inJson = (deliveries: readonly Delivery[]): unknown[] =>
    ledger ? deliveries.map((delivery) => batchInJson(ledger, delivery)) : [];
  return {
    ledger: ledger !== null,
    ...report,
    points,
    writes: heldOf(report).map((write) => ({
      ...{ id: `W${write.id}`, order: write.subject, event: write.event, state: write.state },
      reason: whyOf(write, words),
    })),
    unfinished: inJson(report.unfinished),
    notCollected: inJson(report.notCollected),
  };
}

function heldOf({ points }: StatusReport): Write[] {
  return points.flatMap((point) => (point.kind === 'write-waits' ? [point.write] : []));
}

/** What a point is about, to be found again by a program. */
function namesOf(point: Point): Record<string, string | number | string[]> {
  switch (point.kind) {
    case 'uncertain':
      return { lot: point.batch.lot, file: point.batch.fileName };
    case 'run-failed':
      return { program: commandOf(point.run), exitCode: point.run.exitCode };
    case 'silent':
      return { program: commandOf(point) };
    case 'not-collected':
      return { files: point.batches.map(({ fileName }) => fileName) };
    case 'paused':
      return {
        since: point.since.toISOString(),
        ...(point.until ? { until: point.until.toISOString() } : {}),
      };
    case 'unchanged':
      return { file: point.file };
    case 'write-waits':
      return { write: `W${point.write.id}`, order: point.write.subject };
    case 'refused':
      return { job: commandOf(point), refused: point.refusals.map(({ subject }) => subject) };
    case 'order-waits':
      return { id: point.order.id, ref: point.order.ref, why: point.why };
  }
}

async function writePage(
  path: string,
  report: StatusReport,
  { world, words, language, reporter }: Looking,
): Promise<void> {
  const { renderPage } = await import('@passerelle/core/page/render-page.ts');
  const target = resolve(world.cwd, path);
  await writeAtomically(target, renderPage(report, words, language));
  reporter.tell('plain', words.looking.pageWritten({ path: target }));
}
