import { cleanText } from './clean-text.ts';
import type { CrmRefusal } from './refusal.ts';
import type { CustomerForCrm, Place } from './sale.ts';
import { filled, type CrmSettings } from './settings.ts';

type Fields = Record<string, string>;
type Owner = Pick<CrmSettings, 'assignTo' | 'defaults'>;

const longestEmail = 100;
const leadSource = 'Prestashop';

/** The e-mail is what a customer is found by: without a sound one nothing is written. null: all is well. */
export function emailRefusal(customer: CustomerForCrm): CrmRefusal | null {
  const email = cleanText(customer.email);
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email !== customer.email.trim())
    return { kind: 'crm/no-email', customer: customer.id };
  if (email.length > longestEmail)
    return { kind: 'crm/email-too-long', customer: customer.id, limit: longestEmail };
  return null;
}

/** Somebody who has not bought yet. */
export function leadOf(owner: Owner, customer: CustomerForCrm, place: Place): Fields {
  return filled(owner, 'Leads', {
    ...nameOf(customer),
    company: cleanText(customer.company, 100),
    email: cleanText(customer.email),
    phone: cleanText(customer.phone, 50),
    mobile: cleanText(customer.mobile, 50),
    lane: street(place),
    code: cleanText(place.postcode, 30),
    city: cleanText(place.city, 30),
    country: cleanText(place.country, 30),
    leadsource: leadSource,
    assigned_user_id: owner.assignTo,
  });
}

export function contactOf(owner: Owner, customer: CustomerForCrm, place: Place): Fields {
  return filled(owner, 'Contacts', {
    ...nameOf(customer),
    email: cleanText(customer.email),
    phone: cleanText(customer.phone, 50),
    mobile: cleanText(customer.mobile, 50),
    mailingstreet: street(place),
    mailingzip: cleanText(place.postcode, 30),
    mailingcity: cleanText(place.city, 40),
    mailingcountry: cleanText(place.country, 40),
    leadsource: leadSource,
    assigned_user_id: owner.assignTo,
  });
}

export function accountOf(owner: Owner, customer: CustomerForCrm, billing: Place, delivery: Place): Fields {
  return filled(owner, 'Accounts', {
    accountname: accountName(customer),
    email1: cleanText(customer.email),
    phone: cleanText(customer.phone, 50),
    ...addresses(billing, delivery),
    assigned_user_id: owner.assignTo,
  });
}

/** The company, else the person; as long as vtiger keeps it, so that it is found again. */
export function accountName(customer: CustomerForCrm): string {
  const person = `${cleanText(customer.lastName)} ${cleanText(customer.firstName)}`;
  return cleanText(cleanText(customer.company) || person, 100) || cleanText(customer.email);
}

export function addresses(billing: Place, delivery: Place): Fields {
  return { ...addressFields('bill', billing), ...addressFields('ship', delivery) };
}

function addressFields(kind: 'bill' | 'ship', place: Place): Fields {
  return {
    [`${kind}_street`]: street(place),
    [`${kind}_code`]: cleanText(place.postcode, 30),
    [`${kind}_city`]: cleanText(place.city, 30),
    [`${kind}_country`]: cleanText(place.country, 30),
  };
}

/** A last name is demanded: the first, the company or the e-mail stands in for it. */
function nameOf(customer: CustomerForCrm): Fields {
  const last = cleanText(customer.lastName, 80);
  const first = cleanText(customer.firstName, 40);
  if (last !== '') return { firstname: first, lastname: last };
  const substitutes = [customer.firstName, customer.company, customer.email];
  return { lastname: substitutes.map((text) => cleanText(text, 80)).find((text) => text !== '') ?? '' };
}

function street(place: Place): string {
  return cleanText([place.line1, place.line2].filter((line) => line.trim() !== '').join('\n'), 250);
}

/** What differs from the record, and is not empty here: a field that the shop leaves empty keeps what people wrote. */
export function changes(
  wanted: Fields,
  found: Readonly<Record<string, unknown>>,
  untouched: string[],
): Fields {
  const differing = Object.entries(wanted).filter(
    ([name, value]) => !untouched.includes(name) && found[name] !== undefined && found[name] !== value,
  );
  return Object.fromEntries(differing);
}
