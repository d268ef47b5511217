import type { Brought } from '@passerelle/core/ports/crm-destination.ts';
import type { PersonForCrm } from './sale.ts';
import { sameEmail } from './clean-text.ts';
import type { LookAheadClient } from './look-ahead.ts';
import { accountName, changes, leadOf } from './map-customer.ts';
import { textOf, type CrmRecord } from './record.ts';
import { follow, type SyncContext } from './sync-context.ts';
import { makeLead } from './sync-lead.ts';
import {
  accountFields,
  contactChange,
  contactFields,
  followAccount,
  isOpenLead,
  makeBuyer,
} from './sync-customer.ts';

/** Who of a page of customers the CRM knows, by e-mail: three questions, however many they are, and one for accounts. */
export interface KnownPeople {
  contacts: readonly CrmRecord[];
  accounts: readonly CrmRecord[];
  leads: readonly CrmRecord[];
}

const leadFields = ['firstname', 'lastname', 'company', 'phone', 'mobile', 'lane', 'code', 'city', 'country'];

export async function lookForPeople(
  { client, settings }: SyncContext,
  ahead: Pick<LookAheadClient, 'lookAhead'>,
  people: readonly PersonForCrm[],
): Promise<KnownPeople> {
  const values = people.map(({ customer }) => customer.email.trim());
  const find = (module: string, field: string, fields: readonly string[]) =>
    client.query({ module, fields: [field, ...fields], where: { field, values } });
  const contacts = await find('Contacts', 'email', contactFields);
  const accounts = await find('Accounts', 'email1', accountFields);
  const leads = (await find('Leads', 'email', [...leadFields, 'leadstatus'])).filter(isOpenLead);
  const emails = new Set([...contacts.map(emailOf('email')), ...accounts.map(emailOf('email1'))]);
  const buyers = people.filter(
    (one) => one.hasOrders && !emails.has(one.customer.email.trim().toLowerCase()),
  );
  const names = [...new Set(buyers.map(({ customer }) => accountName(customer)))];
  const byName = { module: 'Accounts', fields: [], where: { field: 'accountname', values: names } };
  if (settings.createAccount && names.length > 0) await ahead.lookAhead(byName);
  return { contacts, accounts, leads };
}

function emailOf(field: string): (row: CrmRecord) => string {
  return (row) => textOf(row, field).trim().toLowerCase();
}

/**
 * One customer, with an order or without. `isRepeated`: another customer of the page has the same e-mail, and may just have
 * been made. Throws CrmFailure.
 */
export async function syncPerson(
  context: SyncContext,
  person: PersonForCrm,
  known: KnownPeople,
  { isRepeated }: { isRepeated: boolean },
): Promise<Exclude<Brought, { fault: unknown }>> {
  const { id, email } = person.customer;
  const isHis = (field: string) => (row: CrmRecord) => sameEmail(textOf(row, field), email);
  const contact = known.contacts.find(isHis('email'));
  const account = known.accounts.find(isHis('email1'));
  const lead = known.leads.find(isHis('email'));
  const found = contact ?? account ?? lead;
  if (found !== undefined && context.leavesKnown) {
    const module = contact ? 'Contacts' : account ? 'Accounts' : 'Leads';
    context.wrote({ module, key: id, id: textOf(found, 'id'), what: 'same' });
  } else if (contact !== undefined)
    await follow(context, 'Contacts', id, textOf(contact, 'id'), contactChange(context, person, contact));
  else if (account !== undefined) await followAccount(context, person, account);
  else if (person.hasOrders)
    return (await makeBuyer(context, person, lead, !isRepeated)) ? done : { kind: 'waiting' };
  else if (lead !== undefined) await followLead(context, person, lead);
  else return (await makeLead(context, person, !isRepeated)) ? done : { kind: 'waiting' };
  return done;
}

const done = { kind: 'done' } as const;

async function followLead(context: SyncContext, person: PersonForCrm, lead: CrmRecord): Promise<void> {
  const wanted = leadOf(context.settings, person.customer, person.billing);
  const change = changes(wanted, lead, ['email', 'leadsource', 'assigned_user_id']);
  await follow(context, 'Leads', person.customer.id, textOf(lead, 'id'), change);
}
