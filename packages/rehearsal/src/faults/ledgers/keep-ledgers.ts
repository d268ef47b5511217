import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal } from '../../shop/rehearsal.ts';
import { dumpLedger } from './ledger-dump.ts';
import { beganAt, keptAt, ledgerStates, type LedgerState } from './ledger-states.ts';

/**
 * Lets the programs of this version come to each state, and keeps what they leave: `TZ=UTC node keep-ledgers.ts FOLDER`.
 * To be run before a migration is added, so that the next version meets real ledgers of this one: see samples/ledger.
 */
const [, , folder = ''] = process.argv;
if (folder === '') throw new Error('keep-ledgers.ts FOLDER');
rmSync(folder, { recursive: true, force: true });
for (const state of ledgerStates) await keep(state);

async function keep({ name, play }: LedgerState): Promise<void> {
  const shop = await Rehearsal.begin({ now: beganAt });
  try {
    await play(shop);
    shop.now = keptAt;
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    const { schema, rows } = dumpLedger(join(shop.workDir, 'passerelle.sqlite'));
    writeFileSync(join(folder, 'schema.sql'), schema);
    writeFileSync(join(place, 'rows.sql'), rows);
    copyTree(join(shop.workDir, 'ArchiveExport'), join(place, 'ArchiveExport'));
    for (const part of ['import', 'passerelle-staging'])
      copyTree(join(shop.remoteDir, part), join(place, 'server', part));
    for (const { name: file, content } of shop.proshop.imported) {
      mkdirSync(join(place, 'imported'), { recursive: true });
      writeFileSync(join(place, 'imported', file), content);
    }
  } finally {
    await shop.end();
  }
}

function copyTree(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}
