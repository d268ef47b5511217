import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { wellBehaved, type Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import type { LogEntry } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import { renderStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { publishWhilePolled } from './polled-target.ts';
import { stockOf, stockShop, target } from './stock-shop.ts';

const corrected = renderStockCsv(stockOf(10).slice(1)).toString('latin1');
const before = 'what stood there';
/** As the transport names it on the wire. */
const wireTarget = `/${target}`;

test('a reader that polls through 50 publications meets whole files only, and always one', async () => {
  const { reads, missing, versions, faults } = await publishWhilePolled(await stockShop(), 50);
  expect(faults).toEqual([]);
  expect(missing).toBe(0);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(versions.at(-1)).toBe(50);
  expect(reads).toBeGreaterThan(1000);
}, 120_000);

test('where the server refuses to rename over, a reader may meet no file, but never a part of one', async () => {
  const shop = await stockShop({ server: { renamesOver: false } });
  const { versions, faults } = await publishWhilePolled(shop, 10);
  expect(faults).toEqual([]);
  expect(versions.at(-1)).toBe(10);
}, 60_000);

test('the target is never written to: it is staged elsewhere, its size read back, and renamed', async () => {
  const shop = await stockShop();
  await shop.run();
  const log = shop.rehearsal.server?.log ?? [];
  const isStaged = ({ argument }: LogEntry) => /ExportCSVmod\.csv\.\w+\.tmp$/.test(argument);
  const ofTarget = log.filter((entry) => entry.argument === wireTarget || isStaged(entry));
  expect(ofTarget.map((entry) => `${entry.verb} ${isStaged(entry) ? 'staged' : 'target'}`)).toEqual([
    'STOR staged',
    'SIZE staged',
    'RNFR staged',
    'RNTO target',
    'SIZE staged',
  ]);
});

test.each([
  ['that replaces', true],
  ['that refuses to replace', false],
])('on a server %s: published, and nothing of ours is left but the sentinel', async (_what, renamesOver) => {
  const shop = await stockShop({ server: { renamesOver } });
  expect((await shop.run()).exitCode).toBe(0);
  expect(shop.published()).toBe(corrected);
  expect(shop.staged()).toEqual(['passerelle-staging.json']);
});

test('the first publication of all finds no file to replace', async () => {
  const shop = await stockShop({ server: { renamesOver: false } });
  rmSync(join(shop.rehearsal.remoteDir, target));
  expect((await shop.run()).exitCode).toBe(0);
  expect(shop.published()).toBe(corrected);
});

test('PrestaShop takes the new file at once', async () => {
  const shop = await stockShop();
  let isPublished = false;
  shop.rehearsal.server?.behave(({ verb, argument }) => {
    if (isPublished) rmSync(join(shop.rehearsal.remoteDir, target), { force: true });
    isPublished ||= verb === 'RNTO' && argument === wireTarget;
    return undefined;
  });
  expect((await shop.run()).exitCode).toBe(0);
  expect(shop.published()).toBeNull();
});

test('PrestaShop deletes the old file between the refusal to replace it and our own deletion', async () => {
  const shop = await stockShop({ server: { renamesOver: false } });
  shop.rehearsal.server?.behave(({ verb, argument }) => {
    if (verb === 'DELE' && argument === wireTarget) rmSync(join(shop.rehearsal.remoteDir, target));
    return undefined;
  });
  expect((await shop.run()).exitCode).toBe(0);
  expect(shop.published()).toBe(corrected);
});

const faults: [what: string, verb: string, fault: Fault, published: string, exitCode: number][] = [
  ['the upload is reset', 'DATA', { kind: 'reset', bytes: 40 }, corrected, 0],
  [
    'the upload ends early as if all was well',
    'DATA',
    { kind: 'cut', bytes: 40, reply: '226 Done.' },
    corrected,
    0,
  ],
  ['the rename is answered by a cut, done', 'RNTO', { kind: 'drop', applied: true }, corrected, 0],
  ['the rename is answered by a cut, not done', 'RNTO', { kind: 'drop', applied: false }, corrected, 0],
  [
    'the rename is refused for now',
    'RNTO',
    { kind: 'answer', reply: '450 Busy.', applied: false },
    corrected,
    0,
  ],
  ['the new name is refused before', 'RNFR', { kind: 'answer', reply: '550 No.', applied: false }, before, 3],
];

test.each(faults)('once, %s', async (_what, verb, fault, published, exitCode) => {
  const shop = await stockShop();
  let isDone = false;
  shop.rehearsal.server?.behave((step) => {
    const isNow = !isDone && step.verb === verb && step.argument.includes('ExportCSVmod');
    isDone ||= isNow;
    return isNow ? fault : undefined;
  });
  expect((await shop.run()).exitCode).toBe(exitCode);
  expect(isDone).toBe(true);
  expect(shop.published()).toBe(published);
});

test('whatever step of a run is cut, the old file or the whole new one stands, and the next run publishes', async () => {
  const seen = new Set<string>();
  for (let failing = 1; failing > 0; failing += 3) {
    const shop = await stockShop({ config: { ftp: { attempts: 1 } } });
    let steps = 0;
    shop.rehearsal.server?.behave(() =>
      ++steps === failing ? { kind: 'drop', applied: failing % 2 === 0 } : undefined,
    );
    await shop.run();
    const isBeyond = steps < failing;
    shop.rehearsal.server?.behave(wellBehaved);
    seen.add(shop.published() ?? 'nothing');
    expect((await shop.run()).exitCode).toBe(0);
    expect(shop.published()).toBe(corrected);
    if (isBeyond) break;
  }
  expect([...seen].sort()).toEqual([corrected, before].sort());
}, 120_000);
