import { troubleWith, type Behaviour, type Trouble } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { accountOf, addressesOf, groupsOf, onStage, row, type CustomerStage } from './customer-stage.ts';

const email = 'claire.lemoine@example.test';
const post = (resource: string) => (request: { method: string; path: string }) =>
  request.method === 'POST' && request.path === resource;

/** The account once, its address once, its group once: whatever is lost. */
function expectOnce(stage: CustomerStage): void {
  expect(accountOf(stage, email)).toBe('Claire Lemoine, groups 4 3 (4), active');
  expect(addressesOf(stage, email)).toEqual(['3 rue des Écluses, 26000 Valence (8)']);
  expect(groupsOf(stage).slice(3)).toEqual(['4 Revendeurs']);
}

/** The task runs night after night; the trouble is over after the first. */
async function nights(stage: CustomerStage, behaviour: Behaviour): Promise<number[]> {
  stage.ftp.pace = 0.2;
  stage.put(row({ group: 'Revendeurs' }));
  stage.shop.behaviour = behaviour;
  const codes: number[] = [(await stage.run()).exitCode];
  stage.shop.behaviour = () => undefined;
  for (let night = 0; night < 3; night += 1) {
    stage.later();
    codes.push((await stage.run()).exitCode);
  }
  return codes;
}

const troubles: [string, Trouble][] = [
  ['reset before', { kind: 'reset', done: false }],
  ['reset after', { kind: 'reset', done: true }],
  ['its answer is cut', { kind: 'cut' }],
  ['PHP dies before', { kind: 'died', done: false }],
  ['PHP dies after', { kind: 'died', done: true }],
  ['a gateway, after', { kind: 'host', status: 504, done: true }],
  ['maintenance', { kind: 'host', status: 503, done: false, retryAfter: '600' }],
  ['a page with 200, after', { kind: 'page', status: 200, title: 'Un instant', done: true }],
];

describe.each(['groups', 'customers', 'addresses'])('the request that makes one of %s', (resource) => {
  test.each(troubles)('%s', async (_, trouble) =>
    onStage(async (stage) => {
      const codes = await nights(stage, troubleWith(post(resource), trouble));
      expectOnce(stage);
      expect(codes.at(-1)).toBe(0);
    }),
  );

  test.each([false, true])('the program is killed, the request done: %s', async (done) =>
    onStage(async (stage) => {
      let isDead = false;
      // Nothing that it would ask afterwards is answered: the ledger is left as a kill leaves it.
      const codes = await nights(stage, (request) => {
        const isLast = !isDead && post(resource)(request);
        isDead ||= isLast;
        return isDead ? { kind: 'reset', done: isLast && done } : undefined;
      });
      expectOnce(stage);
      expect([codes[0], codes.at(-1)]).toEqual([3, 0]);
    }),
  );
});

test('a module warns at everything that is written: all of it is done, once', () =>
  onStage(async (stage) => {
    stage.shop.state.surroundings.moduleWarns = 'warning';
    await nights(stage, () => undefined);
    expectOnce(stage);
  }));

test('the answer to a change is lost: it is read back, and not told as refused', () =>
  onStage(async (stage) => {
    stage.put(row({ email: 'marie.durand@example.test', group: 'Client' }));
    stage.shop.state.data
      .table('customers')
      .update(stage.shop.state.data.table('customers').rows.get(3) ?? fail(), {
        values: { id_default_group: 1 },
      });
    stage.shop.behaviour = troubleWith(({ method }) => method === 'PATCH', { kind: 'reset', done: true });
    const { writes } = await stage.report();
    expect(writes?.[0]?.decision).toBe('written');
  }));

function fail(): never {
  throw new Error('the sample shop has that customer');
}
