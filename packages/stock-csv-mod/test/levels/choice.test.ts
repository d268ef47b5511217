import { join } from 'node:path';
import { openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import { placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { asItIs, gencodOf, inShopRoom, now, type ShopRoom } from './shop-room.ts';

/** Sizes 10, 11 and 12 differ: 12 goes up, the others down. */
const changed = [...asItIs.slice(0, 9), 9, 4, 12];

test.each<[what: string, argv: string[], writes: string[], toWrite: number]>([
  ['all', [], ['13=9', '14=4', '15=12'], 3],
  ['so many, reductions first', ['--limit', '2'], ['13=9', '14=4'], 2],
  ['more than there are', ['--limit', '9'], ['13=9', '14=4', '15=12'], 3],
  ['a gencod', ['--only', gencodOf(12)], ['15=12'], 1],
  ['a gencod as the till pads it', ['--only', `0${gencodOf(12)}`], ['15=12'], 1],
  ['a reference and a gencod', ['--only', 'mod-3-2', '--only', gencodOf(12)], ['13=9', '15=12'], 2],
  ['one that is as it shall be', ['--only', gencodOf(1)], [], 0],
  ['two, of which one', ['--only', gencodOf(10), '--only', gencodOf(11), '--limit', '1'], ['13=9'], 1],
])('a run writes %s', (_, argv, writes, toWrite) =>
  inShopRoom(async (room) => {
    room.putStock(changed);
    expect(await room.run(...argv)).toMatchObject({ exitCode: 0, counts: { toWrite } });
    expect(room.writes()).toEqual(writes);
    expect(await room.run()).toMatchObject({ exitCode: 0, counts: { toWrite: 3 - writes.length } });
    expect([10, 11, 12].map(room.shelf)).toEqual([9, 4, 12]);
  }),
);

test('a limit counts sizes: one that is sold meanwhile is set right, however often', () =>
  inShopRoom(async (room) => {
    room.putStock(changed);
    room.shop.behaviour = ({ method }) => {
      if (method === 'PATCH' && room.shop.state.writes.length === 0)
        placeOrder(room.shop.state, { lines: [{ product: 3, size: 10, quantity: 1 }] });
      return undefined;
    };
    expect(await room.run('--limit', '1')).toMatchObject({ exitCode: 0 });
    expect(room.writes()).toEqual(['13=9', '13=8']);
    expect([10, 11, 12].map(room.shelf)).toEqual([8, 10, 10]);
  }));

test('a name that no size bears is told', () =>
  inShopRoom(async (room) => {
    room.putStock(changed);
    const { warnings, exitCode } = await room.run('--only', 'MOD-9');
    expect(exitCode).toBe(0);
    expect(warnings.slice(1)).toEqual([
      "--only : la boutique n'a aucune taille de ce gencod ni de cette référence : MOD-9.",
    ]);
    expect(room.writes()).toEqual([]);
  }));

test('--json has each write, with what it changes and what became of it; a dry run what would be', () =>
  inShopRoom(async (room) => {
    room.putStock(changed);
    const write = { target: 'shop', kind: 'stock', key: gencodOf(11), id: '14', what: '10 → 4' };
    const dry = await room.run('--dry-run');
    expect(dry.writes).toHaveLength(3);
    expect(dry.writes).toContainEqual({ ...write, decision: 'would-write' });
    expect(dry.counts).toMatchObject({ 'would-write': 3 });
    expect(room.writes()).toEqual([]);
    const { writes, counts } = await room.run();
    expect(writes).toContainEqual({ ...write, decision: 'written' });
    expect(counts).toMatchObject({ written: 3 });
  }));

test('what is pushed in part is no measure of the next', () =>
  inShopRoom(async (room) => {
    room.putStock(asItIs);
    await room.run('--limit', '1');
    expect(largestOf(room)).toBeNull();
    await room.run();
    expect(largestOf(room)).toMatchObject({ lines: 12, pairs: 120 });
  }));

test.each([
  ['--only', 'X'],
  ['--limit', '3'],
])('a file is published whole: %s is refused', (option, value) =>
  inShopRoom(
    async (room) => {
      room.putStock(asItIs);
      expect(await room.run(option, value)).toMatchObject({
        exitCode: 2,
        error: { kind: 'stock/file-is-whole' },
      });
    },
    { config: { stock: { to: 'file' } } },
  ),
);

function largestOf({ rehearsal }: ShopRoom) {
  const ledger = openLedgerForReading(join(rehearsal.workDir, 'passerelle.sqlite'));
  try {
    return ledger?.runs.largestPublication(new Date(0), now);
  } finally {
    ledger?.close();
  }
}
