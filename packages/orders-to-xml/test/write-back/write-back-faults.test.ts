import { troubleWith, type Behaviour, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { bookInTill, decisionsOf, inShopNow, onStage, putShipments, type Stage } from './shop-and-server.ts';

/** Two parcels of one order; the customer is told by the mail of the state. */
const whole = '4 [2 4] A1, mails 4';
/** The state without its history row and without its mail: said to a person, never sent again. */
const withoutMail = '4 [2] A1, mails -';

const isTracking = ({ method }: { method: string }) => method === 'PATCH';
const isState = ({ method }: { method: string }) => method === 'POST';
const writes = [
  ['tracking', isTracking],
  ['state', isState],
] as const;

/** The task runs until nothing is left to do; the trouble is over after the first time. */
async function runs(
  stage: Stage,
  behaviour: Behaviour,
  between: () => void = () => undefined,
): Promise<number[]> {
  stage.ftp.pace = 0.2;
  stage.shop.behaviour = behaviour;
  const codes = [(await stage.writeBack()).exitCode];
  stage.shop.behaviour = () => undefined;
  between();
  for (let run = 0; run < 3; run += 1) {
    stage.later();
    codes.push((await stage.writeBack()).exitCode);
  }
  return codes;
}

const troubles: [string, Trouble][] = [
  ['reset before', { kind: 'reset', done: false }],
  ['reset after', { kind: 'reset', done: true }],
  ['its answer is cut', { kind: 'cut' }],
  ['its answer ends half-way through the document', { kind: 'not whole' }],
  ['PHP dies before', { kind: 'died', done: false }],
  ['PHP dies after', { kind: 'died', done: true }],
  ['a gateway, before', { kind: 'host', status: 502, done: false }],
  ['a gateway, after', { kind: 'host', status: 504, done: true }],
  ['maintenance', { kind: 'host', status: 503, done: false, retryAfter: '600' }],
  ['too many', { kind: 'too many' }],
  ['a page with 200, before', { kind: 'page', status: 200, title: 'Un instant', done: false }],
  ['a page with 200, after', { kind: 'page', status: 200, title: 'Un instant', done: true }],
  ['a firewall', { kind: 'page', status: 403, title: 'Interdit', done: false }],
  ['elsewhere', { kind: 'redirect', to: 'https://ailleurs.example/' }],
  ['the key is dropped', { kind: 'unauthorized' }],
];

describe.each(writes)('the request of the %s', (_name, fits) => {
  test.each(troubles)('%s', async (_, trouble) =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;', '6;A2;');
      const codes = await runs(stage, troubleWith(fits, trouble));
      expect(inShopNow(stage, 6)).toBe(whole);
      expect(codes.at(-1)).toBe(0);
    }),
  );

  test.each([false, true])('the program is killed, the request done: %s', async (done) =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      let isDead = false;
      // Nothing that it would ask afterwards is answered: the ledger is left as a kill leaves it.
      const codes = await runs(stage, (request) => {
        const isLast = !isDead && fits(request);
        isDead ||= isLast;
        return isDead ? { kind: 'reset', done: isLast && done } : undefined;
      });
      expect(inShopNow(stage, 6)).toBe(whole);
      expect([codes[0], codes.at(-1)]).toEqual([3, 0]);
    }),
  );
});

test('the shop does it a minute after the answer was lost: one row, one mail', () =>
  onStage(
    async (stage) => {
      putShipments(stage, '6;A1;');
      let wake = (): void => undefined;
      const when = new Promise<void>((resolve) => (wake = resolve));
      stage.ftp.pace = 0.1;
      stage.shop.behaviour = troubleWith(isState, { kind: 'done late', when });
      expect((await stage.writeBack()).exitCode).toBe(3);
      stage.shop.behaviour = () => undefined;
      stage.ftp.now = new Date(stage.ftp.now.getTime() + 40_000);
      // A person starts it by hand: too early for a second look that counts.
      expect((await stage.writeBack()).exitCode).toBe(3);
      expect(inShopNow(stage, 6)).toBe('2 [2] A1, mails -');
      wake();
      await new Promise((resolve) => setImmediate(resolve));
      for (let run = 0; run < 3; run += 1) {
        stage.later();
        await stage.writeBack();
      }
      expect(inShopNow(stage, 6)).toBe(whole);
    },
    { shop: { graceSeconds: 60 } },
  ));

