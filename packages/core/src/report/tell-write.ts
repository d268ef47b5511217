import { ExitCode } from '../failure/exit-code.ts';
import type { Fault } from '../failure/failure.ts';
import type { ReportedWrite } from './run-report.ts';
import type { Tone } from './reporter.ts';
import { visibleStart } from '../text/visible.ts';
import { warn, type Audience } from './tell-source.ts';

export type WriteDecision = ReportedWrite['decision'];

/** What became of one write, as a job's report file puts it. */
export interface ToldWrite extends Omit<ReportedWrite, 'reason'> {
  /** What it is about, in words: 'Order 1042 (shipped)'. */
  about: string;
  /** Why it was not made, or what is to be known of one that was. */
  reason: Fault | null;
  /** Of a refusal the reason without a word that tells of a person: the ledger keeps it. undefined: `reason` itself. */
  kept?: Fault | undefined;
  /** Of a refusal: what is refused, where `key` alone would not tell it from others of the job. */
  subject?: string;
  /** Of a refusal: an earlier run has told why. */
  isStill?: boolean;
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
  const line = words.writes.line({ about, what, decision, why });
  recordWrite(audience, write, (because) => words.writes.because({ about, why: because }));
  if (isToBeRead) warn(audience, line);
  else reporter.tell(tones[decision], line);
}

type Recorder = Pick<Audience, 'reporter' | 'words' | 'findings'>;

/** The same without a line: for writes that are told many at a time. `lineOf`: with its reason, what a person reads later. */
export function recordWrite(
  recorder: Recorder,
  write: Omit<ToldWrite, 'about'>,
  lineOf: (why: string) => string = (why) => why,
): void {
  const { reporter, words, findings } = recorder;
  const { reason, exitCode, target, kind, key, id, what, decision } = write;
  const why = reason === null ? '' : words.say(reason).message;
  findings.count(decision);
  findings.writes.push({
    ...{ target, kind, key, ...(id === undefined ? {} : { id }), what, decision },
    ...(why === '' ? {} : { reason: reporter.censor(why) }),
  });
  const code = exitCode ?? exitCodes[decision];
  if (code !== undefined) findings.endWith(code);
  const kept = write.kept ?? reason;
  if (decision === 'refused' && kept !== null)
    recordRefusal(
      recorder,
      { subject: write.subject ?? key, fault: kept, isStill: write.isStill ?? false },
      lineOf,
    );
}

/** Codes and names come from files. Characters. */
const longestLine = 500;

/** Not written, or not wholly: told by `status` until a run writes it, or a person knows. */
export function recordRefusal(
  { reporter, words, findings }: Recorder,
  { subject, fault, isStill = false }: { subject: string; fault: Fault; isStill?: boolean },
  lineOf: (why: string) => string = (why) => why,
): void {
  const { message, hint } = words.say(fault);
  const line = visibleStart(reporter.censor(lineOf(message)), longestLine);
  const censored = { message: line, hint: reporter.censor(hint) };
  findings.refused.push({ subject, fault: nameOf(fault), ...censored, isStill });
}

/** What one remedy settles: the kind, and which of its whys. */
function nameOf({ kind, why }: Fault): string {
  return typeof why === 'string' ? `${kind}/${why}` : kind;
}

/** So many may be written, and they are. */
export function tellLimit({ reporter, words }: Audience, limit: number): void {
  reporter.tell('plain', words.writes.limitReached({ limit }));
}
