import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openShop } from '@passerelle/rehearsal/faults/shop-of-scene.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { ledgerText } from './kept-shop-play.ts';
import { always, answer, complaints, orders, runNext, runWith, sell } from './shop-with-orders.ts';

type Breakdown = (shop: Rehearsal) => Promise<{ exitCode: number; out: string }>;

/** How often it is tried; null: as long as the deadline lets it. */
const breakdowns: [what: string, run: Breakdown, attempts: number | null][] = [
  ['nobody listens', at({ port: 1 }), 3],
  ['no such name', at({ host: 'ftp.invalid' }), 3],
  ['never a greeting', (shop) => runWith(shop, always('CONNECT', silence)), null],
  ['421 in place of a greeting', (shop) => runWith(shop, always('CONNECT', answer('421 Full')), 1), 3],
  ['530 to the password', (shop) => runWith(shop, always('PASS', answer('530 No')), 1), 1],
  ['a TLS handshake that never comes', (shop) => runWith(shop, always('TLS', silence)), null],
  ['a TLS handshake that is cut', (shop) => runWith(shop, always('TLS', cut), 1), 3],
];

const silence = { kind: 'silence', applied: false } as const;
const cut = { kind: 'drop', applied: false } as const;

test.each(breakdowns)(
  '%s: 3 in time, the ledger knows nothing new of any order, and the next run sends',
  async (_what, run, attempts) => {
    const shop = await openShop({ tls: 'explicit', importMinutes: [0, 30] });
    try {
      sell(shop, orders);
      expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
      sell(shop, [...orders, 1043]);
      const before = ordersAndBatches(shop);
      const { exitCode, out } = await run(shop);
      expect(exitCode).toBe(3);
      if (attempts !== null) expect(out.split('Nouvel essai')).toHaveLength(attempts);
      expect(ordersAndBatches(shop)).toEqual(before);
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop, [...orders, 1043])).toEqual([]);
    } finally {
      await shop.end();
    }
  },
);

/** A run whose configuration leads elsewhere. */
function at(ftp: Record<string, unknown>): Breakdown {
  return async (shop) => {
    const path = join(shop.workDir, 'passerelle.json');
    const text = readFileSync(path, 'utf8');
    const config = JSON.parse(text) as { ftp: object };
    writeFileSync(path, JSON.stringify({ ...config, ftp: { ...config.ftp, ...ftp } }));
    const outcome = await shop.ordersToXml();
    writeFileSync(path, text);
    return outcome;
  };
}

/** All of the ledger but the record of the runs, and what a person was told. */
function ordersAndBatches(shop: Rehearsal): string[] {
  return ledgerText(shop)
    .split('\n')
    .filter((line) => !/^INSERT INTO (runs|alarms) /.test(line));
}
