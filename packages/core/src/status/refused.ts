import type { Ledger } from '../ledger/ledger.ts';
import type { Write } from '../ledger/outbox.ts';
import type { JobOfRefusals, NewRefusal, Refusal } from '../ledger/refusals.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { writeKindOf, type WrittenKind } from './written-kind.ts';

/** What a job refuses for one kind of reason, which one remedy settles. At least one refusal, the oldest first. */
export interface RefusedPoint {
  kind: 'refused';
  program: ProgramName;
  /** undefined: of the program's cycle. */
  job?: string;
  refusals: readonly [Refusal, ...Refusal[]];
}

/** By job and kind of fault, in the order that the first of each came in (pure). */
export function refusedPoints(refusals: readonly Refusal[]): RefusedPoint[] {
  const groups = new Map<string, RefusedPoint>();
  for (const one of refusals) {
    const { program, job, fault } = one;
    const name = JSON.stringify([program, job, fault]);
    const others = groups.get(name)?.refusals;
    const ofJob = { kind: 'refused', program, ...(job === '' ? {} : { job }) } as const;
    groups.set(name, { ...ofJob, refusals: others === undefined ? [one] : [...others, one] });
  }
  return [...groups.values()];
}

/** What is refused by a job is about these (pure). */
export function refusedKindOf({ program, job }: Pick<RefusedPoint, 'program' | 'job'>): WrittenKind {
  if (job === 'articles') return 'article';
  if (job === 'customers') return 'customer';
  if (job === 'crm') return 'crm';
  return program === 'stock-csv-mod' ? 'size' : 'write-back';
}

/** What the outbox does not hold for a person: that is told by itself, with the commands that settle it. */
export function notHeld(
  refused: readonly NewRefusal[],
  of: JobOfRefusals,
  { outbox }: Pick<Ledger, 'outbox'>,
): NewRefusal[] {
  if (refused.length === 0) return [];
  const kind = refusedKindOf(of);
  const held = outbox
    .inState(kind === 'crm' ? 'crm' : 'shop', 'REFUSED', 'UNCERTAIN')
    .filter((write) => writeKindOf(write) === kind);
  const names = new Set(held.flatMap(namesOf));
  return refused.filter(({ subject }) => !names.has(subject));
}

/** As the reports of jobs call what it is about. */
function namesOf({ target, kind, subject, key }: Write): string[] {
  if (target === 'shop') return [subject, key];
  return [`${thingsOfCrm[kind] ?? 'order'} ${subject}`];
}

const thingsOfCrm: Readonly<Record<string, string>> = {
  ...{ Contacts: 'customer', Leads: 'customer', Accounts: 'customer' },
  ...{ Products: 'product', Services: 'product' },
};
