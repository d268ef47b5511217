import type { CrmClient } from '../client.ts';
import { CrmFailure } from '../fault.ts';
import { textOf } from '../record.ts';
import type { CrmSettings } from '../settings.ts';
import type { CrmConfig } from './open-crm.ts';

/** What the configuration says, as the client wants it; who owns what is made, by id. Throws CrmFailure. */
export async function settingsOf(client: CrmClient, crm: CrmConfig): Promise<CrmSettings> {
  const { createAccount, createPotential, orderPrefix, potentialPrefix, orderStatus } = crm;
  const { currencies, taxes, defaults, invoice } = crm;
  return {
    assignTo: await ownerOf(client, crm),
    ...{ createAccount, createPotential, orderPrefix, potentialPrefix, orderStatus },
    ...{ currencies, taxes, defaults },
    invoices: invoice.states !== 'never',
    invoiceStatus: invoice.status,
  };
}

/** The user itself, the user or group of that name, or an id as vtiger writes it. */
async function ownerOf(client: CrmClient, { user, assignTo = user }: CrmConfig): Promise<string> {
  if (/^\d+x\d+$/.test(assignTo)) return assignTo;
  if (assignTo.toLowerCase() === user.toLowerCase()) return (await client.session()).userId;
  const places = [
    ['Users', 'user_name'],
    ['Groups', 'groupname'],
  ] as const;
  for (const [module, field] of places) {
    const rows = await client
      .query({ module, fields: [field], where: { field, values: [assignTo] } })
      // Users are shown to administrators only.
      .catch((error: unknown) => {
        if (error instanceof CrmFailure && error.fault.kind === 'crm/refused') return [];
        throw error;
      });
    const found = rows.find((row) => textOf(row, field).toLowerCase() === assignTo.toLowerCase());
    if (found !== undefined) return textOf(found, 'id');
  }
  throw new CrmFailure({ kind: 'crm/unknown-owner', name: assignTo });
}
