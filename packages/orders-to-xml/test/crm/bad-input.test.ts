import { renderOrdersCsv } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { sales } from '../cycle/in-shop.ts';
import { onCrmStage, ordersThere, setRow, type CrmStage } from './crm-and-shop.ts';

type Change = (stage: CrmStage) => void;

function set(table: string, id: number, values: Record<string, string | number>): Change {
  return (stage) => setRow(stage, table, id, values);
}

const long = 'Chaussures '.repeat(28);

/** Order 6 of customer 3, and what becomes of it: how the run ends, the order there, and a field that tells. */
const cases: [
  what: string,
  change: Change,
  exitCode: number,
  order: string,
  told: (stage: CrmStage) => unknown,
  expected: unknown,
][] = [
  [
    'no e-mail',
    set('customers', 3, { email: 'nobody' }),
    5,
    '',
    ({ records }) => records('Contacts').length,
    1,
  ],
  [
    'a company of 300 characters',
    set('customers', 3, { company: long }),
    0,
    '6 62.55',
    ({ records }) => records('Accounts').map(({ fields }) => String(fields['accountname'])),
    expect.arrayContaining([long.slice(0, 100).trimEnd()]),
  ],
  [
    'emoji',
    set('customers', 3, { lastname: 'Dupré 😀' }),
    0,
    '6 62.55',
    ({ records }) => records('Contacts').map(({ fields }) => fields['lastname']),
    expect.arrayContaining(['Dupré']),
  ],
  [
    'control characters',
    (stage) => {
      set('customers', 3, { lastname: 'Dup\u0007ré\u001b[31m' })(stage);
      set('order_details', 3, { product_name: 'Escarpin\u0000 38' })(stage);
    },
    0,
    '6 62.55',
    ({ records }) => records('Contacts').map(({ fields }) => fields['lastname']),
    expect.arrayContaining(['Dupré[31m']),
  ],
  [
    'two customers with one e-mail',
    set('customers', 3, { email: 'Jean.Modele@example.test' }),
    0,
    '6 62.55',
    ({ records }) => new Set(records('SalesOrder').map(({ fields }) => fields['contact_id'])).size,
    1,
  ],
  [
    'a reference of 60 characters',
    set('products', 1, { reference: 'R'.repeat(60) }),
    0,
    '6 62.55',
    ({ records }) => records('Products').map(({ fields }) => fields['productcode']),
    expect.arrayContaining(['#presta_1']),
  ],
  [
    'a reference on two products',
    (stage) => {
      set('products', 1, { reference: 'TWICE' })(stage);
      set('products', 2, { reference: 'TWICE' })(stage);
    },
    0,
    '6 62.55',
    ({ records }) => records('Products').map(({ fields }) => fields['productcode']),
    expect.arrayContaining(['#presta_1', '#presta_2']),
  ],
  [
    'an amount that was changed by hand',
    set('orders', 6, { total_paid_tax_incl: '70.00' }),
    5,
    '',
    ({ records }) => records('SalesOrder').length,
    8,
  ],
  [
    'a total that differs by a cent',
    set('orders', 6, { total_paid_tax_incl: '62.56' }),
    0,
    '6 62.56',
    ({ records }) => records('SalesOrder').length,
    9,
  ],
  [
    'a currency that the shop does not have any more',
    set('orders', 6, { id_currency: 99 }),
    5,
    '',
    ({ crm }) => crm.world.currencies.length,
    1,
  ],
];

test.each(cases)('%s', (_, change, exitCode, order, told, expected) =>
  onCrmStage(async (stage) => {
    change(stage);
    const report = await stage.report();
    expect(report.exitCode).toBe(exitCode);
    expect(ordersThere(stage).filter((one) => one.startsWith('6 '))).toEqual(order === '' ? [] : [order]);
    expect(told(stage)).toEqual(expected);
  }),
);

