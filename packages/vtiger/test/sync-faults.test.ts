import { atRequest, usualFaults, type HttpFault } from '@passerelle/rehearsal/http/http-fault.ts';
import type { CrmVersion } from '@passerelle/rehearsal/crm/crm-version.ts';
import { CrmFailure } from '../src/fault.ts';
import { line, sale } from './sample-sale.ts';
import { Killed, syncStage, type SyncStage } from './sync-stage.ts';

/**
 * One order, new in every respect, and one fault at one of its requests. Then clean runs, half an hour apart as the task
 * is, until it is done: one of everything, with the right total, nothing half-made, no lead or account too many.
 */
const order = sale({
  invoice: { number: 'FA000123', date: '2026-11-28' },
  lines: [line('5', { quantity: 2 }), line('8', { rate: '5.5' })],
  ...{ vouchersGross: '6.47', totalGross: '55.83' },
  currency: { code: 'CHF', name: 'Franc suisse', symbol: 'CHF', rate: '0.95' },
});

const plays: [version: CrmVersion, lead: boolean][] = [
  ['8.2.0', false],
  ['8.2.0', true],
  ['8.4.0 repaired', false],
];

/** Faults of the server, a session that is gone, and what a killed program leaves: the request done, the answer unread. */
const faults: [string, HttpFault][] = [
  ...Object.entries(usualFaults),
  ['sessionGone', sessionGone()],
  ['notJson', { kind: 'answer', done: 'yes', answer: { status: 200, body: 'Sorry' } }],
];

/** The whole table takes a minute: PASSERELLE_WHOLE_TABLE=1. Else every twentieth cell, each row and each column among them. */
const stride = process.env['PASSERELLE_WHOLE_TABLE'] === '1' ? 1 : 20;

test.each(plays)(
  'on %s (a lead known: %p): each request, each fault, and one of everything',
  async (version, lead) => {
    const count = await requestsOfACleanRun(version, lead);
    const wrong: string[] = [];
    for (let number = 1; number <= count; number++)
      for (const [at, [name, fault]] of faults.entries()) {
        if ((number + at) % stride !== 0) continue;
        const found = await play(version, lead, number, fault);
        if (found !== 'one of everything') wrong.push(`${name} at ${number}: ${found}`);
      }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(20);
  },
  120_000,
);

test('killed before or after anything that it writes down: one of everything', async () => {
  const wrong: string[] = [];
  for (let number = 1; number <= 20; number++)
    for (const kept of [true, false]) {
      const stage = await stageWith('8.2.0', false);
      stage.dieAtPut(number, kept);
      await attempt(stage);
      const found = await judgedAfterCleanRuns(stage);
      if (found !== 'one of everything') wrong.push(`put ${number}, ${kept ? 'kept' : 'lost'}: ${found}`);
    }
  expect(wrong).toEqual([]);
}, 60_000);

test('done so late that it was sent again: two orders, and a person says which', async () => {
  const stage = await stageWith('8.2.0', false);
  const creates = (body: string): boolean => body.includes('elementType=SalesOrder');
  stage.crm.behave(({ body }) => (creates(body) ? usualFaults.silentThenDone : undefined));
  expect(await attempt(stage, 400)).toBe('waiting');
  expect(await attempt(stage)).toBe('waiting');
  stage.wait(1800);
  stage.crm.behave(() => undefined);
  expect(await attempt(stage)).toBe('done');
  await stage.crm.catchUp();
  expect(await attempt(stage)).toBe('crm/ambiguous');
});

test('an invoice whose answer is lost keeps its order open, until it is there', async () => {
  const stage = await stageWith('8.2.0', false);
  const creates = (body: string): boolean => body.includes('elementType=Invoice');
  stage.crm.behave(({ body }) => (creates(body) ? usualFaults.silentBefore : undefined));
  expect(await attempt(stage, 400)).toBe('waiting');
  stage.crm.behave(() => undefined);
  stage.wait(1800);
  expect(await attempt(stage)).toBe('done');
  expect(stage.records('Invoice')).toHaveLength(1);
});

/** Closed whatever happens: a server that listens keeps the tests from ending. */
const open: SyncStage[] = [];

afterEach(async () => {
  for (const stage of open.splice(0)) await stage.crm.close();
});

async function requestsOfACleanRun(version: CrmVersion, lead: boolean): Promise<number> {
  const stage = await stageWith(version, lead);
  await stage.run(order);
  return stage.crm.requests.length;
}

async function stageWith(version: CrmVersion, lead: boolean): Promise<SyncStage> {
  const stage = await syncStage({ version }, { createPotential: true });
  open.push(stage);
  if (lead) stage.putLead(order.customer.email);
  return stage;
}

async function play(version: CrmVersion, lead: boolean, number: number, fault: HttpFault): Promise<string> {
  const stage = await stageWith(version, lead);
  stage.crm.behave(atRequest(number, fault));
  await attempt(stage, 100);
  stage.wait(30);
  await stage.crm.catchUp();
  return judgedAfterCleanRuns(stage);
}

async function judgedAfterCleanRuns(stage: SyncStage): Promise<string> {
  for (let run = 1; run <= 4; run++) {
    stage.wait(1800);
    if ((await attempt(stage)) === 'done') break;
  }
  const found = await judged(stage);
  await stage.crm.close();
  open.splice(open.indexOf(stage), 1);
  return found;
}

/** Whatever it throws, a next run comes. */
async function attempt(stage: SyncStage, timeoutMs?: number): Promise<string> {
  try {
    return await stage.run(order, timeoutMs);
  } catch (error) {
    if (error instanceof CrmFailure) return error.fault.kind;
    if (error instanceof Killed) return 'killed';
    throw error;
  }
}

async function judged(stage: SyncStage): Promise<string> {
  stage.writes.length = 0;
  const last = await attempt(stage);
  const again = stage.writes.filter((write) => !write.startsWith('same'));
  const counts = ['Contacts', 'Accounts', 'SalesOrder', 'Invoice', 'Potentials', 'Products']
    .map((module) => `${stage.records(module).length} ${module}`)
    .join(', ');
  const expected = '1 Contacts, 1 Accounts, 1 SalesOrder, 1 Invoice, 1 Potentials, 2 Products';
  const totals = ['SalesOrder', 'Invoice'].map((module) =>
    Number(stage.records(module)[0]?.fields['hdnGrandTotal']).toFixed(2),
  );
  const currencies = stage.crm.world.currencies.length;
  const taxes = stage.crm.world.taxes.length;
  const leads = stage.records('Leads').filter(({ fields }) => fields['leadstatus'] !== 'Converted').length;
  if (last !== 'done') return `ends with ${last}`;
  if (again.length > 0) return `writes again: ${again.join(', ')}`;
  if (counts !== expected) return counts;
  if (totals.join() !== '55.83,55.83') return totals.join();
  if (currencies !== 2 || taxes !== 5 || leads !== 0)
    return `${currencies} currencies, ${taxes} taxes, ${leads} leads`;
  return 'one of everything';
}

function sessionGone(): HttpFault {
  const body =
    '{"success":false,"error":{"message":"Session Identifier provided is Invalid","code":"INVALID_SESSIONID"}}';
  return { kind: 'answer', done: 'no', answer: { status: 200, body } };
}
