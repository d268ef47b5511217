import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault } from '@passerelle/core/failure/failure.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { OrderNow, OrderStatus, StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { NotWritten } from '@passerelle/core/ports/write-outcome.ts';
import type { What } from './event.ts';
import type { RecordContext, WriteRecord } from './write-record.ts';

export interface WriterContext extends RecordContext {
  status: OrderStatus;
  states: readonly StatusOfShop[];
  /** After so long a request whose answer was lost no longer takes effect. Milliseconds. */
  graceMs: number;
  /** Whether one more may be written; counts it. */
  mayWrite: () => boolean;
}

/** The order as it is at this moment; null: it is gone. */
export async function lookAgain({ status }: WriterContext, { id }: OrderNow): Promise<OrderNow | null> {
  return (await status.look([id])).get(id) ?? null;
}

export function isLongAfter({ now, graceMs }: WriterContext, { intendedAt }: Write): boolean {
  return intendedAt !== null && now().getTime() - intendedAt.getTime() >= graceMs;
}

export function nameOf({ states }: WriterContext, state: number): string {
  if (state === 0) return '';
  return states.find(({ id }) => id === state)?.names[0] ?? String(state);
}

/** A clear no for this one: the others go on. What did not reach the shop at all ends the run, and is as it was. */
export function settleNo(
  context: WriterContext,
  record: WriteRecord,
  write: Write,
  what: What,
  outcome: NotWritten,
): void {
  if (outcome.kind === 'refused') return record.settle(write, 'REFUSED', what, 'refused', outcome.fault);
  const { ledger, now } = context;
  ledger.transaction(() => ledger.outbox.move(write, { state: 'PREPARED' }, now()));
  throw new Failure(outcome.kind === 'not-sent' ? outcome.exitCode : ExitCode.Server, outcome.fault);
}

/** What PrestaShop says when all is written and its mail server does not answer: "Unable to save resource". */
const mailFailed = 46;

export function saysMailFailed(fault: Fault): boolean {
  return codesIn(fault).includes(mailFailed);
}

/** PHP's warnings and notices become errors of the answer, and stop nothing: what was asked is done, to the mail. */
export function saysWarningsOnly(fault: Fault): boolean {
  const codes = codesIn(fault);
  return codes.length > 0 && codes.every((code) => code >= 2 && code <= 15);
}

function codesIn({ kind, errors }: Fault): number[] {
  if (kind !== 'shop/broken' || !Array.isArray(errors)) return [];
  return errors.map(({ code }: { code?: unknown }) => Number(code));
}

/** PHP has ended, whatever it has come to: nothing more will happen. A gateway that gave up says nothing of the kind. */
export function hasEnded({ kind }: Fault): boolean {
  return ['shop/broken', 'shop/not-asked', 'shop/field-missing'].includes(kind);
}
