import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { isOfCustomer } from '@passerelle/core/ledger/known-customers.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { Looking as LookingIn } from '@passerelle/core/program/look.ts';
import { whyOf } from '@passerelle/core/report/advice.ts';
import type { OrdersWords } from '../words/words.ts';
import { whatOf } from '../write-back/payloads.ts';
import type { WriteBackFault } from '../write-back/write-fault.ts';

type Looking = LookingIn<OrdersWords>;

/** `W12`, as `status` names the writes that wait for a person. */
export function writeNumber(name: string): number | null {
  const digits = /^W(\d{1,9})$/i.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Whether it names a write, and no order: an order may be called so too. */
export function namesWrite(ledger: Ledger, name: string): boolean {
  return writeNumber(name) !== null && ledger.orders.named(name).length === 0;
}

/** `ack W12`: a person has settled it by hand, or knows what it lacks. Failures as with `resolve`. */
export function acknowledgeWrite(ledger: Ledger, name: string, now: Date): Write {
  const write = ledger.outbox.byId(writeNumber(name) ?? 0);
  if (write?.state !== 'ACCEPTED' || write.answer === null)
    return settleWrite(ledger, name, 'delivered', now);
  ledger.transaction(() => ledger.outbox.forgetNote(write));
  return write;
}

/**
 * `resolve W12`: a person looked in the shop and settles a write that was refused, or of which nobody knows. Failure 4: no
 * such write; 2: it waits for nobody.
 */
export function settleWrite(ledger: Ledger, name: string, verdict: 'delivered' | 'resend', now: Date): Write {
  const write = ledger.outbox.byId(writeNumber(name) ?? 0);
  if (write === null) throw refusal(ExitCode.Input, { kind: 'write-back/unknown-write', name });
  const { state } = write;
  if (state !== 'REFUSED' && state !== 'UNCERTAIN')
    throw refusal(ExitCode.Usage, { kind: 'write-back/nothing-to-settle', name, state });
  ledger.transaction(() => {
    if (isOfCustomer(write)) ledger.customers.forgetRefusal(write);
    if (verdict === 'resend') ledger.outbox.renew(write, write.payload, now);
    else ledger.outbox.move(write, { state: state === 'UNCERTAIN' ? 'ACCEPTED' : 'SKIPPED' }, now);
  });
  return write;
}

function refusal(exitCode: ExitCode, fault: WriteBackFault): Failure {
  return new Failure(exitCode, fault);
}

/** `explain`: what was to be written into the shop for that order, and what became of it. */
export function tellWritesOf(
  writes: readonly Write[],
  { reporter, words }: Pick<Looking, 'reporter' | 'words'>,
): void {
  for (const write of writes) {
    const at = momentOfWrite(write);
    reporter.tell('plain', words.looking.happened({ at, what: lineOfWrite(write, words) }));
  }
}

/** When it came to stand as it does. */
export function momentOfWrite({ settledAt, intendedAt, createdAt }: Write): Date {
  return settledAt ?? intendedAt ?? createdAt;
}

/** A write and what became of it, in a sentence. */
export function lineOfWrite(write: Write, words: OrdersWords): string {
  const why = whyOf(write, words);
  if (write.target === 'shop')
    return words.writeBack.inLedger({ write, what: words.writeBack.what(whatOf(write)), why });
  return words.crm.inLedger({ ...write, module: write.kind, why });
}

/** All writes about an order, those that a file of shipments asked for by either of its names too. */
export function writesOf(
  ledger: Ledger,
  { key, id, ref }: { key: number; id: string; ref: string },
): Write[] {
  const { outbox } = ledger;
  const byName = [id, ref]
    .filter((name) => name !== '')
    .flatMap((name) => [...outbox.ofSubject('shop', name), ...outbox.ofSubject('crm', name)]);
  const all = new Map([...outbox.ofOrder(key), ...byName].map((write) => [write.id, write]));
  return [...all.values()].toSorted((one, other) => one.id - other.id);
}
