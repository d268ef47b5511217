import { bookInTill, decisionsOf, inShopNow, onStage, putShipments, type Stage } from './shop-and-server.ts';

type Values = Record<string, string | number>;

/** Somebody changes rows of the shop. */
function change({ shop }: Stage, table: string, ids: readonly number[], values: Values): void {
  const rows = shop.state.data.table(table);
  for (const id of ids) {
    const row = rows.rows.get(id);
    if (row) rows.update(row, { values });
  }
}

function removeCustomers({ shop }: Stage): void {
  const customers = shop.state.data.table('customers');
  for (const row of [...customers.rows.values()]) customers.delete(row);
}

const rowsOf = ({ shop }: Stage, table: string, order: number) =>
  shop.state.data.table(table).where('id_order', order);

async function quietAfterwards(stage: Stage): Promise<void> {
  const writes = stage.shop.state.writes.length;
  stage.later();
  expect((await stage.report()).writes).toEqual([]);
  expect(stage.shop.state.writes).toHaveLength(writes);
}

describe('an order', () => {
  test.each<[string, (stage: Stage) => void]>([
    ['without e-mail', (stage) => change(stage, 'customers', [2, 3], { email: '' })],
    ['whom the shop has deleted', removeCustomers],
  ])('of a customer %s: state and number are written, and nothing is asked again', async (_, happens) =>
    onStage(async (stage) => {
      happens(stage);
      putShipments(stage, '6;A1;');
      expect((await stage.report()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails -');
      await quietAfterwards(stage);
    }),
  );

  test('that was cancelled meanwhile: neither number nor state, and no mail', () =>
    onStage(async (stage) => {
      change(stage, 'orders', [6], { current_state: 6 });
      putShipments(stage, '6;A1;');
      const report = await stage.report();
      expect(decisionsOf(report)).toEqual(['6 tracking-number skipped', 'shipped:6 order-state skipped']);
      expect(report.writes?.[0]?.reason).toMatch(/Annulé/);
      expect(inShopNow(stage, 6)).toBe('6 [2] -, mails -');
      await quietAfterwards(stage);
    }));

  test('whose reference two orders bear: refused for both, and said with their numbers', () =>
    onStage(async (stage) => {
      change(stage, 'orders', [6, 7], { reference: 'SPLITCART' });
      putShipments(stage, 'SPLITCART;A1;', '8;C1;');
      const report = await stage.report();
      expect([report.exitCode, ...decisionsOf(report)]).toEqual([
        5,
        'SPLITCART tracking-number refused',
        'shipped:SPLITCART order-state refused',
        '8 tracking-number written',
        'shipped:8 order-state written',
      ]);
      expect(report.writes?.[0]?.reason).toMatch(/\(6, 7\)/);
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual(['2 [2] -, mails -', '2 [11] -, mails -']);
    }));

  test('that vanished after its state was sent: the others go on', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;', '8;C1;');
      stage.shop.behaviour = ({ method, body }) =>
        method === 'POST' && body.includes('<id_order>6<') ? { kind: 'died', done: false } : undefined;
      await stage.writeBack();
      stage.shop.behaviour = () => undefined;
      const orders = stage.shop.state.data.table('orders');
      const row = orders.rows.get(6);
      if (row) orders.delete(row);
      stage.later();
      const report = await stage.report();
      expect(decisionsOf(report)).toContain('shipped:6 order-state skipped');
      expect(inShopNow(stage, 8)).toBe('4 [2 4] C1, mails 4');
      await quietAfterwards(stage);
    }));

  test.each<[string, number, string]>([
    ['of the carrier of the order', 1, 'A1 -'],
    ['else the newest', 99, '- A1'],
  ])('with two rows of carriers: %s', async (_, carrier, expected) =>
    onStage(async (stage) => {
      const carriers = stage.shop.state.data.table('order_carriers');
      for (const row of rowsOf(stage, 'order_carriers', 6))
        carriers.update(row, { values: { id_carrier: 1 } });
      carriers.insert({ values: { id_order: 6, id_carrier: 2 } });
      change(stage, 'orders', [6], { id_carrier: carrier });
      putShipments(stage, '6;A1;');
      await stage.writeBack();
      const numbers = rowsOf(stage, 'order_carriers', 6).map(
        (row) => carriers.value(row, 'tracking_number') || '-',
      );
      expect(numbers.join(' ')).toBe(expected);
    }),
  );
});

describe('names and numbers as files have them', () => {
  test.each([
    ['a line end in the number', '6;"A1\nB2";', 5, '2 [2] -, mails -'],
    ['64 characters', `6;${'9'.repeat(64)};`, 0, `4 [2 4] ${'9'.repeat(64)}, mails 4`],
    ['a spreadsheet’s marks round the order', '="6";A1;', 0, '4 [2 4] A1, mails 4'],
    ['an interval for an order', '"[1,9]";A1;', 0, '2 [2] -, mails -'],
    ['two orders in one cell', '6|7;A1;', 0, '2 [2] -, mails -'],
    ['an order of 3,000 characters', `${'6'.repeat(3000)};A1;`, 0, '2 [2] -, mails -'],
    ['a wildcard', '%;A1;', 0, '2 [2] -, mails -'],
  ])('%s', async (_, row, exitCode, expected) =>
    onStage(async (stage) => {
      putShipments(stage, row);
      const report = await stage.report();
      expect([report.exitCode, inShopNow(stage, 6)]).toEqual([exitCode, expected]);
      expect(report.error).toBe(undefined);
    }),
  );
});

