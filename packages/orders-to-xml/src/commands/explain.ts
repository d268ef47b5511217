import type { KnownOrder } from '@passerelle/core/ledger/known-orders.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Looking as LookingIn } from '@passerelle/core/program/look.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import { adviceOnOrder, whyOf } from '@passerelle/core/report/advice.ts';
import { whyItWaits } from '@passerelle/core/status/point.ts';
import { findOne } from './acknowledge.ts';
import { type Happening, mergeInTime } from './merge-in-time.ts';
import { lineOfWrite, momentOfWrite, tellWritesOf, writesOf } from './settle-write.ts';
import { batchInJson } from './batch-in-json.ts';
import { refusal } from '../batch/settling-fault.ts';
import type { OrdersWords } from '../words/words.ts';

type Looking = LookingIn<OrdersWords>;

/** `explain`: the evidence on one order, oldest first. Failure 4: the ledger does not know it; 2: several share the reference. */
export function explain(looking: Looking, name: string, asJson: boolean): ExitCode {
  const { ledger } = looking;
  if (!ledger) throw refusal(ExitCode.Input, { kind: 'settling/unknown-order', name });
  const writes = [...ledger.outbox.ofSubject('shop', name), ...ledger.outbox.ofSubject('crm', name)];
  if (ledger.orders.named(name).length === 0 && writes.length > 0) {
    tellWritesAlone(writes, looking, { name, asJson });
    return ExitCode.Done;
  }
  const order = findOne(ledger, name);
  if (asJson) writeJson(order, ledger, looking);
  else tellAll(order, ledger, looking, name);
  return ExitCode.Done;
}

/** A file of shipments may name an order that was sent before there was a ledger. */
function tellWritesAlone(
  writes: readonly Write[],
  looking: Looking,
  { name, asJson }: { name: string; asJson: boolean },
): void {
  const { world, reporter, words } = looking;
  if (asJson) {
    const report = { id: name, status: null, writes: writesInJson(writes, words) };
    return world.out.write(renderJson(report, (text) => reporter.censor(text)));
  }
  reporter.tell('plain', words.writeBack.notInLedger({ name }));
  tellWritesOf(writes, looking);
}

/** The order, and which others bear that name: a number may have been given twice. */
function tellAll(order: KnownOrder, ledger: Ledger, looking: Looking, name: string): void {
  tellOrder(order, ledger, looking);
  for (const { key, id, ref } of ledger.orders.named(name)) {
    if (key !== order.key) looking.reporter.tell('plain', looking.words.looking.alsoNamed({ name, id, ref }));
  }
}

function tellOrder(order: KnownOrder, ledger: Ledger, looking: Looking): void {
  const { reporter, words } = looking;
  reporter.tell('plain', words.looking.explained(order));
  const chain = ledger.evidence.chain(order.key);
  if (chain.length === 0) reporter.tell('plain', `  ${words.looking.noEvidence}`);
  for (const { line } of wholeLife(order, ledger, words)) reporter.tell('plain', `  ${line}`);
  reporter.tell('plain', words.looking.standing(order));
  tellBatch(order, ledger, looking);
  tellStanding(order, ledger, looking);
  tellWhatToDo(order, looking);
}

/** All that happened to an order, in ProShop, on the shelf, in the shop and in the CRM: one list, the oldest first. */
function wholeLife(order: KnownOrder, ledger: Ledger, words: OrdersWords): Happening[] {
  const { looking } = words;
  const chain = ledger.evidence.chain(order.key).map((item) => {
    return { at: item.at, line: looking.evidence(item) };
  });
  const shelf = ledger.shelfSales.ofOrder(order.key).map((sale) => {
    return {
      at: sale.firstAt,
      line: looking.happened({ at: sale.firstAt, what: looking.takenOffShelf(sale) }),
    };
  });
  const writes = writesOf(ledger, order).map((write) => {
    const at = momentOfWrite(write);
    return { at, line: looking.happened({ at, what: lineOfWrite(write, words) }) };
  });
  return mergeInTime(chain, [...shelf, ...writes]);
}

/** How far it has come in the CRM, and whether it is shipped: what no single write says. */
function tellStanding(order: KnownOrder, ledger: Ledger, { reporter, words, config }: Looking): void {
  const { isInCrm, isShipped } = ledger.standings.of(order.key);
  if (config.crm !== undefined) reporter.tell('plain', words.looking.inCrm({ isInCrm }));
  if (config.writeBack !== undefined) reporter.tell('plain', words.looking.shipped({ isShipped }));
}

function tellBatch(order: KnownOrder, ledger: Ledger, { reporter, words }: Looking): void {
  const delivery = order.parcel ? ledger.till.get(order.parcel.number) : null;
  if (!delivery) return;
  const { fileName: file, state, waitingAt, bookedAt } = delivery;
  reporter.tell('plain', words.looking.standingOfBatch({ file, state }));
  if (waitingAt) reporter.tell('plain', words.looking.lastSeenWaiting({ file, at: waitingAt }));
  if (bookedAt) reporter.tell('plain', words.looking.gone({ at: bookedAt }));
}

function tellWhatToDo(order: KnownOrder, { reporter, words, world }: Looking): void {
  const why = whyItWaits(order, world.now());
  if (why === null) return;
  const { hint, steps } = adviceOnOrder({ why, order }, words);
  reporter.tell('warning', hint);
  for (const step of steps) reporter.tell('plain', `  ${words.status.step(step)}`);
}

function writeJson(order: KnownOrder, ledger: Ledger, { world, words, reporter }: Looking): void {
  const { id, ref, status, orderedAt, firstSeen, lastSeen, ackedAt, decision } = order;
  const why = whyItWaits(order, world.now());
  const report = {
    id,
    ref,
    status,
    orderedAt,
    firstSeen,
    lastSeen,
    ackedAt,
    decision,
    batch: order.parcel ? batchInJson(ledger, ledger.till.get(order.parcel.number)) : null,
    waits: why ? { why, ...adviceOnOrder({ why, order }, words) } : null,
    writes: writesInJson(writesOf(ledger, order), words),
    shelf: ledger.shelfSales.ofOrder(order.key),
    evidence: ledger.evidence.chain(order.key),
  };
  world.out.write(renderJson(report, (text) => reporter.censor(text)));
}

function writesInJson(writes: readonly Write[], words: OrdersWords): unknown[] {
  return writes.map((write) => ({
    ...{ id: `W${write.id}`, kind: write.kind, event: write.event, state: write.state },
    ...{ remoteId: write.remoteId, settledAt: write.settledAt, reason: whyOf(write, words) },
  }));
}
