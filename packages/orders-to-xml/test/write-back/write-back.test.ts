import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { WebHook } from '@passerelle/rehearsal/mail/web-hook.ts';
import { bookInTill, decisionsOf, inShopNow, onStage, putShipments, type Stage } from './shop-and-server.ts';

const requestsOf = async ({ shop }: Stage, play: () => Promise<unknown>): Promise<number> => {
  const before = shop.requests.length;
  await play();
  return shop.requests.length - before;
};

test('three orders paid, sent, taken, shipped, invoiced: each state once, one mail each, the numbers', () =>
  onStage(async (stage) => {
    await bookInTill(stage, 6, 7, 8);
    expect((await stage.writeBack()).exitCode).toBe(0);
    expect(inShopNow(stage, 6)).toBe('3 [2 3] -, mails -');
    putShipments(stage, '6;A1;BL', '7;B1;', '7;B2;', '8;C1;', '6;;FACTURE');
    stage.later();
    const { out, exitCode } = await stage.writeBack();
    expect(out).toMatch(/autres colis : B2/);
    expect(exitCode).toBe(0);
    const after = [6, 7, 8].map((id) => inShopNow(stage, id));
    expect(after).toEqual(['5 [2 3 4 5] A1, mails 4', '4 [11 3 4] B1, mails 4', '4 [2 3 4] C1, mails 4']);
    stage.later();
    expect(await requestsOf(stage, stage.writeBack)).toBeLessThanOrEqual(6);
    expect([6, 7, 8].map((id) => inShopNow(stage, id))).toEqual(after);
    expect(stage.ftp.local('Trace1.txt')).toMatch(/Commande 6 \(expédiée\) : numéro de suivi A1 — écrit/);
  }));

test('without the section nothing is kept of events, and the command says what it lacks', () =>
  onStage(async (stage) => {
    const { ftp } = stage;
    const whole = JSON.parse(ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
    ftp.configure(whole.ftp, {});
    await bookInTill(stage, 6);
    const { exitCode, err, out } = await stage.writeBack();
    expect([exitCode, out + err]).toEqual([
      2,
      expect.stringMatching(/Rien n'est configuré pour « write-back »/),
    ]);
    ftp.configure(whole.ftp, whole);
    expect((await stage.report()).writes).toEqual([]);
    expect(inShopNow(stage, 6)).toBe('2 [2] -, mails -');
  }));

describe('an order that', () => {
  test.each<[string, (stage: Stage) => void, string, string]>([
    ['is in that state already', (s) => setState(s, 6, 3), 'same', '3 [2] -, mails -'],
    ['was cancelled meanwhile', (s) => setState(s, 6, 6), 'skipped', '6 [2] -, mails -'],
    ['was shipped by hand', (s) => setState(s, 6, 4), 'skipped', '4 [2] -, mails -'],
  ])('%s', async (_, prepare, decision, expected) =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      prepare(stage);
      expect(decisionsOf(await stage.report())).toEqual([`collected:6 order-state ${decision}`]);
      expect(inShopNow(stage, 6)).toBe(expected);
      stage.later();
      expect((await stage.report()).writes).toEqual([]);
    }),
  );
});

function setState({ shop }: Stage, id: number, state: number): void {
  const orders = shop.state.data.table('orders');
  const row = orders.rows.get(id);
  if (row) orders.update(row, { values: { current_state: state } });
}

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

describe('the mail with the number', () => {
  const rules = [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }];
  test.each([
    ['goes once', 'https://suivi.example/@', 'written', 'in transit'],
    ['stays where the carrier has no address, and that is said', '', 'skipped', '-'],
  ])('%s', async (_, url, decision, mails) =>
    onStage(
      async (stage) => {
        const carriers = stage.shop.state.data.table('carriers');
        for (const row of carriers.rows.values()) carriers.update(row, { values: { url } });
        putShipments(stage, '6;A1;');
        expect(decisionsOf(await stage.report()).at(-1)).toBe(`in-transit:6 mail ${decision}`);
        stage.later();
        await stage.writeBack();
        expect(inShopNow(stage, 6)).toBe(`4 [2 4] A1, mails ${mails}`);
      },
      { rules },
    ),
  );
});

describe('options', () => {
  test('a dry run tells every write and makes none, not even in the ledger', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;A1;', '6;;FACTURE', '8;C1;');
      const ledger = stage.ftp.local('passerelle.sqlite');
      const report = await stage.report('--dry-run');
      expect([report.job, report.mode]).toEqual(['write-back', 'dry-run']);
      expect(decisionsOf(report)).toEqual([
        'collected:6 order-state would-write',
        '6 tracking-number would-write',
        'shipped:6 order-state would-write',
        'document:facture:6 order-state would-write',
        '8 tracking-number would-write',
        'shipped:8 order-state would-write',
      ]);
      expect(inShopNow(stage, 6)).toBe('2 [2] -, mails -');
      expect(stage.ftp.local('passerelle.sqlite')).toBe(ledger);
      expect(stage.shop.requests.every(({ method }) => method === 'GET')).toBe(true);
    }));

  test('--only and --limit', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;', '7;B1;', '8;C1;');
      await stage.writeBack('--only', '8');
      expect([6, 7, 8].map((id) => inShopNow(stage, id).slice(0, 1))).toEqual(['2', '2', '4']);
      await stage.writeBack('--limit', '1');
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual(['2 [2] A1, mails -', '2 [11] -, mails -']);
      await stage.writeBack();
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual([
        '4 [2 4] A1, mails 4',
        '4 [11 4] B1, mails 4',
      ]);
    }));

  test.each([
    [['--limit', 'deux'], 2],
    [['-v', '-q'], 2],
  ])('%j is wrong usage', async (argv, exitCode) =>
    onStage(async (stage) => {
      expect((await stage.writeBack(...argv)).exitCode).toBe(exitCode);
      expect(stage.shop.requests).toEqual([]);
      expect(readdirSync(join(stage.ftp.workDir))).toEqual(['passerelle.json']);
    }),
  );

  test('a state that the shop does not have: 2, before anything is written', () =>
    onStage(
      async (stage) => {
        const { exitCode, err } = await stage.writeBack();
        expect(exitCode).toBe(2);
        expect(err).toMatch(/« Expdié » \(vouliez-vous dire « Expédié » \?\)/);
      },
      { rules: [{ when: 'sent', from: [2], to: 'Expdié' }] },
    ));
});

