import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeAtomically } from '../files/atomic-write.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ToldAlarm } from '../ledger/alarms.ts';

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
