import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { loseRename } from '@passerelle/rehearsal/faults/lose-at.ts';
import { complaints, inShop, runNext, runWith } from './shop-with-orders.ts';

type Again = 'at once' | 'with the next';

const doubled =
  (ending: string, again: Again): Behaviour =>
  ({ verb, argument }) =>
    verb === 'SIZE' && argument.endsWith(ending) ? { kind: 'twice', again } : undefined;

/** Of a file that is gone the server says so twice, on each connection: the second time would be taken for the next file's. */
test.each<[string, string, isRenamed: boolean, Again]>([
  ['the target', '.xml', false, 'at once'],
  ['the target', '.xml', false, 'with the next'],
  ['the staged file', '.tmp', true, 'at once'],
  ['the staged file', '.tmp', true, 'with the next'],
])(
  '“not there”, said twice of %s (%s; renamed: %s; %s): no verdict, and the next run finds the right one',
  async (_, ending, isRenamed, again) => {
    await inShop(async (shop) => {
      await runWith(shop, loseRename(isRenamed), 1);
      if (isRenamed) shop.proshop.import();
      shop.now = new Date(shop.now.getTime() + 33 * 60_000);
      expect(await runWith(shop, doubled(ending, again), 1)).toMatchObject({ exitCode: 3 });
      expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
      expect(complaints(shop)).toEqual([]);
    });
  },
);
