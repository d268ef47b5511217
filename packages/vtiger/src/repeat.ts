import { readAnswer, type Answer } from './answer.ts';
import { CrmFailure, isPassing, mayBeDone, type CrmFault } from './fault.ts';
import { censorOf } from './secrets-told.ts';
import { exchange, type WireOptions, type WireRequest } from './wire.ts';

export interface RepeatOptions extends WireOptions {
  /** The user's; never told in a fault. */
  accessKey: string;
  /** How often a request that may be repeated is sent, at most. */
  attempts: number;
  /** For one operation with all its repetitions and its login. */
  deadlineMs: number;
  /** Milliseconds of some clock that only goes forward. */
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
}

/** One request, repeated where that can help and cannot hurt, while `now()` is before `before`. */
export async function send(options: RepeatOptions, before: number, request: WireRequest): Promise<Answer> {
  const { operation = '', sessionName, accessKey } = request.parameters;
  const censor = censorOf([options.accessKey, sessionName, accessKey]);
  for (let attempt = 1; ; attempt++) {
    try {
      const timeoutMs = Math.max(1, Math.min(options.timeoutMs, before - options.now()));
      return readAnswer(operation, await exchange({ ...options, timeoutMs }, request), censor);
    } catch (error) {
      const waitMs = waitBeforeNext(error, attempt, operation);
      const isTooLate = waitMs !== null && options.now() + waitMs >= before;
      if (waitMs === null || isTooLate || attempt >= options.attempts) throw error;
      await options.pause(waitMs);
    }
  }
}

const writing = ['create', 'update', 'revise', 'delete', 'convertlead', 'logout'];

/** Milliseconds until the same request may be sent again; null: never. */
function waitBeforeNext(error: unknown, attempt: number, operation: string): number | null {
  if (!(error instanceof CrmFailure) || !isPassing(error.fault)) return null;
  if (writing.includes(operation) && mayBeDone(error.fault)) return null;
  const asked = error.fault.kind === 'crm/http-status' ? error.fault.retryAfterSeconds : null;
  return asked !== null ? asked * 1000 : 500 * 3 ** (attempt - 1);
}

/** vtiger's own no, as a fault. */
export function refusal(operation: string, answer: { code: string; message: string }): CrmFault {
  if (answer.code === '0') return { kind: 'crm/duplicate', operation };
  return { kind: 'crm/refused', operation, code: answer.code, message: answer.message };
}
