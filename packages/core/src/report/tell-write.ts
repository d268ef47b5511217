import { ExitCode } from '../failure/exit-code.ts';
import type { Fault } from '../failure/failure.ts';
import type { ReportedWrite } from './run-report.ts';
import type { Tone } from './reporter.ts';
import { warn, type Audience } from './tell-source.ts';

export type WriteDecision = ReportedWrite['decision'];

/** What became of one write, as a job's report file puts it. */
export interface ToldWrite extends Omit<ReportedWrite, 'reason'> {
  /** What it is about, in words: 'Order 1042 (shipped)'. */
  about: string;
  /** Why it was not made, or what is to be known of one that was. */
  reason: Fault | null;
  /** The run ends with this, or a graver one. undefined: with 5 what is refused, with 8 what is uncertain. */
  exitCode?: ExitCode;
  /** A person should read it, though nothing was refused. */
  isToBeRead?: boolean;
}

const tones: Record<WriteDecision, Tone> = {
  written: 'good',
  'would-write': 'good',
  same: 'detail',
  skipped: 'plain',
  refused: 'warning',
  uncertain: 'warning',
};

const exitCodes: Partial<Record<WriteDecision, ExitCode>> = {
  refused: ExitCode.OrdersHeld,
  uncertain: ExitCode.Uncertain,
};

/** One write: a line of the trace and the terminal, one of `writes`, a counter, and what it does to the exit code. */
export function tellWrite(audience: Audience, write: ToldWrite): void {
  const { reporter, words } = audience;
  const { about, reason, what, decision, isToBeRead = false } = write;
  const why = reason === null ? '' : words.say(reason).message;
  recordWrite(audience, write);
  const line = words.writes.line({ about, what, decision, why });
  if (isToBeRead) warn(audience, line);
  else reporter.tell(tones[decision], line);
}

/** The same without a line: for writes that are told many at a time. */
export function recordWrite(
  { reporter, words, findings }: Pick<Audience, 'reporter' | 'words' | 'findings'>,
  { reason, exitCode, target, kind, key, id, what, decision }: Omit<ToldWrite, 'about'>,
): void {
  const why = reason === null ? '' : words.say(reason).message;
  findings.count(decision);
  findings.writes.push({
    ...{ target, kind, key, ...(id === undefined ? {} : { id }), what, decision },
    ...(why === '' ? {} : { reason: reporter.censor(why) }),
  });
  const code = exitCode ?? exitCodes[decision];
  if (code !== undefined) findings.endWith(code);
}

/** So many may be written, and they are. */
export function tellLimit({ reporter, words }: Audience, limit: number): void {
  reporter.tell('plain', words.writes.limitReached({ limit }));
}
