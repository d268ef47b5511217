import { lookingAhead, type LookAheadClient } from '../src/look-ahead.ts';
import { stageOf, type Stage } from './stage.ts';

let stage: Stage;
let client: LookAheadClient;
let id: string;

const emails = (...values: string[]) => ({
  module: 'Contacts',
  fields: ['lastname'],
  where: { field: 'email', values },
});

beforeEach(async () => {
  stage = await stageOf();
  client = lookingAhead(stage.client);
  const made = await client.create('Contacts', {
    ...{ lastname: 'Dupré', email: 'Jeanne@example.invalid', assigned_user_id: '19x1' },
  });
  id = String(made['id']);
  await client.lookAhead(emails('jeanne@example.invalid', 'nobody@example.invalid'));
});

afterEach(() => stage.crm.close());

/** How many questions that takes, and how many rows it gives. */
async function asking(selection: ReturnType<typeof emails>): Promise<[questions: number, rows: number]> {
  const before = stage.crm.requests.length;
  const rows = await client.query(selection);
  return [stage.crm.requests.length - before, rows.length];
}

type Play = () => Promise<unknown>;
const nothing: Play = () => Promise.resolve();

const plays: [
  what: string,
  before: Play,
  asked: () => ReturnType<typeof emails>,
  expected: [number, number],
][] = [
  ['who was looked up, case aside', nothing, () => emails('JEANNE@example.invalid'), [0, 1]],
  ['both at once', nothing, () => emails('jeanne@example.invalid', 'nobody@example.invalid'), [0, 1]],
  ['who was looked up and not found', nothing, () => emails('nobody@example.invalid'), [0, 0]],
  [
    'one who was not looked up',
    nothing,
    () => emails('jeanne@example.invalid', 'third@example.invalid'),
    [1, 1],
  ],
  [
    'a field that was not asked for',
    nothing,
    () => ({ ...emails('jeanne@example.invalid'), fields: ['phone'] }),
    [1, 1],
  ],
  ['another module', nothing, () => ({ ...emails('jeanne@example.invalid'), module: 'Leads' }), [1, 0]],
  ['forgotten', () => Promise.resolve(client.forget()), () => emails('jeanne@example.invalid'), [1, 1]],
  [
    'one who was made since',
    () =>
      client.create('Contacts', { lastname: 'N', email: 'nobody@example.invalid', assigned_user_id: '19x1' }),
    () => emails('nobody@example.invalid'),
    [0, 1],
  ],
  [
    'one whose making failed',
    () => client.create('Contacts', { email: 'nobody@example.invalid' }).catch(() => undefined),
    () => emails('nobody@example.invalid'),
    [1, 0],
  ],
  ['changed since', () => client.revise({ id, phone: '1' }), () => emails('jeanne@example.invalid'), [1, 1]],
  [
    'changed to that e-mail since',
    () => client.revise({ id, email: 'nobody@example.invalid' }),
    () => emails('nobody@example.invalid'),
    [1, 1],
  ],
  ['deleted since', () => client.delete(id), () => emails('jeanne@example.invalid'), [1, 0]],
];

test.each(plays)('%s', async (_, before, asked, expected) => {
  await before();
  expect(await asking(asked())).toEqual(expected);
});

test('what is asked on a new connection is asked', async () => {
  const before = stage.crm.requests.length;
  await client.anew().query(emails('nobody@example.invalid'));
  expect(stage.crm.requests.length).toBeGreaterThan(before);
});
