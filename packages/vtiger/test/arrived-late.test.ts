import type { Intent } from '@passerelle/core/delivery/make-once.ts';
import { lookingAhead } from '../src/look-ahead.ts';
import { makeOnce } from '../src/make-once.ts';
import { exactly, nothingSeen, type SyncContext } from '../src/sync-context.ts';
import { settings } from './sample-sale.ts';
import { stageOf, type Stage } from './stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await stageOf();
});

afterEach(() => stage.crm.close());

const email = 'jeanne@example.invalid';
const contact = { lastname: 'Dupré', email, assigned_user_id: '19x1' };
const minute = 60_000;

/** A contact that an earlier run sent, `ago` milliseconds before now: whatever is in the CRM meanwhile was not there then. */
async function goOn(ago: number, arrives: boolean) {
  const client = lookingAhead(stage.client);
  await client.lookAhead({ module: 'Contacts', fields: [], where: { field: 'email', values: [email] } });
  if (arrives) await stage.client.create('Contacts', contact);
  const sent: Intent = { state: 'SENDING', intendedAt: new Date(-ago), remoteId: '' };
  const context: SyncContext = {
    ...{ client, settings, subject: '7', isDryRun: false, leavesKnown: false, seen: nothingSeen() },
    ...{ now: () => new Date(0), graceMs: minute, wrote: () => undefined },
    statuses: { areRight: () => true, noteRight: () => undefined },
    intents: {
      find: () => sent,
      intend: () => undefined,
      settle: () => undefined,
      seeAbsent: () => undefined,
    },
  };
  const once = await makeOnce(context, {
    ...{ module: 'Contacts', key: email, mayBeMadeAnew: true },
    look: (within) => exactly(within, 'Contacts', [], 'email', email),
    make: () => client.create('Contacts', contact),
  });
  const there = await stage.client.query({
    ...{ module: 'Contacts', fields: [], where: { field: 'email', values: [email] } },
  });
  return { became: once === null ? 'waiting' : once.isNew ? 'made' : 'found', there: there.length };
}

test.each([
  ['long ago, and arrived since it was looked up with the others', 2 * minute, true, 'found', 1],
  ['long ago, and never arrived', 2 * minute, false, 'made', 1],
  ['just now: it is waited for', minute / 2, false, 'waiting', 0],
])('what an earlier run sent %s', async (_, ago, arrives, became, there) => {
  expect(await goOn(ago, arrives)).toEqual({ became, there });
});
