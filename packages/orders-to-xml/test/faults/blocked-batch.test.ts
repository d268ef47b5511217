import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour, Step } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { booked, exportOrders, inShop, mendServer, passHalfAnHour, sales } from '../cycle/in-shop.ts';

const first = 'ventes_20261122_095703_0001.xml';

function refusing(verb: string, reply: string): (shop: Rehearsal) => void {
  const isOfFirst = ({ argument }: Step): boolean => argument.includes(first);
  const behaviour: Behaviour = (step) =>
    step.verb === verb && isOfFirst(step) ? { kind: 'answer', reply, applied: false } : undefined;
  return (shop) => shop.server?.behave(behaviour);
}

const inTheWay = (shop: Rehearsal): string => join(shop.workDir, 'ArchiveExport', first);

/** One line each: what keeps the first XML back, how it begins, how it ends, what is told. */
const blockages: [string, (shop: Rehearsal) => void, (shop: Rehearsal) => void, RegExp][] = [
  ['RNTO refused', refusing('RNTO', '550 Permission denied'), mendServer, /refuse de renommer/],
  ['RNFR refused', refusing('RNFR', '553 Name not allowed'), mendServer, /refuse de renommer/],
  ['RNTO refused for now', refusing('RNTO', '450 Not now'), mendServer, /refuse de renommer/],
  ['the staged file in use', refusing('RNFR', '550 file is in use'), mendServer, /tient l'un des deux/],
  ['STOR refused', refusing('STOR', '553 Name not allowed'), mendServer, /a refusé \(STOR/],
  ['STOR cut off', refusing('STOR', '426 Connection closed'), mendServer, /a été perdue/],
  [
    'its archive held',
    // Once the ledger is there: an archive without one would stop the run.
    (shop) => shop.server?.behave(() => void mkdirSync(inTheWay(shop), { recursive: true })),
    (shop) => {
      mendServer(shop);
      rmdirSync(inTheWay(shop));
    },
    /ne peut pas être lu ou enregistré dans ArchiveExport \(EISDIR\)/,
  ],
];

test.each(blockages)('%s: the other orders go, now and in the next run; 3', async (_, block, mend, told) => {
  const config = { xml: { perOrder: true } };
  await inShop(
    async (shop) => {
      block(shop);
      exportOrders(shop, ...sales(1041, 1042));
      const run = await shop.ordersReport();
      expect([run.exitCode, run.error?.message]).toEqual([3, expect.stringMatching(told)]);
      expect(run.warnings.join()).toMatch(/_0001\.xml n'est pas livré, le reste continue/);
      expect(booked(shop)).toEqual(['1042']);

      exportOrders(shop, ...sales(1041, 1042, 1043));
      const { exitCode, err } = await shop.ordersToXml();
      expect([exitCode, err]).toEqual([3, expect.stringMatching(told)]);
      expect(booked(shop)).toEqual(['1042', '1043']);

      mend(shop);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(booked(shop).toSorted()).toEqual(['1041', '1042', '1043']);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(booked(shop)).toHaveLength(3);
    },
    { config },
  );
});

test('a rename that is left unsettled stops the run: what it left behind must not be disturbed', async () => {
  await inShop(
    async (shop) => {
      let isAsked = false;
      shop.server?.behave(({ verb, argument }) => {
        isAsked ||= verb === 'RNTO' && argument.includes(first);
        return isAsked ? { kind: 'drop', applied: false } : undefined;
      });
      exportOrders(shop, ...sales(1041, 1042));
      const run = await shop.ordersReport();
      expect(run.exitCode).toBe(3);
      expect(run.files.map(({ state }) => state)).toEqual(['DELIVERING', 'DRAFT']);
      mendServer(shop);
      expect((await shop.ordersToXml()).exitCode).toBe(0);
      expect(booked(shop).toSorted()).toEqual(['1041', '1042']);
    },
    { config: { xml: { perOrder: true }, proshop: { importMinutes: [] } } },
  );
});

test('an uncertain delivery beside a blocked one: 8', async () => {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...sales(1041));
      shop.server?.behave(({ verb, argument }) =>
        verb === 'RNTO' && argument.includes(first)
          ? { kind: 'answer', reply: '550 no', applied: false }
          : undefined,
      );
      await shop.ordersToXml();
      mendServer(shop);
      shop.put(`import/${first}`, 'another file');
      expect((await shop.ordersToXml()).exitCode).toBe(8);
      passHalfAnHour(shop);
      exportOrders(shop, ...sales(1041, 1042));
      shop.server?.behave(({ verb, argument }) =>
        verb === 'RNTO' && argument.includes('_0002')
          ? { kind: 'answer', reply: '550 no', applied: false }
          : undefined,
      );
      const run = await shop.ordersReport();
      expect([run.exitCode, run.error?.code]).toEqual([8, 3]);
    },
    { config: { xml: { perOrder: true } } },
  );
});
