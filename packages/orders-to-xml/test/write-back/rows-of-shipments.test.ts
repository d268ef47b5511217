import { bookInTill, decisionsOf, inShopNow, onStage, putShipments } from './shop-and-server.ts';

describe('rows of shipments', () => {
  test.each<[string, string[], number, string[], string]>([
    ['by reference', ['REF6;A1;'], 0, ['written', 'written'], '4 [2 4] A1, mails 4'],
    ['a document before its parcel waits', ['6;;FACTURE'], 0, ['skipped'], '2 [2] -, mails -'],
    ['a document without a rule', ['6;;BON'], 0, [], '2 [2] -, mails -'],
    [
      'a number of 70 characters: the state waits with it',
      [`6;${'9'.repeat(70)};`],
      5,
      ['refused', 'skipped'],
      '2 [2] -, mails -',
    ],
    ['a number with an accent', ['6;8Ré1;'], 5, ['refused', 'skipped'], '2 [2] -, mails -'],
    ['an order that the shop does not have', ['999;A1;'], 0, ['skipped', 'skipped'], '2 [2] -, mails -'],
  ])('%s', async (_, rows, exitCode, decisions, expected) =>
    onStage(async (stage) => {
      const orders = stage.shop.state.data.table('orders');
      const row = orders.rows.get(6);
      if (row) orders.update(row, { values: { reference: 'REF6' } });
      putShipments(stage, ...rows);
      const report = await stage.report();
      expect(report.exitCode).toBe(exitCode);
      expect(report.writes?.map(({ decision }) => decision)).toEqual(decisions);
      expect(inShopNow(stage, 6)).toBe(expected);
    }),
  );

  test('a number that was refused and is mended in the file is written, and the state after it', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;8Ré1;');
      await stage.writeBack();
      putShipments(stage, '6;8RE1;');
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] 8RE1, mails 4');
    }));

  test('a reference that is another order’s number is refused, not guessed', () =>
    onStage(async (stage) => {
      const orders = stage.shop.state.data.table('orders');
      const row = orders.rows.get(7);
      if (row) orders.update(row, { values: { reference: '6' } });
      putShipments(stage, '6;A1;');
      const report = await stage.report();
      expect([report.exitCode, ...(report.writes ?? []).map(({ decision }) => decision)]).toEqual([
        5,
        'refused',
        'refused',
      ]);
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual(['2 [2] -, mails -', '2 [11] -, mails -']);
    }));

  test.each([
    ['empty', ''],
    ['torn', 'Commande;N° de suivi;Document\n6;A1;BL\n7;B'],
    ['appended to itself', 'Commande;N° de suivi;Document\n6;A1;\nCommande;N° de suivi;Document\n'],
  ])('a file that is %s is refused whole (4), and the rest is written', async (_, text) =>
    onStage(async (stage) => {
      await bookInTill(stage, 7);
      stage.ftp.put('expeditions.csv', text);
      expect((await stage.writeBack()).exitCode).toBe(4);
      expect(inShopNow(stage, 6)).toBe('2 [2] -, mails -');
      expect(inShopNow(stage, 7)).toBe('3 [11 3] -, mails -');
    }),
  );

  test('nothing carries the order: the number is left, the state goes', () =>
    onStage(async (stage) => {
      const rows = stage.shop.state.data.table('order_carriers');
      for (const row of rows.where('id_order', 6)) rows.delete(row);
      putShipments(stage, '6;A1;');
      expect(decisionsOf(await stage.report())).toEqual([
        '6 tracking-number skipped',
        'shipped:6 order-state written',
      ]);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] no row, mails 4');
    }));

  test('another number is there: it is left', () =>
    onStage(async (stage) => {
      const rows = stage.shop.state.data.table('order_carriers');
      for (const row of rows.where('id_order', 6)) rows.update(row, { values: { tracking_number: 'ELSE' } });
      putShipments(stage, '6;A1;');
      expect((await stage.report()).warnings.join()).toMatch(/ELSE/);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] ELSE, mails 4');
    }));
});
