import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { keptVersions } from '@passerelle/rehearsal/faults/ledgers/kept-shop.ts';
import { buildLedger } from '@passerelle/rehearsal/faults/ledgers/ledger-dump.ts';
import { inFolder } from '../in-folder.ts';

const samples = join(import.meta.dirname, '../../../../samples/ledger');
const versionsBeforeParcels = keptVersions().filter((version) => version < 5);
const kept = versionsBeforeParcels.flatMap((version) => {
  const places = readdirSync(join(samples, `version-${version}`), { withFileTypes: true });
  return places.filter((place) => place.isDirectory()).map(({ name }) => [version, name] as const);
});

type Row = Record<string, string | number | null>;

function rowsOf(path: string, query: string): Row[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare(query).all() as Row[];
  db.close();
  return rows;
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

test.each(kept)(
  'a ledger of version %d, %s: each batch is a parcel on its way to the till, as far as it was',
  (version, state) =>
    inFolder((folder) => {
      const path = join(folder, 'passerelle.sqlite');
      const text = (name: string): string => readFileSync(join(samples, `version-${version}`, name), 'utf8');
      buildLedger(path, { schema: text('schema.sql'), rows: text(`${state}/rows.sql`) });
      const batches = rowsOf(path, 'SELECT * FROM batches ORDER BY number');
      const bound = rowsOf(path, 'SELECT key, batch FROM orders ORDER BY key');
      const intents = rowsOf(
        path,
        "SELECT batch, max(at) AS at, count(*) AS times FROM evidence WHERE kind = 'delivering' GROUP BY batch",
      );
      const leavings = rowsOf(path, 'SELECT * FROM leavings ORDER BY path');
      const ledger = openLedger(path, { uniqueId: () => 'id', pace: 1 });
      try {
        const deliveries = batches.map((batch) => ledger.till.get(Number(batch['number'])));
        expect(
          deliveries.map(
            (one) =>
              one && {
                number: one.number,
                lot: one.lot,
                file_name: one.fileName,
                sha256: one.sha256,
                bytes: one.bytes,
                state: one.state,
                order_count: one.orderCount,
                staged_path: ledger.stagedFiles.ofParcel(one.number),
                created_at: iso(one.createdAt),
                delivered_at: iso(one.acceptedAt),
                waiting_at: iso(one.waitingAt),
                gone_at: iso(one.bookedAt),
                resent_as: one.resentAs,
              },
          ),
        ).toEqual(batches);
        expect(deliveries.map((one) => one?.key)).toEqual(batches.map((batch) => batch['file_name']));
        const asked = batches.filter((batch) => batch['waiting_at'] !== null).map((batch) => batch['number']);
        const intended = deliveries.filter((one) => one?.intendedAt);
        expect(intended.map((one) => one?.number)).toEqual(asked);
        expect(
          intended.map((one) => ({
            batch: one?.number,
            at: iso(one?.intendedAt ?? null),
            times: one?.attempts,
          })),
        ).toEqual(intents);
      } finally {
        ledger.close();
      }
      expect(rowsOf(path, 'SELECT key, parcel AS batch FROM orders ORDER BY key')).toEqual(bound);
      expect(rowsOf(path, 'SELECT * FROM staged_files ORDER BY path')).toEqual(leavings);
      expect(rowsOf(path, 'PRAGMA foreign_key_check')).toEqual([]);
      expect(rowsOf(path, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    }),
);

test('the tables of a ledger that was brought up to date are those of a new one', () =>
  inFolder((folder) => {
    const tables = (version: number): Row[] => {
      const path = join(folder, `${version}.sqlite`);
      if (version > 0)
        buildLedger(path, {
          schema: readFileSync(join(samples, `version-${version}/schema.sql`), 'utf8'),
          rows: '',
        });
      openLedger(path, { uniqueId: () => 'id', pace: 1 }).close();
      return rowsOf(path, 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name');
    };
    const made = tables(0);
    for (const version of versionsBeforeParcels) expect(tables(version)).toEqual(made);
  }));
