import { sameEmail } from './clean-text.ts';
import { makeOnce } from './make-once.ts';
import { accountName, contactOf, leadOf } from './map-customer.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { Who } from './sale.ts';
import { exactly, type SyncContext } from './sync-context.ts';
import { isFrom } from './version.ts';

/** From 8.4 on; before, it answers 500 and does nothing. */
export async function convertsLeads({ client }: SyncContext): Promise<boolean> {
  return isFrom((await client.session()).version, 4);
}

/**
 * Makes the contact, and with it the account, out of a lead, which leaves every list. An account of that name is used. What
 * is not taken over is sent afterwards. Returns the contact.
 */
export async function makeFromLead({ client, settings }: SyncContext, who: Who, lead: CrmRecord) {
  const contact = contactOf(settings, who.customer, who.billing);
  const accountname = accountName(who.customer);
  const made = await client.convertLead({
    leadId: textOf(lead, 'id'),
    assignedTo: settings.assignTo,
    transferRelatedRecordsTo: 'Contacts',
    entities: {
      ...(settings.createAccount ? { Accounts: { create: true, name: 'Accounts', accountname } } : {}),
      Contacts: { create: true, name: 'Contacts', ...contact },
    },
  });
  const id = made['Contacts'] ?? '';
  const row = await client.revise({ ...contact, id });
  return { ...row, id, account_id: made['Accounts'] ?? textOf(row, 'account_id') };
}

/** Somebody who has not bought yet, and whom the CRM does not know. */
export function makeLead(context: SyncContext, { customer, billing }: Who, isAbsent: boolean) {
  const { email } = customer;
  return makeOnce(context, {
    ...{ module: 'Leads', key: email.trim().toLowerCase(), told: customer.id },
    look: async (within) =>
      (await exactly(within, 'Leads', [], 'email', email.trim(), sameEmail)).slice(0, 1),
    make: () => context.client.create('Leads', leadOf(context.settings, customer, billing)),
    ...{ isAbsent, mayBeMadeAnew: true },
  });
}
