import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atRequest, usualFaults, type HttpFault } from '@passerelle/rehearsal/http/http-fault.ts';
import { crmClient } from '../src/client.ts';
import { mayBeDone } from '../src/fault.ts';
import { clientOptions, faultOf, stageOf, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await stageOf();
});

afterEach(() => stage.crm.close());

const lead = { lastname: 'Rehearsal', email: 'someone@example.invalid', assigned_user_id: '19x1' };
const findLead = { module: 'Leads', fields: ['email'], where: { field: 'email', values: [lead.email] } };

test('logs in once for all, by a key that is never sent itself', async () => {
  await Promise.all([stage.client.query(findLead), stage.client.query(findLead), stage.client.session()]);
  expect(stage.crm.asked()).toEqual(['getchallenge', 'login', 'query Leads', 'query Leads']);
  const sent = stage.crm.requests.map(({ body, query }) => body + query.toString()).join();
  expect(sent).not.toContain(clientOptions('').accessKey);
});

test('what is made can be found, read, changed and deleted', async () => {
  const made = await stage.client.create('Leads', lead);
  expect(await stage.client.query(findLead)).toEqual([{ id: made['id'], email: lead.email }]);
  await stage.client.revise({ id: String(made['id']), phone: '0102030405' });
  expect(await stage.client.retrieve(String(made['id']))).toMatchObject({ ...lead, phone: '0102030405' });
  await stage.client.delete(String(made['id']));
  expect(await stage.client.query(findLead)).toEqual([]);
});

test('a session that is gone is opened again, once, and the request repeated, a write as well', async () => {
  await stage.client.session();
  stage.crm.endSessions();
  await stage.client.create('Leads', lead);
  expect(stage.crm.asked()).toEqual([
    ...['getchallenge', 'login', 'create Leads'],
    ...['getchallenge', 'login', 'create Leads'],
  ]);
  expect(await stage.client.query(findLead)).toHaveLength(1);
});

test('a session that is lost every time ends the work', async () => {
  const gone: HttpFault = {
    kind: 'answer',
    done: 'no',
    answer: { status: 200, body: '{"success":false,"error":{"message":"x","code":"INVALID_SESSIONID"}}' },
  };
  stage.crm.behave(({ query }) => (query.get('operation') === 'query' ? gone : undefined));
  expect(await faultOf(stage.client.query(findLead))).toEqual({
    kind: 'crm/session-lost',
    operation: 'query',
  });
});

test('somebody else who logs in between our two requests costs a second try', async () => {
  let isFirst = true;
  stage.crm.behave(({ method }) => {
    if (method === 'POST' && isFirst) stage.crm.world.challenges.set('admin', 'another');
    if (method === 'POST') isFirst = false;
    return undefined;
  });
  await stage.client.session();
  expect(stage.crm.asked()).toEqual(['getchallenge', 'login', 'getchallenge', 'login']);
});

test.each([
  ['a wrong key', { accessKey: 'another-key' }, { kind: 'crm/wrong-key', user: 'admin' }],
  ['an unknown user', { user: 'nobody' }, { kind: 'crm/unknown-user', user: 'nobody' }],
])('%s is told apart', async (_, options, fault) => {
  const client = crmClient({ ...clientOptions(stage.crm.url), ...options });
  expect(await faultOf(client.session())).toEqual(fault);
});

test('a login that failed is tried anew by the next request', async () => {
  stage.crm.behave(({ number }) => (number <= 3 ? usualFaults.errorBefore : undefined));
  expect((await faultOf(stage.client.session())).kind).toBe('crm/http-status');
  await stage.client.query(findLead);
});

/** Of a reading: how it ends, and what was waited. Of a writing: how it ends, and how many leads there are then. */
const faults: [name: keyof typeof usualFaults, kind: string, leads: number, pauses: number[]][] = [
  ['resetBefore', 'crm/no-answer', 0, [500]],
  ['resetAfter', 'crm/no-answer', 1, [500]],
  ['cut', 'crm/no-answer', 1, [500]],
  ['errorBefore', 'crm/http-status', 0, [500]],
  ['errorAfter', 'crm/http-status', 1, [500]],
  ['badGateway', 'crm/http-status', 0, [500]],
  ['unavailableFor', 'crm/http-status', 0, [30_000]],
  ['tooMany', 'crm/http-status', 0, [2000]],
  ['silentBefore', 'crm/no-answer', 0, [500]],
  ['silentAfter', 'crm/no-answer', 1, [500]],
  ['html', 'crm/not-json', 0, [500]],
];

test.each(faults)('%s: a reading is repeated', async (name, _kind, _leads, pauses) => {
  await stage.client.session();
  stage.crm.behave(atRequest(3, usualFaults[name]));
  expect(await stage.client.query(findLead)).toEqual([]);
  expect(stage.pauses).toEqual(pauses);
});

test.each(faults)('%s: a writing ends with %s, is not repeated, and leaves %p', async (name, kind, leads) => {
  await stage.client.session();
  stage.crm.behave(atRequest(3, usualFaults[name]));
  const fault = await faultOf(stage.client.create('Leads', lead));
  expect(fault.kind).toBe(kind);
  expect(mayBeDone(fault)).toBe(true);
  expect(stage.pauses).toEqual([]);
  expect(await stage.client.query(findLead)).toHaveLength(leads);
});

test('a redirect is never followed', async () => {
  stage.crm.behave(atRequest(1, usualFaults.redirect));
  expect(await faultOf(stage.client.session())).toEqual({
    kind: 'crm/redirected',
    operation: 'getchallenge',
    status: 302,
    to: 'https://elsewhere.example.invalid/',
  });
  expect(stage.crm.requests).toHaveLength(1);
});

