import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { ShopLevels } from '@passerelle/core/ledger/shop-levels.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { inFolder } from '../in-folder.ts';

const size = { product: 1, combination: 2, gencod: '3610000070018', reference: 'SOFIA', before: 0 };
const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 10, n));

function inLedger(play: (ledger: Ledger) => void): Promise<void> {
  return inFolder((folder) => {
    const ledger = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    try {
      play(ledger);
    } finally {
      ledger.close();
    }
  });
}

test.each<[string, string[], number]>([
  ['its gencod', ['3610000070018'], 2],
  ['its reference', ['SOFIA'], 2],
  ['both, once', ['3610000070018', 'SOFIA'], 2],
  ['another', ['3610000070019'], 0],
  ['nothing, though another size has no gencod', [''], 0],
])('what the shop was given is found by %s, the oldest first', (_, names, count) =>
  inLedger((ledger) => {
    ledger.shopLevels.put({ ...size, after: 4 }, minute(30));
    ledger.shopLevels.put({ ...size, after: 5 }, minute(0));
    ledger.shopLevels.put({ ...size, combination: 3, gencod: '', reference: '', after: 9 }, minute(0));
    expect(ledger.shopLevels.ofArticle(names).map(({ after }) => after)).toEqual([5, 4].slice(0, count));
  }),
);

test('of a size the newest hundred are kept; another keeps its own', () =>
  inLedger((ledger) => {
    ledger.shopLevels.put({ ...size, combination: 3, after: 7 }, minute(0));
    for (let n = 0; n < 103; n += 1) ledger.shopLevels.put({ ...size, after: n }, minute(n));
    const kept = ledger.shopLevels.ofArticle(['SOFIA']);
    expect(kept.filter(({ combination }) => combination === 3)).toHaveLength(1);
    expect(kept.filter(({ combination }) => combination === 2).map(({ after }) => after)).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 3),
    );
  }));

test('a size is found by the names that the shop had last, all its quantities with it', () =>
  inLedger((ledger) => {
    ledger.shopLevels.put({ ...size, after: 4 }, minute(0));
    ledger.shopLevels.put({ ...size, gencod: '3610000070025', before: 4, after: 3 }, minute(30));
    const found = ([name]: string[]) => ledger.shopLevels.ofArticle([name ?? '']).map(({ after }) => after);
    expect([found(['3610000070018']), found(['3610000070025'])]).toEqual([[], [4, 3]]);
  }));

test('looked for by its names, not in the whole table', () =>
  inFolder((folder) => {
    const path = join(folder, 'passerelle.sqlite');
    openLedger(path, { uniqueId: () => 'id', pace: 1 }).close();
    const db = new DatabaseSync(path);
    const asked: string[] = [];
    const seeing = new Proxy(db, {
      get: (of, name) => (sql: string) => {
        if (name === 'prepare') asked.push(sql);
        return of.prepare(sql);
      },
    });
    new ShopLevels(seeing).ofArticle(['SOFIA']);
    const plan = asked.flatMap((sql) => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('[]'));
    db.close();
    const steps = plan.map(({ detail }) => String(detail)).join('\n');
    expect(steps).toMatch(/shop_sizes_by_gencod[^]*shop_sizes_by_reference/);
    expect(steps).not.toMatch(/SCAN shop_/);
  }));

test('forgotten with age: what is as old as the limit stays', () =>
  inLedger((ledger) => {
    for (const n of [9, 10, 11]) ledger.shopLevels.put({ ...size, after: n }, minute(n));
    expect(ledger.forgetDetailsBefore(minute(10))).toBe(1);
    expect(ledger.shopLevels.ofArticle(['SOFIA']).map(({ after }) => after)).toEqual([10, 11]);
    expect(ledger.forgetDetailsBefore(minute(12))).toBe(2);
    ledger.shopLevels.put({ ...size, combination: 3, after: 7 }, minute(20));
    expect(ledger.shopLevels.ofArticle(['SOFIA'])).toHaveLength(1);
  }));
