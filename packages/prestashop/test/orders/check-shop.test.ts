import { moduleCsv } from '@passerelle/rehearsal/web-shop/module-csv.ts';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { resources } from '@passerelle/rehearsal/web-shop/tables.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { ResourceMethod } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import { onShopStage, type ShopStage } from './shop-stage.ts';

interface Checked {
  exitCode: number;
  findings: { mark: 'ok' | 'warning' | 'fault'; what: string; remedy?: string }[];
}

async function checked({ rehearsal }: ShopStage, program: 'orders' | 'stock' = 'orders'): Promise<Checked> {
  const run =
    program === 'orders'
      ? rehearsal.ordersToXml('check', '--json')
      : rehearsal.stockCsvMod('check', '--json');
  return JSON.parse((await run).out) as Checked;
}

const textOf = ({ findings }: Checked): string =>
  findings.map(({ mark, what, remedy = '' }) => `${mark} ${what} ${remedy}`).join('\n');

const get: ReadonlySet<ResourceMethod> = new Set(['GET']);
const rightsBut = (...lacking: string[]) =>
  new Map([...resources.keys()].filter((name) => !lacking.includes(name)).map((name) => [name, get]));

/** What is done to the shop, the exit code, and a line of what is said: its mark, and words of it and of its remedy. */
test.each<[string, (stage: ShopStage) => unknown, number, RegExp]>([
  ['a key that may read', ({ shop }) => shop.set({ rights: rightsBut() }), 0, /^ok Droits de la clé/m],
  [
    'no right to the lines',
    ({ shop }) => shop.set({ rights: rightsBut('order_details') }),
    2,
    /^fault .*GET sur « order_details ».*cochez/m,
  ],
  [
    'no right to the codes of vouchers',
    ({ shop }) => shop.set({ rights: rightsBut('cart_rules') }),
    0,
    /^warning .*cart_rules.*codes des bons/m,
  ],
  [
    'no right to its settings',
    ({ shop }) => shop.set({ rights: rightsBut('configurations') }),
    0,
    /^warning .*fuseau horaire.*ne peut pas être vérifié/m,
  ],
  ['switched off', ({ shop }) => shop.set({ isSwitchedOff: true }), 3, /^fault Le webservice.*désactivé/m],
  ['the key dropped on the way', ({ shop }) => shop.set({ dropsKey: true }), 2, /^fault .*aucune clé.*CGI/m],
  ['nobody there', ({ shop }) => shop.close(), 3, /^fault La boutique .* injoignable/m],
  [
    'in another time zone',
    ({ shop: { state } }) => {
      const table = state.data.table('configurations');
      const row = table.first('name', 'PS_TIMEZONE');
      if (row) table.update(row, { values: { value: 'Indian/Reunion' } });
    },
    0,
    /^warning .*Indian\/Reunion.*"timeZone": "Indian\/Reunion"/m,
  ],
  [
    'a state that is gone',
    ({ shop: { state } }) => {
      const table = state.data.table('order_states');
      const row = table.rows.get(9);
      if (row) table.delete(row);
    },
    0,
    /^warning L'état 9 de orders\.states n'existe pas/m,
  ],
  ['a state of its own', () => undefined, 0, /^warning États .* 13 «.*orders\.ignoredStates/m],
  [
    'the same order in the file, but for its amounts',
    ({ rehearsal }) => rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(6)])),
    0,
    /^warning Commande 6 : .*total payé : 95,80 devient 62,55/m,
  ],
  [
    'an order of the file that it does not have',
    ({ rehearsal }) => rehearsal.put('orders.csv', renderOrdersCsv([shopOrder(99)])),
    0,
    /^warning Dans le fichier et pas dans la boutique : commande 99/m,
  ],
  [
    'a file beside it that is refused',
    ({ rehearsal }) => rehearsal.put('orders.csv', 'neither headings nor rows'),
    0,
    /^warning Le fichier et la boutique n'ont pas pu être comparés : .+/m,
  ],
  [
    'every order in the file too, as it has it itself',
    ({ rehearsal, shop: { state } }) =>
      rehearsal.put('orders.csv', moduleCsv(state, [...state.data.table('orders').rows.keys()])),
    0,
    /^ok Fichier et boutique : 10 commandes communes, identiques/m,
  ],
])('a shop with %s', (_, prepare, exitCode, said) =>
  onShopStage(async (stage) => {
    await prepare(stage);
    const result = await checked(stage);
    expect(textOf(result)).toMatch(said);
    expect(result.exitCode).toBe(exitCode);
  }),
);

test.each([
  ['8.0.4', /^warning PrestaShop : version 8\.0\.4/m],
  ['8.1.7', /^ok PrestaShop : version 8\.1\.7/m],
  ['9.0.1', /^ok PrestaShop : version 9\.0\.1/m],
  ['9.1.0', /^warning PrestaShop : version 9\.1\.0/m],
])('a shop of version %s', (version, said) =>
  onShopStage(async (stage) => expect(textOf(await checked(stage))).toMatch(said), {
    make: (options) => sampleShop({ ...options, version }),
  }),
);

test('the stock program looks at the shop too, and nothing is written there', () =>
  onShopStage(async (stage) => {
    expect(textOf(await checked(stage, 'stock'))).toMatch(/^ok Droits de la clé/m);
    expect(stage.shop.state.writes).toEqual([]);
  }));

test('without a shop nothing is said of one', () =>
  onShopStage(async (stage) => expect(textOf(await checked(stage))).not.toMatch(/boutique/i), {
    config: { shop: undefined, orders: {} },
  }));
