import { troubleWith, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { inShopNow, onStage, putShipments } from './shop-and-server.ts';
import { whole, isState, runs } from './troubled-runs.ts';

const isTracking = ({ method }: { method: string }) => method === 'PATCH';

const writes = [
  ['tracking', isTracking],
  ['state', isState],
] as const;

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
