import { alike, exactly, follow, type SyncContext } from './sync-context.ts';
import { sameEmail } from './clean-text.ts';
import type { CrmElement } from './client.ts';
import { CrmFailure } from './fault.ts';
import { convertsLeads, makeFromLead } from './sync-lead.ts';
import { makeOnce, type Once } from './make-once.ts';
import { accountName, accountOf, changes, contactOf, emailRefusal } from './map-customer.ts';
import { textOf, type CrmRecord } from './record.ts';
import type { Who } from './sale.ts';

/** Who an order is for. `contactId` is '' where the customer is an account alone. null: not yet, the next run will know. */
export type Buyer = { accountId: string; contactId: string } | null;

export const contactFields = [
  ...['firstname', 'lastname', 'phone', 'mobile', 'account_id'],
  ...['mailingstreet', 'mailingzip', 'mailingcity', 'mailingcountry'],
];
export const accountFields = [
  'accountname',
  'phone',
  'bill_street',
  'bill_code',
  'bill_city',
  'bill_country',
];

/** The customer of an order, by e-mail: found and followed, or made; with an account, since an order needs one. */
export async function syncBuyer(context: SyncContext, who: Who): Promise<Buyer> {
  const refusal = emailRefusal(who.customer);
  if (refusal !== null) throw new CrmFailure(refusal);
  const { email } = who.customer;
  const [contact] = await byEmail(context, 'Contacts', 'email', email, contactFields);
  if (contact !== undefined) return ofContact(context, who, contact, true);
  const [lead] = await openLeads(context, email);
  const [account] =
    lead === undefined ? await byEmail(context, 'Accounts', 'email1', email, accountFields) : [];
  if (account !== undefined) {
    if (!context.leavesKnown) await followAccount(context, who, account);
    return { accountId: textOf(account, 'id'), contactId: '' };
  }
  return makeBuyer(context, who, lead);
}

/** No contact has this e-mail (`isAbsent`: just looked for), a lead perhaps. */
export async function makeBuyer(
  context: SyncContext,
  who: Who,
  lead: CrmRecord | undefined,
  isAbsent = true,
): Promise<Buyer> {
  const made = await makeContact(context, who, lead, isAbsent);
  return made === null ? null : ofContact(context, who, made.row, false);
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
  return leads.filter(isOpenLead);
}

export function isOpenLead(lead: CrmRecord): boolean {
  return textOf(lead, 'leadstatus') !== 'Converted';
}

/** A name that a person has given it stays. */
export async function followAccount(context: SyncContext, who: Who, found: CrmRecord): Promise<void> {
  const wanted = accountOf(context.settings, who.customer, who.billing, who.delivery);
  const change = changes(wanted, found, ['accountname', 'email1', 'assigned_user_id']);
  await follow(context, 'Accounts', who.customer.id, textOf(found, 'id'), change);
}

/** What the shop has, where it is another than what people see there. */
export function contactChange({ settings }: SyncContext, who: Who, found: CrmRecord): CrmElement {
  const wanted = contactOf(settings, who.customer, who.billing);
  return changes(wanted, found, ['email', 'leadsource', 'assigned_user_id']);
}

async function makeContact(
  context: SyncContext,
  who: Who,
  lead: CrmRecord | undefined,
  isAbsent: boolean,
): Promise<Once> {
  const { email } = who.customer;
  const make = await contactMaker(context, who, lead);
  return makeOnce(context, {
    ...{ module: 'Contacts', key: email.trim().toLowerCase(), told: who.customer.id },
    look: async (within) => (await byEmail(within, 'Contacts', 'email', email, contactFields)).slice(0, 1),
    make,
    ...{ isAbsent, mayBeMadeAnew: true },
  });
}

/** A lead is converted where the version can; else it is marked, and the contact made beside it. */
async function contactMaker(
  context: SyncContext,
  who: Who,
  lead: CrmRecord | undefined,
): Promise<() => Promise<CrmRecord>> {
  const create = () =>
    context.client.create('Contacts', contactOf(context.settings, who.customer, who.billing));
  if (lead === undefined) return create;
  if (await convertsLeads(context)) return () => makeFromLead(context, who, lead);
  await markConverted(context, who, lead);
  return create;
}

/**
 * The contact first, then its account, then the link: whatever is killed in between, the contact is found and gone on with.
 * An account that was deleted or merged does not stand with its contact any more: a list shows no link to what is gone.
 */
export async function ofContact(
  context: SyncContext,
  who: Who,
  contact: CrmRecord,
  isKnown: boolean,
): Promise<Buyer> {
  const { id } = who.customer;
  const contactId = textOf(contact, 'id');
  const change = isKnown && !context.leavesKnown ? contactChange(context, who, contact) : {};
  const linked = textOf(contact, 'account_id');
  if (linked !== '') {
    await follow(context, 'Contacts', id, contactId, change);
    return { accountId: linked, contactId };
  }
  const accountId = await accountFor(context, who);
  if (accountId === null) return null;
  const link: Record<string, string> = context.settings.createAccount ? { account_id: accountId } : {};
  if (isKnown || context.settings.createAccount)
    await follow(context, 'Contacts', id, contactId, { ...change, ...link });
  return { accountId, contactId };
}

/** By name, accents aside: namesakes share one. null: not yet. */
async function accountFor(context: SyncContext, who: Who): Promise<string | null> {
  const { settings } = context;
  if (!settings.createAccount) return settings.defaults['SalesOrder']?.['account_id'] ?? '';
  const name = accountName(who.customer);
  const once = await makeOnce(context, {
    ...{ module: 'Accounts', key: name, told: who.customer.id },
    look: async (within) => (await exactly(within, 'Accounts', [], 'accountname', name, alike)).slice(0, 1),
    make: () =>
      context.client.create('Accounts', accountOf(settings, who.customer, who.billing, who.delivery)),
    mayBeMadeAnew: true,
  });
  return once === null ? null : textOf(once.row, 'id');
}

/** Before its contact is made: whatever is killed in between, the contact is made by the next run, and only one of the two is open. */
async function markConverted(context: SyncContext, who: Who, lead: CrmRecord): Promise<void> {
  await follow(context, 'Leads', who.customer.id, textOf(lead, 'id'), { leadstatus: 'Converted' });
}