test('a product that was thrown away in the CRM is made anew; an account that was renamed keeps its name', () =>
  onCrmStage(async (stage) => {
    await stage.report('--only', '6');
    const [product] = stage.records('Products');
    if (product) product.isDeleted = true;
    const [account] = stage.records('Accounts');
    if (account) account.fields['accountname'] = 'Renamed by a person';
    stage.later();
    set('orders', 6, { current_state: 4 })(stage);
    expect((await stage.report('--only', '7', '--only', '6')).exitCode).toBe(0);
    const codes = stage.records('Products').map(({ fields }) => fields['productcode']);
    expect(codes.filter((code) => code === product?.fields['productcode'])).toHaveLength(1);
    expect(ordersThere(stage)).toEqual(['6 62.55', '7 54.54']);
    expect(stage.records('Accounts').map(({ fields }) => fields['accountname'])).toEqual([
      'Renamed by a person',
    ]);
  }));

test('an order that somebody deleted in the CRM is not made again: a person is asked', () =>
  onCrmStage(async (stage) => {
    await stage.report();
    const gone = stage.records('SalesOrder').find(({ fields }) => fields['customerno'] === 'PS0-6');
    if (gone) gone.isDeleted = true;
    set('orders', 6, { current_state: 4 })(stage);
    stage.later();
    const { exitCode, writes = [] } = await stage.report();
    expect(exitCode).toBe(5);
    expect(writes.filter(({ decision }) => decision === 'refused').map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^La fiche 6x\d+ \(commande, PS0-6\) était dans le CRM et n'y est plus/),
    ]);
  }));

test('the orders of the export go there too, without a catalogue', () =>
  onCrmStage(
    async (stage) => {
      const rows = renderOrdersCsv(sales(1041, 1042)).trimEnd().split('\n');
      const delimiter = rows[0]?.includes('";"') ? ';' : ',';
      const withEmail = rows.map(
        (row, at) => `${row}${delimiter}${at === 0 ? '"E-mail"' : `"buyer${at}@example.invalid"`}`,
      );
      stage.ftp.put('orders.csv', `${withEmail.join('\n')}\n`);
      const { exitCode } = await stage.report();
      expect(exitCode).toBe(0);
      expect(ordersThere(stage).map((one) => one.split(' ')[0])).toEqual(['1041', '1042']);
      expect(stage.records('Leads')).toEqual([]);
      stage.later();
      expect((await stage.report()).writes).toEqual([]);
    },
    { config: { orders: { from: 'file' } } },
  ));

test('--only by e-mail, --limit, --all', () =>
  onCrmStage(async ({ report, records, shop }) => {
    const customers = shop.state.data.table('customers');
    const row = customers.rows.get(3);
    const email = row ? String(customers.value(row, 'email')) : '';
    const one = await report('--only', email);
    expect(one.exitCode).toBe(0);
    expect([records('Contacts').length + records('Leads').length, records('SalesOrder').length]).toEqual([
      1, 0,
    ]);
    await report('--limit', '2');
    expect(records('SalesOrder')).toHaveLength(2);
    const all = await report('--all');
    expect(all.exitCode).toBe(0);
    expect(records('Products').length).toBeGreaterThanOrEqual(20);
  }));

test('--all leaves a customer whom the CRM has as he is, also where he has ordered; else he is followed', () =>
  onCrmStage(async ({ report, records, put, shop, later }) => {
    const customers = shop.state.data.table('customers');
    const email = String(customers.value(customers.rows.get(3)!, 'email'));
    put('Contacts', { lastname: 'As people know her', email });
    const name = () =>
      records('Contacts').find(({ fields }) => fields['email'] === email)?.fields['lastname'];
    await report('--all', '--only', '6');
    expect([name(), records('SalesOrder').length]).toEqual(['As people know her', 1]);
    later();
    await report('--only', '7');
    expect(name()).not.toBe('As people know her');
  }));
