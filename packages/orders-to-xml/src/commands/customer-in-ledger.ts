import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { Looking as LookingIn } from '@passerelle/core/program/look.ts';
import { renderJson } from '@passerelle/core/report/run-report.ts';
import { refusal } from '../batch/settling-fault.ts';
import type { OrdersWords } from '../words/words.ts';

type Looking = LookingIn<OrdersWords>;

/** `explain <e-mail>`: what is known of one customer, oldest first. Failure 4: the ledger does not know him. */
export function explainCustomer(looking: Looking, email: string, asJson: boolean): ExitCode {
  const { ledger, words, reporter, world } = looking;
  const known = ledger?.customers.find(email) ?? null;
  if (ledger === null || known === null) throw refusal(ExitCode.Input, { kind: 'settling/unknown-customer' });
  const versions = ledger.customers.versionsOf(email).map(({ action, at, parcel }) => {
    const delivery = ledger.till.get(parcel);
    return { action, at, file: delivery?.fileName ?? '', state: delivery?.state ?? '' };
  });
  const writes = writesOf(ledger, email);
  if (asJson) {
    const { number, firstSeen, lastSeen, writtenAt, forgottenAt } = known;
    const shown = writes.map(({ kind, state, settledAt, remoteId }) => ({
      kind,
      state,
      settledAt,
      remoteId,
    }));
    const report = { number, firstSeen, lastSeen, writtenAt, forgottenAt, versions, writes: shown };
    world.out.write(renderJson(report, (text) => reporter.censor(text)));
    return ExitCode.Done;
  }
  const { customers } = words;
  const lines = [
    customers.known(known),
    ...versions.map((version) => customers.version(version)),
    ...writes.map((write) => customers.wrote(write)),
    ...(known.writtenAt === null ? [] : [customers.writtenWhole({ at: known.writtenAt })]),
    ...(known.forgottenAt === null ? [] : [customers.forgottenAt({ at: known.forgottenAt })]),
  ];
  for (const line of lines) reporter.tell('plain', line);
  return ExitCode.Done;
}

function writesOf(ledger: Ledger, email: string): Write[] {
  const identity = ledger.customers.identityOf(email);
  return ledger.outbox
    .inState('shop', 'PREPARED', 'SENDING', 'ACCEPTED', 'REFUSED', 'UNCERTAIN', 'SKIPPED')
    .filter(({ kind, key }) => ['customer', 'address'].includes(kind) && key.startsWith(identity));
}

/** Files of these folders in which that e-mail address stands, in whatever case: a person deletes them, or not. */
export function filesNaming(email: string, folders: readonly string[]): string[] {
  const wanted = email.toLowerCase();
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(folder, name)),
    )
    .filter((path) => readFileSync(path, 'latin1').toLowerCase().includes(wanted));
}