describe('what surrounds the shop', () => {
  test('a module dies between state and history: written, the mail not sent, said once', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ diesAfterState: true });
      const { exitCode, out } = await stage.writeBack();
      stage.shop.set({ diesAfterState: false });
      expect([exitCode, out]).toEqual([5, expect.stringMatching(/le message au client n'est pas parti/)]);
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe(withoutMail);
    }));

  test('its mail server is down: state and row are there, the mail is not, and is not sent again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ mailServer: 'down' });
      expect((await stage.writeBack()).exitCode).toBe(5);
      stage.shop.set({ mailServer: 'up' });
      stage.later();
      await stage.writeBack();
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails -');
    }));

  test.each(['warning', 'deprecated'] as const)(
    'a module’s %s makes a 500 of what was done',
    async (moduleWarns) =>
      onStage(async (stage) => {
        putShipments(stage, '6;A1;');
        stage.shop.set({ moduleWarns });
        expect((await stage.writeBack()).exitCode).toBe(0);
        stage.later();
        await stage.writeBack();
        expect(inShopNow(stage, 6)).toBe(whole);
      }),
  );

  test('a module prints around every document', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ prints: { before: '<script>x()</script>', after: '<!-- y -->' } });
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe(whole);
    }));
});

describe('nobody knows yet whether a state is there', () => {
  test('no other state of that order is written: it would arrive after it, and bring the order back', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;A1;', '8;C1;');
      let wake = (): void => undefined;
      const when = new Promise<void>((resolve) => (wake = resolve));
      stage.ftp.pace = 0.2;
      stage.shop.behaviour = troubleWith(isState, { kind: 'done late', when });
      const report = await stage.report();
      stage.ftp.pace = 1;
      expect(decisionsOf(report)).toEqual([
        'collected:6 order-state skipped',
        '6 tracking-number written',
        'shipped:6 order-state skipped',
        '8 tracking-number written',
        'shipped:8 order-state written',
      ]);
      expect(report.writes?.[2]?.reason).toMatch(/celui-ci attend/);
      wake();
      await new Promise((resolve) => setImmediate(resolve));
      stage.later();
      expect((await stage.writeBack()).exitCode).toBe(0);
      expect(inShopNow(stage, 6)).toBe('4 [2 3 4] A1, mails 4');
    }));

  test('a module sleeps between state and row: nobody is told of a lost mail that goes out after all', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      let wake = (): void => undefined;
      const sleep = new Promise<void>((resolve) => (wake = resolve));
      stage.shop.set({ sleepsAfterState: sleep });
      stage.ftp.pace = 0.2;
      const { exitCode, out } = await stage.writeBack();
      stage.ftp.pace = 1;
      expect([exitCode, out]).toEqual([3, expect.not.stringMatching(/n'est pas parti/)]);
      wake();
      stage.shop.set({ sleepsAfterState: undefined });
      await new Promise((resolve) => setImmediate(resolve));
      stage.later();
      const second = await stage.writeBack();
      expect([second.exitCode, second.out]).toEqual([0, expect.not.stringMatching(/n'est pas parti/)]);
      expect(inShopNow(stage, 6)).toBe(whole);
    }));

  test('it never gets its row: said with the next run, and not done again', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;');
      stage.shop.set({ diesAfterState: true });
      stage.ftp.pace = 0.2;
      stage.shop.behaviour = (request) =>
        isState(request) ? { kind: 'host', status: 504, done: true } : undefined;
      expect((await stage.writeBack()).exitCode).toBe(3);
      stage.shop.set({ diesAfterState: false });
      stage.shop.behaviour = () => undefined;
      stage.later();
      const { exitCode, out } = await stage.writeBack();
      expect([exitCode, out]).toEqual([5, expect.stringMatching(/n'est pas parti/)]);
      expect(inShopNow(stage, 6)).toBe(withoutMail);
    }));

  test('the row is lacking, and no mail was asked for: said, and the run is well', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;A1;');
        stage.shop.set({ diesAfterState: true });
        const { exitCode, out } = await stage.writeBack();
        expect([exitCode, out]).toEqual([0, expect.stringMatching(/sans ligne d'historique/)]);
      },
      { rules: [{ when: 'shipped', from: [2], to: 4 }] },
    ));
});

describe('a cancellation whose answer is lost', () => {
  const rules = [{ when: 'document:AVOIR', from: [2], to: 6, mail: false }];
  test.each<[string, Trouble, number, string]>([
    ['before anything was done', { kind: 'reset', done: false }, 8, '2 [2] -, mails -'],
    ['half-way: goods are back, the state is not', { kind: 'died', done: 'half' }, 8, '2 [2] -, mails -'],
    ['after all was done', { kind: 'reset', done: true }, 0, '6 [2 6] -, mails -'],
  ])('%s', async (_, trouble, exitCode, expected) =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        const codes = await runs(stage, troubleWith(isState, trouble));
        expect(codes).toEqual([exitCode, exitCode, exitCode, exitCode]);
        expect(inShopNow(stage, 6)).toBe(expected);
        expect(stage.shop.requests.filter(isState)).toHaveLength(1);
      },
      { rules },
    ),
  );

  test('of an unpaid order too: it gives goods back as well', () =>
    onStage(
      async (stage) => {
        const orders = stage.shop.state.data.table('orders');
        const row = orders.rows.get(6);
        if (row) orders.update(row, { values: { current_state: 10 } });
        putShipments(stage, '6;;AVOIR');
        expect(await runs(stage, troubleWith(isState, { kind: 'died', done: 'half' }))).toEqual([8, 8, 8, 8]);
        expect(stage.shop.requests.filter(isState)).toHaveLength(1);
      },
      { rules: [{ when: 'document:AVOIR', from: [10], to: 6 }] },
    ));

  test('and it arrives after all: that is seen, and nobody is asked any more', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        let wake = (): void => undefined;
        const when = new Promise<void>((resolve) => (wake = resolve));
        const codes = await runs(stage, troubleWith(isState, { kind: 'done late', when }), wake);
        expect(codes).toEqual([8, 0, 0, 0]);
        expect(inShopNow(stage, 6)).toBe('6 [2 6] -, mails -');
      },
      { rules },
    ));

  test('a person looked, and has it made again', () =>
    onStage(
      async (stage) => {
        putShipments(stage, '6;;AVOIR');
        await runs(stage, troubleWith(isState, { kind: 'reset', done: false }));
        expect((await stage.ftp.ordersToXml('resolve', 'W1', '--resend')).exitCode).toBe(0);
        expect((await stage.writeBack()).exitCode).toBe(0);
        expect(inShopNow(stage, 6)).toBe('6 [2 6] -, mails -');
      },
      { rules },
    ));
});

