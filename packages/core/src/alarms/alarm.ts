import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeAtomically } from '../files/atomic-write.ts';
import type { ToldAlarm } from '../ledger/alarms.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { commandOf, type Point } from '../status/point.ts';
import type { RefusedPoint } from '../status/refused.ts';
import { notAfter } from '../text/moments.ts';

/**
 * A point that a person is told of. `id` tells whether it is the same as last time: the topic, and after `#` what may
 * change in it. One variant replaces another of its topic without a word that the other is over.
 */
export interface Alarm {
  id: string;
  point: Point;
}

/** The machine may just have been started in the morning: a program is missed when the other has run this often without it. */
const missedCycles = 3;

export function listAlarms(points: readonly Point[]): Alarm[] {
  return points.filter(isWorthAnAlarm).map((point) => ({ id: idOf(point), point }));
}

function topicOf(id: string): string {
  return id.split('#', 1)[0] ?? id;
}

function isWorthAnAlarm(point: Point): boolean {
  if (point.kind === 'paused') return point.isForgotten;
  return point.kind !== 'silent' || point.otherRuns >= missedCycles;
}

function idOf(point: Point): string {
  switch (point.kind) {
    case 'uncertain':
      return `uncertain ${point.batch.lot}`;
    case 'run-failed':
      return `run-failed ${commandOf(point.run)}#${point.run.exitCode}`;
    case 'silent':
      return `silent ${commandOf(point)}`;
    case 'paused':
    case 'not-collected':
      return point.kind;
    case 'unchanged':
      return `unchanged ${point.file}`;
    case 'write-waits':
      return `write-waits W${point.write.id}#${point.write.state}`;
    case 'refused':
      return `refused ${commandOf(point)} ${point.refusals[0].fault}#${newest(point.refusals)}`;
    case 'order-waits':
      return `order-waits ${point.order.key}#${point.why}`;
  }
}

/** Whoever was told of some hears of one more, and nothing when one is settled. */
function newest(refusals: RefusedPoint['refusals']): string {
  return new Date(Math.max(...refusals.map(({ since }) => since.getTime()))).toISOString();
}

export interface AlertPlan {
  /** Never told yet. */
  begun: Alarm[];
  /** Told a day ago, and still so. */
  reminded: { alarm: Alarm; since: Date }[];
  /** Told, and over. */
  over: ToldAlarm[];
  /** Told, and now something else of the same topic: forgotten without a word. */
  replaced: ToldAlarm[];
}

/** A day, less what a run may begin early or late. */
const reminderMinutes = 24 * 60 - 15;

/**
 * Not the same alarm every half hour: once, then one reminder of all that still rings per day, and a word when it is over
 * (pure).
 */
export function planAlert(ringing: readonly Alarm[], told: readonly ToldAlarm[], now: Date): AlertPlan {
  const toldById = new Map(told.map((alarm) => [alarm.id, alarm]));
  const ringingIds = new Set(ringing.map(({ id }) => id));
  const ringingTopics = new Set(ringing.map(({ id }) => topicOf(id)));
  const silenced = told.filter(({ id }) => !ringingIds.has(id));
  const known = ringing.flatMap((alarm) => {
    const before = toldById.get(alarm.id);
    return before ? [{ alarm, since: notAfter(before.since, now), toldAt: before.toldAt }] : [];
  });
  const isReminderDue = known.some(({ toldAt }) => isDue(toldAt, now));
  return {
    begun: ringing.filter(({ id }) => !toldById.has(id)),
    reminded: isReminderDue ? known.map(({ alarm, since }) => ({ alarm, since })) : [],
    over: silenced.filter(({ id }) => !ringingTopics.has(topicOf(id))),
    replaced: silenced.filter(({ id }) => ringingTopics.has(topicOf(id))),
  };
}

/** Whether there is nothing to tell. */
export function isEmpty({ begun, reminded, over }: AlertPlan): boolean {
  return begun.length + reminded.length + over.length === 0;
}

/** Told after now: the clock was ahead then, and would keep the reminder back until it is that late again. */
function isDue(toldAt: Date, now: Date): boolean {
  return toldAt > now || now.getTime() - toldAt.getTime() >= reminderMinutes * 60_000;
}

/** Why a message did not leave, as far as it may be told: a server's own words about a login could hold the password. */
export type SendTrouble =
  | { kind: 'time-out' }
  | { kind: 'login' }
  /** The mail server begins in clear, and TLS from the first byte was asked for. */
  | { kind: 'begins-in-clear'; port: number }
  /** The mail server waits in silence where it should greet: for TLS, most often. */
  | { kind: 'no-greeting'; port: number }
  | { kind: 'http'; status: number }
  /** `target`: where to; '' where the site does not say. */
  | { kind: 'redirect'; status: number; target: string }
  | { kind: 'exit'; code: number }
  | { kind: 'other'; reason: string };

/** Which alarms a person was told of, and that are not over. */
export interface AlarmMemory {
  told(): ToldAlarm[];
  /** Replaces what is remembered of `forgotten`, and adds `remembered`. */
  change(remembered: readonly ToldAlarm[], forgotten: readonly string[]): Promise<void>;
}

/** A file beside the ledger, for the runs that could not open the ledger: lost, damaged, locked, on a full disk. */
export function fileMemory(path: string): AlarmMemory {
  const told = (): ToldAlarm[] => (existsSync(path) ? read(path) : []);
  return {
    told,
    async change(remembered, forgotten) {
      const changed = new Set([...forgotten, ...remembered.map(({ id }) => id)]);
      const left = [...told().filter(({ id }) => !changed.has(id)), ...remembered];
      if (left.length === 0) rmSync(path, { force: true });
      else await writeAtomically(path, JSON.stringify(left, null, 2));
    },
  };
}

/** The ledger's own memory; what a run without the ledger told is over once a run has it again. */
export function ledgerMemory(ledger: Ledger, besides: AlarmMemory): AlarmMemory {
  return {
    told: () => [...ledger.alarms.told(), ...besides.told()],
    async change(remembered, forgotten) {
      ledger.transaction(() => {
        for (const id of forgotten) ledger.alarms.forget(id);
        for (const alarm of remembered) ledger.alarms.remember(alarm);
      });
      if (besides.told().length > 0)
        await besides.change([], [...forgotten, ...remembered.map(({ id }) => id)]);
    },
  };
}

/** A file that can't be understood remembers nothing: an alarm too many is better than none. */
function read(path: string): ToldAlarm[] {
  try {
    const entries = JSON.parse(readFileSync(path, 'utf8')) as Record<keyof ToldAlarm, string>[];
    return entries.map(({ id, text, since, toldAt }) => ({
      id,
      text,
      since: new Date(since),
      toldAt: new Date(toldAt),
    }));
  } catch {
    return [];
  }
}
