import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { ResourceMethod } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import { resources } from '@passerelle/rehearsal/web-shop/tables.ts';
import { exportOrders } from '../cycle/in-shop.ts';
import { onStage, putShipments, type Stage } from './shop-and-server.ts';

interface Checked {
  exitCode: number;
  findings: { mark: 'ok' | 'warning' | 'fault'; what: string; remedy?: string }[];
}

async function checked({ ftp }: Stage, ...argv: string[]): Promise<{ exitCode: number; text: string }> {
  const { exitCode, findings } = JSON.parse(
    (await ftp.ordersToXml('check', '--json', ...argv)).out,
  ) as Checked;
  const lines = findings.map(({ mark, what, remedy = '' }) => `${mark} ${what} ${remedy}`);
  return { exitCode, text: lines.join('\n') };
}

const all: readonly ResourceMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const rightsBut = (resource: string, ...lacking: ResourceMethod[]) =>
  new Map(
    [...resources.keys()].map((name) => [
      name,
      new Set(all.filter((method) => name !== resource || !lacking.includes(method))),
    ]),
  );

const setting = ({ shop }: Stage, name: string, value: string) => {
  const table = shop.state.data.table('configurations');
  const row = table.first('name', name);
  if (row) table.update(row, { values: { value } });
};
const carriersWithUrl = ({ shop }: Stage, url: string) => {
  const table = shop.state.data.table('carriers');
  for (const row of table.rows.values()) table.update(row, { values: { url } });
};

const shipped = { when: 'shipped', from: [2, 3], to: 4 };

/** What is done to the shop, the rules, the exit code, and lines of what is said. */
describe('check says of write-back', () => {
  test.each<[string, (stage: Stage) => unknown, object[], number, RegExp[]]>([
    [
      'that all is there',
      () => undefined,
      [shipped],
      0,
      [/^ok Droits de la clé pour « write-back » : tous \(7\)/m, /^ok Règles de « write-back » : 1, /m],
    ],
    [
      'that states cannot be made',
      ({ shop }) => shop.set({ rights: rightsBut('order_histories', 'POST') }),
      [shipped],
      2,
      [/^fault .*POST sur « order_histories », nécessaire pour « write-back ».*cochez/m],
    ],
    [
      'that numbers cannot be written',
      ({ shop }) => shop.set({ rights: rightsBut('order_carriers', 'PATCH') }),
      [shipped],
      2,
      [/^fault .*PATCH sur « order_carriers »/m],
    ],
    [
      'that orders cannot be looked at',
      ({ shop }) => shop.set({ rights: rightsBut('orders', 'GET') }),
      [shipped],
      2,
      [/^fault .*GET sur « orders »/m],
    ],
    [
      'that a state is none of the shop’s',
      () => undefined,
      [{ ...shipped, to: 'Expdié' }],
      2,
      [/^fault Règles.*writeBack\.rules\[0\].*vouliez-vous dire « Expédié »/ms],
    ],
    [
      'that a state was deleted',
      ({ shop: { state } }) => {
        const table = state.data.table('order_states');
        const row = table.rows.get(4);
        if (row) table.update(row, { values: { deleted: 1 } });
      },
      [shipped],
      2,
      [/^fault Règles.*l'état « 4 » a été supprimé/ms],
    ],
    [
      'that the shop will book money',
      () => undefined,
      [{ when: 'collected', from: [2, 10], to: 3 }],
      0,
      [
        /^warning writeBack\.rules\[0\] : « .*préparation » compte comme payé, et « .*virement.* » non.*« from »/im,
      ],
    ],
    [
      'which rule stays silent without a tracking address',
      (stage) => carriersWithUrl(stage, ''),
      [{ ...shipped, mail: 'tracking' }],
      0,
      [/^warning writeBack\.rules\[0\] restera muette pour tous les transporteurs.*URL de suivi/m],
    ],
    [
      'that the shop sends no mail',
      (stage) => setting(stage, 'PS_MAIL_METHOD', '3'),
      [{ ...shipped, mail: 'state' }],
      0,
      [/^warning La boutique n'envoie aucun message.*writeBack\.rules\[0\].*E-mail/m],
    ],
    [
      'that a rule can never be used',
      () => undefined,
      [shipped, { ...shipped, to: 5 }],
      0,
      [/^warning writeBack\.rules\[1\] ne servira jamais.*writeBack\.rules\[0\]/m],
    ],
    [
      'how much would be written now',
      (stage) => putShipments(stage, '6;A1;'),
      [shipped],
      0,
      [/^ok « write-back » écrirait maintenant 2 fois/m],
    ],
    [
      'that the file of shipments is torn',
      ({ ftp }) => ftp.put('expeditions.csv', 'Commande;N° de suivi;Document\n6;A1;BL\n7;B'),
      [shipped],
      2,
      [/^fault .*expeditions\.csv.*--dry-run/m],
    ],
    [
      'which settings it may not read',
      ({ shop }) => shop.set({ rights: rightsBut('configurations', 'GET') }),
      [{ ...shipped, mail: 'state' }],
      0,
      [/^warning .*« configurations »/m, /^ok Règles de « write-back »/m],
    ],
  ])('%s', async (_, prepare, rules, exitCode, said) =>
    onStage(
      async (stage) => {
        exportOrders(stage.ftp, shopOrder(6));
        await prepare(stage);
        const result = await checked(stage);
        for (const line of said) expect(result.text).toMatch(line);
        expect(result.exitCode).toBe(exitCode);
        expect(stage.shop.state.writes).toEqual([]);
      },
      { rules },
    ),
  );

  test('in English too', () =>
    onStage(
      async (stage) => {
        carriersWithUrl(stage, '');
        expect((await checked(stage, '--lang', 'en')).text).toMatch(
          /^warning writeBack\.rules\[0\] will stay silent for every carrier.*Tracking URL/m,
        );
      },
      { rules: [{ ...shipped, mail: 'tracking' }] },
    ));
});
