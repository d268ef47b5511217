import { ExitCode, gravest } from '../failure/exit-code.ts';
import type { ProgramName } from '../ledger/runs.ts';
import type { NewRefusal } from '../ledger/refusals.ts';
import type { DecisionKind } from '../orders/decision.ts';

export interface ReportedOrder {
  id: string;
  ref: string;
  decision: DecisionKind;
  reason?: string;
}

export interface ReportedLine {
  gencod: string;
  decision: 'removed' | 'reduced' | 'set' | 'added';
  reason?: string;
}

export interface ReportedFile {
  name: string;
  bytes: number;
  sha256: string;
  /** A batch's state; `written`, `published` or `planned` for other files. */
  state: string;
}

/** What was written into the shop or the CRM, or was not. */
export interface ReportedWrite {
  target: 'shop' | 'crm';
  kind: string;
  key: string;
  /** What the target calls it. */
  id?: string;
  what: string;
  decision: 'written' | 'same' | 'skipped' | 'refused' | 'uncertain' | 'would-write';
  reason?: string;
}

/** The run's report as `--json` prints it. */
export interface RunReport {
  program: ProgramName;
  version: string;
  /** `run`: the program's cycle. */
  job: string;
  mode: 'run' | 'dry-run';
  startedAt: string;
  finishedAt: string;
  exitCode: ExitCode;
  counts: Record<string, number>;
  orders: ReportedOrder[];
  lines: ReportedLine[];
  files: ReportedFile[];
  /** Of a job beside the program's cycle, and of a run that writes into the shop. */
  writes?: ReportedWrite[];
  warnings: string[];
  /** `kind` stays the same from version to version, whatever the language. */
  error?: { code: ExitCode; kind: string; message: string; hint: string };
}

/** What a run gathers for its report as it goes. */
export class Findings {
  readonly counts: Record<string, number> = {};
  readonly orders: ReportedOrder[] = [];
  readonly lines: ReportedLine[] = [];
  readonly files: ReportedFile[] = [];
  readonly writes: ReportedWrite[] = [];
  readonly warnings: string[] = [];
  /** What it refused, as a person is told of it for as long as it is so. */
  readonly refused: NewRefusal[] = [];
  /** Of a job that looks at what changed only: what may have been refused before, and is in order now. */
  readonly settled: string[] = [];
  readonly #codes: ExitCode[] = [];

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  /** The run goes on, but will end with this code or a graver one. */
  endWith(code: ExitCode): void {
    this.#codes.push(code);
  }

  get exitCode(): ExitCode {
    return this.#codes.length === 0 ? ExitCode.Done : gravest(this.#codes);
  }
}

/**
 * A report as JSON on a terminal or in a pipe. Texts from outside are in it: what a terminal would obey and JSON leaves as
 * it is (DEL, the C1 controls, turns of the writing direction) is escaped. `censor` takes the secrets out of each text
 * before JSON changes how they are written.
 */
export function renderJson(value: unknown, censor: (text: string) => string): string {
  const withoutSecrets = (_key: string, part: unknown): unknown =>
    typeof part === 'string' ? censor(part) : part;
  return `${JSON.stringify(value, withoutSecrets, 2).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escape)}\n`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
