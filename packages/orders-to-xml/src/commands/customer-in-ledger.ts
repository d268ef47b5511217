import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { customerKinds, type SentVersion } from '@passerelle/core/ledger/known-customers.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { FolderState } from '@passerelle/core/ledger/states.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import { peopleInCrm, personKey } from '@passerelle/core/ledger/person-key.ts';
import type { Looking as LookingIn } from '@passerelle/core/program/look.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import { refusal } from '../batch/settling-fault.ts';
import type { OrdersWords } from '../words/words.ts';

type Looking = LookingIn<OrdersWords>;

/** `explain <e-mail>`: what is known of one customer, oldest first. Failure 4: the ledger does not know him. */
export function explainCustomer(looking: Looking, email: string, asJson: boolean): ExitCode {
  const { ledger, words, reporter, world } = looking;
  const known = ledger?.customers.find(email) ?? null;
  const records = ledger === null ? [] : recordsInCrm(ledger, email);
  if (ledger === null || (known === null && records.length === 0))
    throw refusal(ExitCode.Input, { kind: 'settling/unknown-customer' });
  const versions = sentOf(ledger, email);
  const writes = [...writesOf(ledger, email), ...records];
  if (asJson) {
    const { number = '', firstSeen, lastSeen, writtenAt, forgottenAt } = known ?? {};
    const shown = writes.map(({ target, kind, state, settledAt, remoteId }) => ({
      ...{ target, kind, state },
      ...{ settledAt, remoteId },
    }));
    const report = { number, firstSeen, lastSeen, writtenAt, forgottenAt, versions, writes: shown };
    world.out.write(renderJson(report, (text) => reporter.censor(text)));
    return ExitCode.Done;
  }
  const { customers } = words;
  const { writtenAt = null, forgottenAt = null } = known ?? {};
  const lines = [
    known === null ? customers.knownToCrm : customers.known(known),
    ...versions.map((version) => customers.version(version)),
    ...writes.map((write) => customers.wrote(write)),
    ...(writtenAt === null ? [] : [customers.writtenWhole({ at: writtenAt })]),
    ...(forgottenAt === null ? [] : [customers.forgottenAt({ at: forgottenAt })]),
  ];
  for (const line of lines) reporter.tell('plain', line);
  return ExitCode.Done;
}

interface Sent extends Pick<SentVersion, 'action' | 'at'> {
  file: string;
  /** Of its delivery; '' where that is no longer kept. */
  state: FolderState | '';
}

/** The versions that went to the back office, the oldest first. */
export function sentOf({ customers, till }: Ledger, email: string): Sent[] {
  return customers.versionsOf(email).map(({ action, at, parcel }) => {
    const delivery = till.get(parcel);
    return { action, at, file: delivery?.fileName ?? '', state: delivery?.state ?? '' };
  });
}

/** What was written of him into the CRM, known there by his e-mail address. */
export function recordsInCrm({ outbox }: Ledger, email: string): Write[] {
  return peopleInCrm.flatMap((module) => outbox.find('crm', module, personKey(email)) ?? []);
}

function writesOf({ outbox, customers }: Ledger, email: string): Write[] {
  const identity = customers.identityOf(email);
  return customerKinds
    .flatMap((kind) => outbox.ofKind('shop', kind))
    .filter(({ key }) => key.startsWith(identity))
    .toSorted((one, other) => one.id - other.id);
}