describe('the file of shipments', () => {
  test('of yesterday, again: nothing is asked for and nothing written', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;', '6;;FACTURE');
      await stage.writeBack();
      expect(inShopNow(stage, 6)).toBe('5 [2 4 5] A1, mails 4');
      await quietAfterwards(stage);
    }));

  test('none is configured: what happens at the till is written all the same', () =>
    onStage(
      async (stage) => {
        await bookInTill(stage, 6);
        expect(decisionsOf(await stage.report())).toEqual(['collected:6 order-state written']);
        expect(inShopNow(stage, 6)).toBe('3 [2 3] -, mails -');
        await quietAfterwards(stage);
      },
      { shipments: null, rules: [{ when: 'collected', from: [2], to: 3 }] },
    ));

  test('a parcel that comes later is told once, and the field keeps the first', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      await stage.writeBack();
      putShipments(stage, '6;A1;', '6;A2;');
      stage.later();
      const report = await stage.report();
      expect(decisionsOf(report)).toEqual(['6:A2 parcel skipped']);
      expect(report.warnings.join()).toMatch(/A2.*A1/);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
      await quietAfterwards(stage);
    }));

  test('a number that is corrected before it could be written', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;A1;');
        expect(decisionsOf(await stage.report())).toEqual([
          '6 tracking-number skipped',
          'shipped:6 order-state skipped',
        ]);
        putShipments(stage, '6;A9;');
        change(stage, 'orders', [6], { current_state: 3 });
        stage.later();
        await stage.writeBack();
        expect(inShopNow(stage, 6)).toBe('4 [2 4] A9, mails 4');
        await quietAfterwards(stage);
      },
      {
        rules: [
          { when: 'collected', from: [2], to: 3 },
          { when: 'shipped', from: [3], to: 4, mail: 'state' },
        ],
      },
    ));
});

describe('the shop', () => {
  test('deleted a state of the rules: 2, before anything is written', () =>
    onStage(async (stage) => {
      change(stage, 'order_states', [4], { deleted: 1 });
      putShipments(stage, '6;A1;');
      const { exitCode, err } = await stage.writeBack();
      expect([exitCode, err]).toEqual([2, expect.stringMatching(/« 4 » a été supprimé/)]);
      expect(stage.shop.state.writes).toEqual([]);
    }));

  test.each(['7.1', '1.7.8.11'])(
    'of version %s has no PATCH: the row is sent whole, and loses nothing',
    async (version) =>
      onStage(
        async (stage) => {
          const [before] = rowsOf(stage, 'order_carriers', 6);
          const weight = before && stage.shop.state.data.table('order_carriers').value(before, 'weight');
          putShipments(stage, '6;A1;');
          expect((await stage.writeBack()).exitCode).toBe(0);
          expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
          const [after] = rowsOf(stage, 'order_carriers', 6);
          expect(after && stage.shop.state.data.table('order_carriers').value(after, 'weight')).toBe(weight);
          expect(stage.shop.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
          expect(stage.shop.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
          await quietAfterwards(stage);
        },
        { web: { version } },
      ),
  );

  test('on a host that forbids PATCH: the same as a POST that names it', () =>
    onStage(async (stage) => {
      stage.shop.set({ hostForbids: new Map([['PATCH', 403]]) });
      putShipments(stage, '6;A1;');
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
    }));

  test('the key may not make states: 2, nothing is lost, and it goes on once it may', () =>
    onStage(async (stage) => {
      stage.shop.set({ rights: new Map() });
      putShipments(stage, '6;A1;');
      expect((await stage.writeBack()).exitCode).toBe(2);
      stage.shop.set({ rights: undefined });
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
    }));
});

test('a dry run shows the mail with the number too, and where it would stay away', () =>
  onStage(
    async (stage) => {
      const carriers = stage.shop.state.data.table('carriers');
      const setUrl = (url: string) => {
        for (const row of carriers.rows.values()) carriers.update(row, { values: { url } });
      };
      putShipments(stage, '6;A1;');
      setUrl('https://suivi.example/@');
      expect(decisionsOf(await stage.report('--dry-run'))).toEqual([
        '6 tracking-number would-write',
        'shipped:6 order-state would-write',
        'in-transit:6 mail would-write',
      ]);
      setUrl('');
      expect(decisionsOf(await stage.report('--dry-run')).at(-1)).toBe('in-transit:6 mail skipped');
      expect(stage.shop.state.writes).toEqual([]);
    },
    { rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }] },
  ));
