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
