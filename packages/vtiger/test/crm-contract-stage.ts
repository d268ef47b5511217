import { startRehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import type { CrmVersion } from '@passerelle/rehearsal/crm/crm-version.ts';
import { crmClient, type CrmClient } from '../src/client.ts';
import { textOf, type CrmRecord } from '../src/record.ts';
import type { CrmSettings } from '../src/settings.ts';
import { clientOptions } from './stage.ts';
import { settings as sampleSettings } from './sample-sale.ts';

/**
 * What we rely on, of every CRM that we speak to: the rehearsed ones always, a real one where PASSERELLE_TEST_CRM,
 * PASSERELLE_TEST_CRM_USER and PASSERELLE_TEST_CRM_KEY name one. Where that one is an 8.3.0 or 8.4.0 as released, PASSERELLE_TEST_CRM_ORDERS=none.
 * It leaves taxes behind, and nothing else.
 */
const real = process.env['PASSERELLE_TEST_CRM'];
const realTakesOrders = process.env['PASSERELLE_TEST_CRM_ORDERS'] !== 'none';
export const stages: [name: string, takesOrders: boolean][] = [
  ['8.2.0', true],
  ['8.4.0 repaired', true],
  ['8.4.0', false],
  ...(real === undefined ? [] : [[real, realTakesOrders] satisfies [string, boolean]]),
];

/** One of the CRMs, and what a test makes in it. */
export interface ContractStage {
  client: CrmClient;
  /** Everything is assigned to whom the client is there. */
  settings: CrmSettings;
  /** Ids of what is deleted in the end. */
  made: string[];
  /** Made, and deleted in the end. */
  create: CrmClient['create'];
  find: (module: string, field: string, value: string, fields?: string[]) => Promise<CrmRecord[]>;
  /** A text that nothing in the CRM has yet. */
  unique: (what: string) => string;
  /** Takes away what was made. */
  end: () => Promise<void>;
}

export async function contractStage(name: string): Promise<ContractStage> {
  const { client, end } = await openStage(name);
  const made: string[] = [];
  // Two files of tests may speak to one CRM at once.
  const mark = `${Date.now().toString(36)}${process.env['JEST_WORKER_ID'] ?? ''}`;
  let serial = 0;
  return {
    ...{ client, made },
    settings: { ...sampleSettings, assignTo: (await client.session()).userId },
    create: async (module, element) => {
      const record = await client.create(module, element);
      made.push(textOf(record, 'id'));
      return record;
    },
    find: (module, field, value, fields = [field]) =>
      client.query({ module, fields, where: { field, values: [value] } }),
    unique: (what) => `${what}-${mark}-${++serial}`,
    end: async () => {
      for (const id of made.reverse()) await client.delete(id).catch(() => undefined);
      await client.logout();
      await end();
    },
  };
}

async function openStage(name: string): Promise<{ client: CrmClient; end: () => Promise<void> }> {
  const options = { ...clientOptions(name), timeoutMs: 20_000, now: () => performance.now() };
  if (name === real)
    return {
      client: crmClient({
        ...options,
        user: process.env['PASSERELLE_TEST_CRM_USER'] ?? '',
        accessKey: process.env['PASSERELLE_TEST_CRM_KEY'] ?? '',
      }),
      end: () => Promise.resolve(),
    };
  const crm = await startRehearsedCrm({
    version: name as CrmVersion,
    user: rehearsedUser,
  });
  return { client: crmClient({ ...options, url: crm.url }), end: () => crm.close() };
}
