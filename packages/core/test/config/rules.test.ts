import { ConfigFolder, soundFtp } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const shop = { url: 'https://shop.example', key: 'env:FTP_PASSWORD' };

/** One line per fault: the configuration beside `ftp`, the key told of, what is told. */
const broken: [object, string, object][] = [
  [
    { orders: { states: [2, 10], ignoredStates: [1, '10'] } },
    'orders.ignoredStates[1]',
    { kind: 'state-in-two-lists', state: '"10"', otherKey: 'orders.states' },
  ],
  [
    { orders: { states: ['Paiement accepté'], ignoredStates: ['PAIEMENT ACCEPTE'] } },
    'orders.ignoredStates[0]',
    { kind: 'state-in-two-lists', state: '"PAIEMENT ACCEPTE"' },
  ],
  [
    { stock: { reservingStates: [10, 2] } },
    'stock.reservingStates[1]',
    { kind: 'state-in-two-lists', state: '2' },
  ],
  [
    { xml: { stagingDir: './Import/' } },
    'xml.stagingDir',
    { kind: 'same-place', otherKey: 'xml.remoteDir', place: 'Import' },
  ],
  [{ xml: { stagingDir: '\\import' } }, 'xml.stagingDir', { kind: 'same-place', otherKey: 'xml.remoteDir' }],
  [{ stock: { target: 'ExportCSV.csv' } }, 'stock.target', { kind: 'same-place', otherKey: 'stock.source' }],
  [{ stock: { target: 'orders.csv' } }, 'stock.target', { kind: 'same-place', otherKey: 'orders.source' }],
  [{ orders: { columns: { qty: false } } }, 'orders.columns.qty', { kind: 'column-needed', keys: ['qty'] }],
  [
    { orders: { columns: { id: false, ref: false } } },
    'orders.columns.id',
    { kind: 'column-needed', keys: ['id', 'ref'] },
  ],
  [
    { orders: { columns: { ean13: false, lineRef: false } } },
    'orders.columns.ean13',
    { kind: 'column-needed', keys: ['ean13', 'lineRef'] },
  ],
  [{ stock: { to: 'shop' } }, 'stock.to', { kind: 'section-needed', section: 'shop' }],
  [{ orders: { from: 'shop' } }, 'orders.from', { kind: 'section-needed', section: 'shop' }],
  [{ articles: {} }, 'articles', { kind: 'section-needed', section: 'shop' }],
  [
    { shop, articles: { columns: { gencod: false, reference: false } } },
    'articles.columns.gencod',
    { kind: 'column-needed', keys: ['gencod', 'reference'] },
  ],
  [
    { writeBack: { rules: [{ when: 'sent', from: [2], to: 3 }] } },
    'writeBack.rules',
    { kind: 'section-needed', section: 'shop' },
  ],
  [
    {
      shop,
      writeBack: {
        rules: [
          { when: 'sent', from: [2], to: 3 },
          { when: 'document:BL', from: [3], to: 4 },
        ],
      },
    },
    'writeBack.rules[1].when',
    { kind: 'section-needed', section: 'writeBack.shipments' },
  ],
  [{ stock: { columns: { qty: false } } }, 'stock.columns.qty', { kind: 'column-needed', keys: ['qty'] }],
  [
    { stock: { columns: { gencod: false, reference: false } } },
    'stock.columns.gencod',
    { kind: 'column-needed', keys: ['gencod', 'reference'] },
  ],
];

test.each(broken)('%j breaks a rule', async (rest, key, fault) => {
  const faults = await folder.faults({ ftp: soundFtp, ...rest });
  expect(faults).toEqual([expect.objectContaining({ key, ...fault })]);
});

const kept: object[] = [
  { orders: { columns: { state: false, stateId: false, payment: false, id: false, ean13: false } } },
  { orders: { states: [2, 10] }, stock: { reservingStates: [1] } },
  { orders: { from: 'shop' }, shop },
  { shop, writeBack: { rules: [{ when: 'sent', from: [2], to: 3 }] } },
  { shop, articles: { columns: { reference: false } } },
  {
    shop,
    writeBack: { rules: [{ when: 'shipped', from: [2], to: 4 }], shipments: { source: 'expeditions.csv' } },
  },
  { orders: { source: 'export/*.csv' }, stock: { target: 'export/orders.csv' } },
];

test.each(kept)('%j breaks none', async (rest) => {
  await expect(folder.read({ ftp: soundFtp, ...rest })).resolves.toMatchObject({ warnings: [] });
});

test('all faults come at once, in the order of the file, each with its line', async () => {
  const content = `{
    "xml": { "stagingDir": "import" },
    "ftp": { "host": "h", "prot": 21, "password": "env:NOWHERE" },
    "orders": {
      "states": [2, 7],
      "ignoredStates": [7],
      "decimal": "virgule",
    },
    "orders": { "states": [2, 7], "ignoredStates": [7], "decimal": 1 },
  }`;
  const faults = await folder.faults(content);
  expect(faults.map(({ key, kind, line }) => `${line} ${key} ${kind}`)).toEqual([
    '2 xml.stagingDir same-place',
    '3 ftp.prot unknown-key',
    '3 ftp.password env-not-set',
    '9 orders duplicate-key',
    '9 orders.decimal invalid',
    '9 orders.ignoredStates[0] state-in-two-lists',
    'null ftp.user missing',
  ]);
});

test.each([
  ['itself', { xml: { stagingDir: 1, remoteDir: 'passerelle-staging' } }, 'xml.stagingDir'],
  ['in its section', { orders: [], stock: { reservingStates: [2] } }, 'orders'],
  ['in an item', { orders: { states: [13, 2.5] }, stock: { reservingStates: [2] } }, 'orders.states[1]'],
])('a rule is not tried on a key that is faulty %s', async (_where, rest, key) => {
  expect(await folder.faults({ ftp: soundFtp, ...rest })).toMatchObject([{ kind: 'invalid', key }]);
});

test.each(['[]', '"x"', 'null'])('a file that holds %s is refused', async (content) => {
  expect(await folder.faults(content)).toMatchObject([{ kind: 'invalid', key: '', line: 1 }]);
});
