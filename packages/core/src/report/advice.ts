import { ExitCode } from '../failure/exit-code.ts';
import type { Write } from '../ledger/outbox.ts';
import type { Words } from '../words/words.ts';
import {
  commandArgument,
  commandOf,
  type Point,
  type Step,
  type WaitingKind,
  type WaitingOrder,
} from '../status/point.ts';
import { refusedKindOf, type RefusedPoint } from '../status/refused.ts';
import { writeKindOf } from '../status/written-kind.ts';
import { traceNameOf } from './trace.ts';

/** Something to look at, in words: what happened, to what, and what to do next. */
export interface Advice {
  message: string;
  hint: string;
  steps: Step[];
}

/** What to tell a person about a point: the same in `status`, on the page and in the alerts (pure). */
export function adviceOn(point: Point, words: Words): Advice {
  const { points } = words;
  switch (point.kind) {
    case 'uncertain':
      return uncertain(point, words);
    case 'run-failed':
      return { message: points.runFailed(point), hint: hintOnFailure(point, words), steps: [] };
    case 'silent': {
      const program = commandOf(point);
      const steps = [{ when: points.runNow, command: program }];
      return { message: points.silent({ program, since: point.since }), hint: points.lookAtTask, steps };
    }
    case 'not-collected': {
      const { batches, since } = point;
      const orders = batches.reduce((sum, { orderCount }) => sum + orderCount, 0);
      const oldest = batches[0]?.fileName ?? '';
      const message = points.notCollected({ files: batches.length, oldest, orders, since });
      return { message, hint: points.lookAtImport, steps: [] };
    }
    case 'paused': {
      const steps = [{ when: points.resumeNow, command: 'orders-to-xml resume' }];
      return { message: points.paused(point), hint: points.pausedMeans, steps };
    }
    case 'unchanged':
      return { message: points.unchanged(point), hint: points.lookAtWriter, steps: [] };
    case 'write-waits':
      return adviceOnWrite(point.write, words);
    case 'refused':
      return adviceOnRefused(point, words);
    case 'order-waits':
      return adviceOnOrder(point, words);
  }
}

/** Why a write was refused, left, or is nobody knows where; '' where there is nothing to say, or only the other program can. */
export function whyOf({ answer }: Pick<Write, 'answer'>, words: Pick<Words, 'say' | 'canSay'>): string {
  return answer !== null && words.canSay(answer) ? words.say(answer).message : '';
}

/** What happened to it, and the commands that settle it. */
function adviceOnWrite(write: Write, words: Words): Advice {
  const { points } = words;
  const { id, target, kind, subject, state } = write;
  const message = points.writeWaits({ id, target, kind, subject, state, why: whyOf(write, words) });
  if (state === 'ACCEPTED') {
    const hint = write.answer?.kind === 'write/no-row' ? points.lacksRow : points.tellCustomer;
    return { message, hint, steps: [stepOn(id, 'ack', points.onceTold)] };
  }
  return {
    message,
    hint: points.lookOverThere({ target, trace: traceOf(write) }),
    steps: [stepOn(id, '--delivered', points.ifDone), stepOn(id, '--resend', points.ifToBeDone)],
  };
}

/** More than that nobody reads: the trace has them all. */
const mostNamed = 5;

/** What was refused for the same reason, each by its name; the remedy is that of the first. */
function adviceOnRefused(point: RefusedPoint, { points }: Words): Advice {
  const { refusals } = point;
  const [{ id, hint }] = refusals;
  const job = commandOf(point);
  const named = refusals.slice(0, mostNamed).map(({ message }) => message);
  return {
    message: points.refused({ job, count: refusals.length, named }),
    hint: hint === '' ? points.refusedHints[refusedKindOf(point)] : hint,
    steps: [
      { when: points.onceRight, command: job === 'orders-to-xml crm' ? `${job} --all` : job },
      { when: points.onceKnown, command: `orders-to-xml ack R${id}` },
    ],
  };
}

/** Of the program that made it: the other cannot say what was answered. */
function traceOf(write: Write): string {
  const kind = writeKindOf(write);
  return traceNameOf(kind === 'article' || kind === 'customer' ? 'stock-csv-mod' : 'orders-to-xml');
}

function stepOn(id: number, verdict: 'ack' | '--delivered' | '--resend', when: string): Step {
  const command = verdict === 'ack' ? `ack W${id}` : `resolve W${id} ${verdict}`;
  return { when, command: `orders-to-xml ${command}` };
}

/** Why the order waits, and the commands that settle it. */
export function adviceOnOrder({ why, order }: WaitingOrder, { points, decisions }: Words): Advice {
  const { id, ref, decision, firstSeen } = order;
  const cause = decision?.reason ? decisions.cause(decision.reason) : '';
  return {
    message: points.orderWaits({ id, ref, why, cause, firstSeen }),
    hint: points.orderHints[why],
    steps: orderSteps(why, commandArgument(isDoubtful(why) ? ref : id || ref), points),
  };
}

/** Its number is another order's too, or is not how the ledger knows it: the reference says which one is meant. */
function isDoubtful(why: WaitingKind): boolean {
  return why === 'number-used-before' || why === 'same-order-other-number';
}

function orderSteps(why: WaitingKind, name: string | null, { ackWhen, sendWhen }: Words['points']): Step[] {
  if (name === null) return [];
  const send = sendWhen[why];
  return [
    { when: ackWhen[why], command: `orders-to-xml ack ${name}` },
    ...(send ? [{ when: send, command: `orders-to-xml --only ${name} --force` }] : []),
  ];
}

function uncertain(
  { batch, orders }: Extract<Point, { kind: 'uncertain' }>,
  { points, delivery }: Words,
): Advice {
  const { fileName: file, lot } = batch;
  return {
    message: `${delivery.uncertain({ file, lot }).message} ${points.itsOrders(shorten(orders))}`,
    hint: points.lookInProShop,
    steps: [
      { when: points.ifThere, command: `orders-to-xml resolve ${lot} --delivered` },
      { when: points.ifNotThere, command: `orders-to-xml resolve ${lot} --resend` },
    ],
  };
}

function hintOnFailure({ run }: Extract<Point, { kind: 'run-failed' }>, { points }: Words): string {
  const { exitCode, program, message } = run;
  if (exitCode === ExitCode.Busy) return points.stuck({ program });
  return message || points.lookIntoTrace({ trace: traceNameOf(program) });
}

const mostListed = 12;

function shorten(names: readonly string[]): { shown: string; left: number } {
  const left = Math.max(0, names.length - mostListed);
  return { shown: names.slice(0, mostListed).join(', '), left };
}
