import type { ProgramName } from '../ledger/runs.ts';
import { ExitCode } from '../program/exit-code.ts';
import type { StatusReport, WaitingKind } from '../status/status-report.ts';

/** Something that a person should hear of. `id` tells whether it is the same as last time. */
export type Alarm =
  | { id: string; kind: 'run-failed'; program: ProgramName; exitCode: ExitCode; message: string }
  | { id: string; kind: 'not-collected'; file: string; since: Date }
  | { id: string; kind: 'unchanged'; file: string; since: Date }
  | { id: string; kind: 'order-waits'; name: string; why: WaitingKind };

export interface AlarmLimits {
  /** Minutes; 0: off. */
  notCollectedMinutes: number;
  unchangedMinutes: number;
}

/** A file that another program should write, and when it last did, by the server's clock. */
export interface WatchedFile {
  name: string;
  modifiedAt: Date;
}

/** Every alarm that rings now (pure). `serverNow`: by the server's clock. */
export function listAlarms(
  report: StatusReport,
  watched: readonly WatchedFile[],
  serverNow: Date,
  limits: AlarmLimits,
): Alarm[] {
  return [
    ...failedRuns(report),
    ...notCollected(report, limits.notCollectedMinutes),
    ...unchanged(watched, serverNow, limits.unchangedMinutes),
    ...report.waiting.map(({ kind, order }): Alarm => {
      const name = order.id || order.ref;
      return { id: `order-waits ${name} ${kind}`, kind: 'order-waits', name, why: kind };
    }),
  ];
}

/** Code 5 is told order by order; 1 and 2 are the administrator's own doing, at the keyboard, or have no ledger to speak from. */
function failedRuns({ lastRuns }: StatusReport): Alarm[] {
  return Object.values(lastRuns).flatMap((run) => {
    const isAlarming =
      run !== null && run.exitCode >= ExitCode.Server && run.exitCode !== ExitCode.OrdersHeld;
    if (!isAlarming) return [];
    const { program, message } = run;
    const exitCode = run.exitCode as ExitCode;
    return [
      { id: `run-failed ${program} ${exitCode}`, kind: 'run-failed' as const, program, exitCode, message },
    ];
  });
}

function notCollected({ notCollected: batches, at }: StatusReport, minutes: number): Alarm[] {
  return batches.flatMap((batch) => {
    const since = batch.deliveredAt ?? batch.createdAt;
    if (!isOlder(since, at, minutes)) return [];
    return [
      { id: `not-collected ${batch.fileName}`, kind: 'not-collected' as const, file: batch.fileName, since },
    ];
  });
}

function unchanged(watched: readonly WatchedFile[], now: Date, minutes: number): Alarm[] {
  return watched
    .filter(({ modifiedAt }) => isOlder(modifiedAt, now, minutes))
    .map(({ name, modifiedAt }) => ({
      id: `unchanged ${name}`,
      kind: 'unchanged',
      file: name,
      since: modifiedAt,
    }));
}

function isOlder(since: Date, now: Date, minutes: number): boolean {
  return minutes > 0 && now.getTime() - since.getTime() > minutes * 60_000;
}
