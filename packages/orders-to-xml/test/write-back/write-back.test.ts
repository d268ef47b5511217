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
