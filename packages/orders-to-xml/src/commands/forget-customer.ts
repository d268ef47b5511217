import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { Looking } from '@passerelle/core/program/look.ts';
import type { OrdersWords } from '../words/words.ts';
import { recordsInCrm, sentOf } from './customer-in-ledger.ts';

/**
 * `forget <e-mail>`: empties the ledger of a customer, and tells what else holds something of him, which a person deletes. It
 * is told first: afterwards the ledger no longer knows. Also of somebody it does not know: then he will never be sent.
 */
export function forgetCustomer(
  {
    paths,
    config,
    world,
    reporter,
    words,
  }: Pick<Looking<OrdersWords>, 'paths' | 'config' | 'world' | 'reporter' | 'words'>,
  ledger: Ledger,
  email: string,
): void {
  const { customers } = words;
  const left = [
    customers.leftInShop({ number: ledger.customers.find(email)?.number ?? '' }),
    ...recordsInCrm(ledger, email)
      .filter(({ remoteId }) => remoteId !== '')
      .map(({ kind, remoteId }) => customers.leftInCrm({ module: kind, id: remoteId })),
    customers.leftInBackOffice({ file: config.customers?.toShop?.source ?? '' }),
    ...sentOf(ledger, email)
      .filter(({ state }) => state === 'DELIVERED')
      .map(({ file }) => customers.leftOnServer({ file })),
    ...naming(email, [
      ...filesIn(paths.archive),
      ...filesIn(paths.rejects),
      ...filesIn(join(paths.workDir, 'ArchiveTrace')),
      // A price for one customer alone names him.
      ...filesIn(paths.workDir).filter((path) => /^Trace\d.*\.txt$/.test(basename(path))),
    ]),
  ];
  reporter.tell('plain', customers.leftToDelete);
  for (const line of left) reporter.tell('plain', `  ${line}`);
  ledger.transaction(() => ledger.customers.forget(email, world.now()));
  reporter.tell('good', customers.forgotten);
}

/** Those in which that e-mail address stands, in whatever case. */
function naming(email: string, files: readonly string[]): string[] {
  return files.filter((path) => readFileSync(path, 'latin1').toLowerCase().includes(email));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
}