test('a reading is tried so often and no oftener, and not beyond its deadline', async () => {
  stage.crm.behave(() => usualFaults.errorBefore);
  await faultOf(stage.client.session());
  expect(stage.pauses).toEqual([500, 1500]);
  stage.crm.behave(() => usualFaults.unavailableFor);
  const hasty = crmClient({ ...clientOptions(stage.crm.url, stage.pauses), deadlineMs: 29_000 });
  await faultOf(hasty.session());
  expect(stage.pauses).toEqual([500, 1500]);
});

test('an answer without end is given up, and one that is too long is not read', async () => {
  stage.crm.behave(atRequest(3, { kind: 'trickle', everyMs: 20 }));
  expect(await faultOf(stage.client.create('Leads', lead))).toMatchObject({ how: 'timed out' });
  const client = crmClient({ ...clientOptions(stage.crm.url), limitBytes: 500 });
  expect(await faultOf(client.describe('Contacts'))).toEqual({
    kind: 'crm/too-large',
    operation: 'describe',
    limitBytes: 500,
  });
});

test('nobody listens: nothing was sent', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
  const fault = await faultOf(crmClient(clientOptions(url)).session());
  expect(fault).toEqual({ kind: 'crm/unreachable', url, reason: 'ECONNREFUSED' });
  expect(mayBeDone(fault)).toBe(false);
});

test('what is printed round the answer, and a control character inside, are no hindrance', async () => {
  await stage.client.create('Leads', { ...lead, description: 'a\u0001b' });
  stage.crm.behave(() => ({ kind: 'noise', before: '\n<br />Deprecated: x', after: '<!-- 3 ms -->' }));
  const rows = await stage.client.query({ ...findLead, fields: ['description'] });
  expect(rows[0]?.['description']).toBe('a b');
});

test.each([
  ['an owner who does not exist', { assigned_user_id: '19x99' }, { kind: 'crm/no-such-owner' }],
  [
    'a mandatory field that is empty',
    { lastname: '' },
    { kind: 'crm/refused', code: 'MANDATORY_FIELDS_MISSING' },
  ],
])('%s is a fault of its own, and nothing is made', async (_, change, expected) => {
  const fault = await faultOf(stage.client.create('Leads', { ...lead, ...change }));
  expect(fault).toMatchObject({ operation: 'create', ...expected });
  expect(mayBeDone(fault)).toBe(false);
});

test('a duplicate has the code 0', async () => {
  const account = { accountname: 'Éclair', assigned_user_id: '19x1' };
  await stage.client.create('Accounts', account);
  const again = stage.client.create('Accounts', { ...account, accountname: 'ECLAIR ' });
  expect(await faultOf(again)).toEqual({ kind: 'crm/duplicate', operation: 'create' });
});

test('success without a result is not believed', async () => {
  await stage.crm.close();
  stage = await stageOf({ version: '8.4.0 repaired' });
  const made = await stage.client.create('Leads', lead);
  const entities = { Accounts: { create: true, name: 'Accounts', accountname: 'Only' } };
  const work = stage.client.convertLead({ leadId: made['id'], entities });
  expect(await faultOf(work)).toMatchObject({ kind: 'crm/unexpected-answer', operation: 'convertlead' });
});

test.each([
  ['8.2.0', false],
  ['8.3.0', false],
  ['8.4.0', true],
] as const)('on %s logging out is asked for where the version can: %p', async (version, canLogOut) => {
  await stage.crm.close();
  stage = await stageOf({ version });
  await stage.client.session();
  await stage.client.logout();
  expect(stage.crm.asked()).toEqual(['getchallenge', 'login', ...(canLogOut ? ['logout'] : [])]);
});

test('logging out never fails', async () => {
  await stage.crm.close();
  stage = await stageOf({ version: '8.4.0' });
  await stage.client.session();
  stage.crm.behave(() => usualFaults.resetBefore);
  await stage.client.logout();
});

test('all rows come, a hundred at a time', async () => {
  for (let at = 0; at < 205; at++) await stage.client.create('Leads', { ...lead, lastname: `Lead ${at}` });
  const before = stage.crm.requests.length;
  expect(await stage.client.query(findLead)).toHaveLength(205);
  expect(stage.crm.requests.length - before).toBe(3);
});

test.each([
  ['a quote', "o'brien@example.invalid"],
  ['a backslash', 'a\\b@example.invalid'],
  ['both at the end', "x'\\"],
  ['words and signs of the language', 'select; from (and) # % _ ='],
])('%s in a value finds that value and no other', async (_, email) => {
  await stage.client.create('Leads', { ...lead, email });
  await stage.client.create('Leads', { ...lead, email: 'another@example.invalid' });
  const rows = await stage.client.query({ ...findLead, where: { field: 'email', values: [email] } });
  expect(rows.map((row) => row['email'])).toEqual([email]);
});

test('many values are asked in as many questions as addresses need; empty ones in none', async () => {
  const values = Array.from({ length: 300 }, (_, at) => `someone.number.${at}@example.invalid`);
  for (const email of [values[0], values[299]])
    await stage.client.create('Leads', { ...lead, email: email! });
  const before = stage.crm.requests.length;
  const rows = await stage.client.query({ ...findLead, where: { field: 'email', values: ['', ...values] } });
  expect(rows).toHaveLength(2);
  const longest = Math.max(...stage.crm.requests.slice(before).map(({ query }) => query.toString().length));
  expect(longest).toBeLessThan(4000);
  expect(await stage.client.query({ ...findLead, where: { field: 'email', values: ['', ' '] } })).toEqual([]);
});