test('another one is under way: 7, and the shop is not asked; the cycle of the program may run beside it', () =>
  onStage(async (stage) => {
    const lock = takeLock(join(stage.ftp.workDir, 'orders-to-xml-write-back.lock'));
    putShipments(stage, '6;A1;');
    expect((await stage.writeBack()).exitCode).toBe(7);
    expect(stage.shop.requests).toEqual([]);
    await bookInTill(stage, 7);
    expect(stage.ftp.proshop.bookedOrders()).toEqual(['7']);
    lock.release();
    expect((await stage.writeBack()).exitCode).toBe(0);
    expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
  }));

describe('what a person sees and settles', () => {
  test('explain has the writes, status those refused, resolve settles them', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;8Ré1;');
      await stage.writeBack();
      const { out: explained } = await stage.ftp.ordersToXml('explain', '6');
      expect(explained).toMatch(
        /W1 prise par ProShop : état « En cours de préparation » — fait le 22\/11\/2026 10:27:03 \(n° \d+ dans la boutique\)\./,
      );
      expect(explained).toMatch(/W2 expédiée : numéro de suivi 8Ré1 — refusé le .* : .*"é"/);
      expect(explained).toMatch(/W3 expédiée : état — à faire\./);
      const { out: status } = await stage.ftp.ordersToXml('status');
      expect(status).toMatch(/orders-to-xml write-back : dernier passage le .*code 5.*1 refusée/);
      expect(status).toMatch(/Écriture W2 dans la boutique, numéro de suivi de « 6 » : refusée : .*"é"/);
      expect(status).toMatch(/orders-to-xml resolve W2 --resend/);
      expect((await stage.ftp.ordersToXml('resolve', 'W2', '--delivered')).exitCode).toBe(0);
      expect((await stage.ftp.ordersToXml('status')).out).not.toMatch(/W2/);
      stage.later();
      await stage.writeBack();
      expect(inShopNow(stage, 6)).toBe('4 [2 3 4] -, mails 4');
      expect((await stage.ftp.ordersToXml('resolve', 'W2', '--resend')).exitCode).toBe(2);
      expect((await stage.ftp.ordersToXml('resolve', 'W99', '--resend')).exitCode).toBe(4);
    }));

  test('ack settles a refused write, and a mail that did not go: nothing is sent again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;8Ré1;', '8;C1;');
      stage.shop.set({ mailServer: 'down' });
      await stage.writeBack();
      stage.shop.set({ mailServer: 'up' });
      const { out: status } = await stage.ftp.ordersToXml('status');
      expect(status).toMatch(/Écriture W4 .* de « 8 » : faite, mais le message au client n'est pas parti/);
      expect(status).toMatch(/orders-to-xml ack W4/);
      expect((await stage.ftp.ordersToXml('ack', 'W1', 'W4')).exitCode).toBe(0);
      expect((await stage.ftp.ordersToXml('status')).out).toMatch(/rien n'attend une personne/);
      expect((await stage.ftp.ordersToXml('ack', 'W4')).exitCode).toBe(2);
      stage.later();
      await stage.writeBack();
      expect([inShopNow(stage, 6), inShopNow(stage, 8)]).toEqual([
        '4 [2 4] -, mails 4',
        '4 [2 4] C1, mails -',
      ]);
    }));

  test('explain of an order that only the file of shipments names, in words and in JSON', () =>
    onStage(async (stage) => {
      putShipments(stage, '8;C1;');
      await stage.writeBack();
      expect((await stage.ftp.ordersToXml('explain', '8')).out).toMatch(
        /W1 expédiée : numéro de suivi C1 — fait/,
      );
      const { out } = await stage.ftp.ordersToXml('explain', '8', '--json');
      expect((JSON.parse(out) as { writes: object[] }).writes).toMatchObject([
        { id: 'W1', kind: 'tracking-number', state: 'ACCEPTED' },
        { id: 'W2', kind: 'order-state', state: 'ACCEPTED' },
      ]);
      expect((await stage.ftp.ordersToXml('explain', '99')).exitCode).toBe(4);
    }));

  test('the page shows the job and its refused writes; the alert tells each once, and a job that fails', () =>
    onStage(async (stage) => {
      const hook = await WebHook.start();
      const whole = JSON.parse(stage.ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
      const alerts = { webhook: { url: hook.url } };
      stage.ftp.configure(whole.ftp, { ...whole, report: 'etat.html', alerts });
      putShipments(stage, '6;8Ré1;');
      await stage.writeBack();
      expect(stage.ftp.local('etat.html')).toMatch(/orders-to-xml write-back.{1,8}: dernier passage/);
      expect(stage.ftp.local('etat.html')).toMatch(/Écriture W1/);
      expect(JSON.stringify(hook.received)).toMatch(/resolve W1 --resend/);
      const told = hook.received.length;
      await stage.shop.close();
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(3);
      expect(JSON.stringify(hook.received.slice(told))).toMatch(/orders-to-xml write-back a échoué/);
      expect(JSON.stringify(hook.received.slice(told))).not.toMatch(/W1/);
      await hook.stop();
    }));
});
