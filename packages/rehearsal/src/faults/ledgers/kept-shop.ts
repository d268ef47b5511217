import { cpSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Rehearsal, type RehearsalOptions } from '../../shop/rehearsal.ts';
import { fastFolder } from '../fast-folder.ts';
import { buildLedger } from './ledger-dump.ts';
import { beganAt } from './ledger-states.ts';

const samples = join(import.meta.dirname, '../../../../../samples/ledger');
/** An import minute of ProShop has passed since any state was kept. */
const takenUpAt = new Date('2026-11-22T10:57:03Z');

/** The versions of which ledgers are kept, oldest first. */
export function keptVersions(): number[] {
  const names = readdirSync(samples).filter((name) => name.startsWith('version-'));
  return names.map((name) => Number(name.slice('version-'.length))).sort((one, other) => one - other);
}

export const ledgerOf = ({ workDir }: Rehearsal): string => join(workDir, 'passerelle.sqlite');

/** A shop as the programs of that version left it: ledger, archive, server, and what ProShop has booked. */
export async function openKeptShop(
  version: number,
  state: string,
  options: RehearsalOptions = {},
): Promise<Rehearsal> {
  const shop = await Rehearsal.begin({ parent: fastFolder(), now: takenUpAt, ...options });
  const folder = join(samples, `version-${version}`);
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  buildLedger(ledgerOf(shop), { schema: text('schema.sql'), rows: text(join(state, 'rows.sql')) });
  putBack(join(folder, state, 'ArchiveExport'), join(shop.workDir, 'ArchiveExport'));
  putBack(join(folder, state, 'server'), shop.remoteDir);
  const imported = join(folder, state, 'imported');
  for (const name of existsSync(imported) ? readdirSync(imported) : [])
    shop.proshop.imported.push({ name, content: readFileSync(join(imported, name)) });
  return shop;
}

function putBack(from: string, to: string): void {
  if (!existsSync(from)) return;
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' }))
    utimesSync(join(to, name), beganAt, beganAt);
}
