import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { loseAt } from '@passerelle/rehearsal/faults/lose-at.ts';
import { always, complaints, inShop, runNext, runWith } from './shop-with-orders.ts';

type Moment = [string, () => Behaviour];
type Change = [string, (path: string) => void];

const moments: Moment[] = [
  ['before it is uploaded', () => always('STOR', { kind: 'drop', applied: false }, '.xml.')],
  ['before it is renamed', () => loseAt('RNFR', '.xml.', false)],
];

const changes: Change[] = [
  ['taken away', (path) => rmSync(path)],
  ['cut short', (path) => writeFileSync(path, readFileSync(path).subarray(0, 100))],
  ['changed, and as long as it was,', (path) => writeFileSync(path, withOtherQuantity(path))],
];

const withOtherQuantity = (path: string): string =>
  readFileSync(path, 'utf8').replaceAll(/<Qte>\d<\/Qte>/g, '<Qte>7</Qte>');

const rows = moments.flatMap(([when, losing]) =>
  changes.map(([how, change]) => [`${how} ${when}`, losing, change] as const),
);

test.each(rows)(
  'an archived XML that is %s is never sent: its orders go in a new one',
  async (_, losing, change) => {
    await inShop(async (shop) => {
      await runWith(shop, losing(), 1);
      const archive = join(shop.workDir, 'ArchiveExport');
      const [name = '', ...others] = readdirSync(archive);
      expect(others).toEqual([]);
      change(join(archive, name));
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(shop.proshop.waiting().map((file) => file.name)).toEqual([expect.not.stringContaining(name)]);
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop)).toEqual([]);
    });
  },
);
