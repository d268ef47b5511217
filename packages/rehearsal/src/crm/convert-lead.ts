import { textOf } from './crm-inventory.ts';
import { CrmDies, CrmNo, denied } from './crm-no.ts';
import { createRecord, reviseRecord, type Element } from './crm-records.ts';
import { folded, visible, type CrmUser, type CrmWorld, type Stored } from './crm-world.ts';

/** undefined: `success` without a result, and nothing was done. */
export function convertLead(
  world: CrmWorld,
  user: CrmUser,
  element: Element,
): Record<string, string> | undefined {
  if (!world.can.convertsLeads) throw new CrmDies();
  const lead = world.records.get(textOf(element['leadId']));
  if (lead === undefined || lead.isDeleted || lead.module.name !== 'Leads') throw denied();
  if (lead.isConverted) throw new CrmNo('LEAD_ALREADY_CONVERTED', 'Lead is already converted');
  const entities = (element['entities'] ?? {}) as Record<string, Element | undefined>;
  if (entities['Contacts'] === undefined) return undefined;
  const made: Record<string, string> = {};
  if (entities['Accounts'] !== undefined)
    made['Accounts'] = accountOf(world, user, lead, entities['Accounts']);
  if (world.diesHalfWay) throw new CrmDies();
  made['Contacts'] = contactOf(world, user, lead, entities['Contacts'], made['Accounts']);
  lead.isConverted = true;
  return made;
}

/** One of that name is used again. Without a name, one of four question marks is made. */
function accountOf(world: CrmWorld, user: CrmUser, lead: Stored, sent: Element): string {
  const accountname = textOf(sent['accountname']) || textOf(lead.fields['company']) || '????';
  const found = visible(world, user, 'Accounts').find(
    (one) => folded(one.fields['accountname']) === folded(accountname),
  );
  if (found !== undefined) return found.id;
  const { email, phone, lane, code, city, country } = lead.fields;
  const made = createRecord(world, user, 'Accounts', {
    ...{ accountname, email1: email, phone, assigned_user_id: lead.fields['assigned_user_id'] },
    ...{ bill_street: lane, ship_street: lane, bill_code: code, ship_code: code },
    ...{ bill_city: city, ship_city: city, bill_country: country, ship_country: country },
    isconvertedfromlead: '1',
  });
  return textOf(made['id']);
}

/** The postcode is not handed on. */
function contactOf(
  world: CrmWorld,
  user: CrmUser,
  lead: Stored,
  sent: Element,
  account: string | undefined,
): string {
  const { firstname, phone, mobile, lane, city, country, leadsource, description } = lead.fields;
  const made = createRecord(world, user, 'Contacts', {
    ...{ firstname, phone, mobile, leadsource, description, isconvertedfromlead: '1' },
    ...{ mailingstreet: lane, mailingcity: city, mailingcountry: country },
    assigned_user_id: lead.fields['assigned_user_id'],
    ...sent,
  });
  const id = textOf(made['id']);
  if (account !== undefined) reviseRecord(world, user, { id, account_id: account });
  return id;
}
