import { readFileSync } from 'node:fs';
import { crmVersions, type CrmVersion } from '@passerelle/rehearsal/crm/crm-version.ts';
import { crmClient } from '../src/client.ts';
import { CrmFailure } from '../src/fault.ts';
import type { SaleForCrm } from '../src/sale.ts';
import { line, sale } from './sample-sale.ts';
import { clientOptions } from './stage.ts';
import { syncStage, type SyncStage } from './sync-stage.ts';

const invoice = { number: 'FA000123', date: '2026-11-28' };
const shorter = { lines: [line('5', { quantity: 2 })], totalGross: '44.80' };

/** What becomes of it, in a word. */
async function outcome(stage: SyncStage, change: Partial<SaleForCrm> = {}): Promise<string> {
  try {
    return (await stage.run(sale(change))) === 'done' ? 'yes' : 'later';
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    return error.fault.kind === 'crm/http-status' ? 'breaks down' : 'refused';
  }
}

/** An order that is in the CRM already, as after an upgrade. */
async function withOrder(stage: SyncStage): Promise<void> {
  const { can } = stage.crm.world;
  const { createsOrders } = can;
  can.createsOrders = true;
  await stage.run(sale());
  can.createsOrders = createsOrders;
}

const rows: [what: string, play: (stage: SyncStage) => Promise<string>][] = [
  [
    'customers, products, taxes',
    async (stage) => {
      await outcome(stage);
      const found = ['Contacts', 'Accounts', 'Products'].map((module) => stage.records(module).length);
      return found.join() === '1,1,2' && stage.crm.world.taxes.length === 4 ? 'yes' : 'no';
    },
  ],
  [
    'currencies',
    async (stage) => {
      await outcome(stage, { currency: { code: 'CHF', name: 'Franc', symbol: 'CHF', rate: '0.95' } });
      return stage.crm.world.currencies.length === 2 ? 'yes' : 'no';
    },
  ],
  [
    'an order, with its invoice',
    async (stage) => {
      const found = await outcome(stage, { invoice });
      return found === 'yes' && stage.records('Invoice').length !== 1 ? 'no invoice' : found;
    },
  ],
  [
    'a state of an order that is there',
    async (stage) => {
      await withOrder(stage);
      return outcome(stage, { stateId: '4' });
    },
  ],
  [
    'a line taken away from it',
    async (stage) => {
      await withOrder(stage);
      return outcome(stage, shorter);
    },
  ],
  [
    'a lead that orders',
    async (stage) => {
      stage.putLead(sale().customer.email);
      await outcome(stage);
      const [left] = stage.records('Leads');
      return left === undefined ? 'converted' : left.fields['leadstatus'] === 'Converted' ? 'marked' : 'left';
    },
  ],
  [
    'the session, at the end',
    async (stage) => {
      const client = crmClient(clientOptions(stage.crm.url));
      await client.session();
      await client.logout();
      return stage.crm.world.sessions.size === 0 ? 'ended' : 'left';
    },
  ],
  [
    'pieces taken from the stock there by an order of one and its invoice',
    async (stage) => {
      await outcome(stage, { lines: [line('5')], totalGross: '24.90', invoice });
      const left = Number(stage.records('Products')[0]?.fields['qtyinstock'] ?? 0);
      return String(-left || 0);
    },
  ],
];

/** The cells of the table in the README, row by row. */
function published(): string[][] {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = /## Versions\n\n((?:\|.*\n)+)/.exec(text)?.[1] ?? '';
  const cells = table
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return cells.filter(([, second = '']) => !/^-+$/.test(second));
}

async function seen(version: CrmVersion, play: (stage: SyncStage) => Promise<string>): Promise<string> {
  const stage = await syncStage({ version });
  try {
    return await play(stage);
  } finally {
    await stage.crm.close();
  }
}

test('what happens on which version stands in the README', async () => {
  const table = [['', ...crmVersions]];
  for (const [what, play] of rows) {
    const cells: string[] = [];
    for (const version of crmVersions) cells.push(await seen(version, play));
    table.push([what, ...cells]);
  }
  expect(published()).toEqual(table);
});