test('the mail with the number, its answer lost: never twice, and a person is told (8)', () =>
  onStage(
    async (stage) => {
      const carriers = stage.shop.state.data.table('carriers');
      for (const row of carriers.rows.values())
        carriers.update(row, { values: { url: 'https://s.example/@' } });
      putShipments(stage, '6;A1;');
      const isMail = ({ query }: { query: ReadonlyMap<string, string> }) => query.get('sendemail') === '1';
      const codes = await runs(stage, troubleWith(isMail, { kind: 'reset', done: true }));
      expect(codes).toEqual([8, 8, 8, 8]);
      expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails in transit');
    },
    { rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }] },
  ));

test.each(['warning', 'deprecated'] as const)(
  'the mail with the number, and a module’s %s: it went, once, and nobody is asked',
  async (moduleWarns) =>
    onStage(
      async (stage) => {
        const carriers = stage.shop.state.data.table('carriers');
        for (const row of carriers.rows.values())
          carriers.update(row, { values: { url: 'https://s.example/@' } });
        putShipments(stage, '6;A1;');
        stage.shop.set({ moduleWarns });
        expect((await stage.writeBack()).exitCode).toBe(0);
        stage.later();
        expect((await stage.writeBack()).exitCode).toBe(0);
        expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails in transit');
      },
      { rules: [{ when: 'shipped', from: [2], to: 4, mail: 'tracking' }] },
    ),
);
