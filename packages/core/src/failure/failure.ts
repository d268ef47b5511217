import type { ExitCode } from './exit-code.ts';

/** What went wrong, as data: `room/what`, and the facts a person needs. Each room has its union; the words say it. */
export interface Fault {
  readonly kind: string;
  readonly [fact: string]: unknown;
}

/**
 * An end of the run that a person can understand and mend: the exit code, and why. Anything thrown that is not a Failure
 * is a fault of the program (exit 1). Its message is for whoever debugs; a person reads what the words say of the fault.
 */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  readonly fault: Fault;

  constructor(exitCode: ExitCode, fault: Fault, options?: ErrorOptions) {
    super(describe(fault), options);
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.fault = fault;
  }
}

function describe({ kind, ...facts }: Fault): string {
  return `${kind} ${JSON.stringify(facts)}`;
}

/** What stops a program on this computer, before or beside its work. */
export type ProgramFault =
  | { kind: 'program/another-run'; /** The lock. */ path: string }
  | { kind: 'program/authority-unreadable'; path: string; reason: string }
  | { kind: 'program/folder-not-writable'; folder: string; reason: string }
  | { kind: 'program/internal'; what: string }
  /** `path` is '' where the system names none. */
  | { kind: 'program/local-trouble'; path: string; reason: string }
  | { kind: 'program/output-not-writable'; path: string; reason: string };
