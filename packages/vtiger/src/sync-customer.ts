import { alike, exactly, follow, type SyncContext } from './sync-context.ts';
import { sameEmail } from './clean-text.ts';
import { CrmFailure } from './fault.ts';
import { makeOnce, type Once } from './make-once.ts';
import { accountName, accountOf, changes, contactOf, emailRefusal } from './map-customer.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { SaleForCrm } from './sale.ts';

/** Who an order is for. `contactId` is '' where the customer is an account alone. null: not yet, the next run will know. */
export type Buyer = { accountId: string; contactId: string } | null;

const contactFields = [
  ...['firstname', 'lastname', 'phone', 'mobile', 'account_id'],
  ...['mailingstreet', 'mailingzip', 'mailingcity', 'mailingcountry'],
];
const accountFields = ['accountname', 'phone', 'bill_street', 'bill_code', 'bill_city', 'bill_country'];

/** The customer of an order, by e-mail: found and followed, or made; with an account, since an order needs one. */
export async function syncBuyer(context: SyncContext, sale: SaleForCrm): Promise<Buyer> {
  const refusal = emailRefusal(sale.customer);
  if (refusal !== null) throw new CrmFailure(refusal);
  const { email } = sale.customer;
  const [contact] = await byEmail(context, 'Contacts', 'email', email, contactFields);
  if (contact !== undefined) return ofContact(context, sale, contact, true);
  const [lead] = await openLeads(context, email);
  const account = lead === undefined ? await accountByEmail(context, sale) : null;
  if (account !== null) return { accountId: account, contactId: '' };
  if (lead !== undefined) await markConverted(context, email, lead);
  const made = await makeContact(context, sale);
  if (made === null) return null;
  return ofContact(context, sale, made.row, false);
}

/** The oldest first: of several the one that was there before us. */
function byEmail(
  context: SyncContext,
  module: string,
  field: string,
  email: string,
  fields: readonly string[],
): Promise<CrmRecord[]> {
  return exactly(context, module, fields, field, email.trim(), sameEmail);
}

async function openLeads(context: SyncContext, email: string): Promise<CrmRecord[]> {
  const leads = await byEmail(context, 'Leads', 'email', email, ['leadstatus']);
  return leads.filter((lead) => textOf(lead, 'leadstatus') !== 'Converted');
}

/** A name that a person has given it stays. */
async function accountByEmail(context: SyncContext, sale: SaleForCrm): Promise<string | null> {
  const { email } = sale.customer;
  const [found] = await byEmail(context, 'Accounts', 'email1', email, accountFields);
  if (found === undefined) return null;
  const wanted = accountOf(context.settings, sale.customer, sale.billing, sale.delivery);
  const change = changes(wanted, found, ['accountname', 'email1', 'assigned_user_id']);
  await follow(context, 'Accounts', email, textOf(found, 'id'), change);
  return textOf(found, 'id');
}

async function makeContact(context: SyncContext, sale: SaleForCrm): Promise<Once> {
  const { email } = sale.customer;
  return makeOnce(context, {
    ...{ module: 'Contacts', key: email.trim().toLowerCase() },
    look: async (within) => (await byEmail(within, 'Contacts', 'email', email, contactFields)).slice(0, 1),
    make: () => context.client.create('Contacts', contactOf(context.settings, sale.customer, sale.billing)),
    mayBeMadeAnew: true,
  });
}

/** The contact first, then its account, then the link: whatever is killed in between, the contact is found and gone on with. */
async function ofContact(
  context: SyncContext,
  sale: SaleForCrm,
  contact: CrmRecord,
  isKnown: boolean,
): Promise<Buyer> {
  const { email } = sale.customer;
  const contactId = textOf(contact, 'id');
  const wanted = contactOf(context.settings, sale.customer, sale.billing);
  const change = isKnown ? changes(wanted, contact, ['email', 'leadsource', 'assigned_user_id']) : {};
  const linked = await accountThatIsThere(context, textOf(contact, 'account_id'));
  if (linked !== '') {
    await follow(context, 'Contacts', email, contactId, change);
    return { accountId: linked, contactId };
  }
  const accountId = await accountFor(context, sale);
  if (accountId === null) return null;
  const link: Record<string, string> = context.settings.createAccount ? { account_id: accountId } : {};
  if (isKnown || context.settings.createAccount)
    await follow(context, 'Contacts', email, contactId, { ...change, ...link });
  return { accountId, contactId };
}

/** '' where it was deleted or merged: vtiger would take the id, and hang the order on nobody. */
async function accountThatIsThere({ client }: SyncContext, id: string): Promise<string> {
  if (id === '') return '';
  const rows = await client.query({
    module: 'Accounts',
    fields: ['id'],
    where: { field: 'id', values: [id] },
  });
  return rows.length === 1 ? id : '';
}

/** By name, accents aside: namesakes share one. null: not yet. */
async function accountFor(context: SyncContext, sale: SaleForCrm): Promise<string | null> {
  const { settings } = context;
  if (!settings.createAccount) return settings.defaults['SalesOrder']?.['account_id'] ?? '';
  const name = accountName(sale.customer);
  const once = await makeOnce(context, {
    ...{ module: 'Accounts', key: name },
    look: async (within) => (await exactly(within, 'Accounts', [], 'accountname', name, alike)).slice(0, 1),
    make: () =>
      context.client.create('Accounts', accountOf(settings, sale.customer, sale.billing, sale.delivery)),
    mayBeMadeAnew: true,
  });
  return once === null ? null : textOf(once.row, 'id');
}

/** Before its contact is made: whatever is killed in between, the contact is made by the next run, and only one of the two is open. */
async function markConverted(context: SyncContext, email: string, lead: CrmRecord): Promise<void> {
  await follow(context, 'Leads', email, textOf(lead, 'id'), { leadstatus: 'Converted' });
}
