import type { LookAheadClient } from './look-ahead.ts';
import { sameEmail } from './clean-text.ts';
import { emailRefusal, accountName } from './map-customer.ts';
import { linesOf, potentialName } from './map-order.ts';
import { productCode } from './map-product.ts';
import { textOf, type CrmRecord } from './record.ts';
import { keyOf, type CustomerForCrm, type SaleForCrm } from './sale.ts';
import type { CrmSettings } from './settings.ts';
import { accountFields, contactFields, isOpenLead } from './sync-customer.ts';

/** What the CRM has of these orders and of all that they hang on: half a dozen questions, however many they are. */
export async function lookForSales(
  client: LookAheadClient,
  settings: CrmSettings,
  sales: readonly SaleForCrm[],
): Promise<void> {
  const sound = sales.filter((sale) => emailRefusal(sale.customer) === null);
  if (sound.length === 0) return;
  const look = (module: string, field: string, values: readonly string[], fields: readonly string[] = []) =>
    values.length === 0
      ? Promise.resolve([])
      : client.lookAhead({ module, fields, where: { field, values } });
  await lookForBuyers(
    look,
    settings,
    sound.map(({ customer }) => customer),
  );
  const codes = sound.flatMap((sale) => linesOf(sale).map(({ product }) => productCode(product)));
  await look('Products', 'productcode', [...new Set(codes)]);
  const orders = await look('SalesOrder', 'customerno', sound.map(keyOf));
  const known = orders.map((row) => textOf(row, 'customerno'));
  if (settings.invoices) await look('Invoice', 'customerno', known);
  if (settings.createPotential)
    await look(
      'Potentials',
      'potentialname',
      sound.map((sale) => potentialName(settings, sale)),
    );
}

type Look = (
  module: string,
  field: string,
  values: readonly string[],
  fields?: readonly string[],
) => Promise<CrmRecord[]>;

/** In the order in which each would be looked for: contact, lead, account by e-mail, account by name. */
async function lookForBuyers(
  look: Look,
  settings: CrmSettings,
  customers: readonly CustomerForCrm[],
): Promise<void> {
  const contacts = await look('Contacts', 'email', emailsOf(customers), contactFields);
  const strangers = customers.filter((one) => !isAmong(one, contacts, 'email'));
  const leads = await look('Leads', 'email', emailsOf(strangers), ['leadstatus']);
  const others = strangers.filter((one) => !isAmong(one, leads.filter(isOpenLead), 'email'));
  const accounts = await look('Accounts', 'email1', emailsOf(others), accountFields);
  if (!settings.createAccount) return;
  const linked = contacts.filter((row) => textOf(row, 'account_id') !== '');
  const unlinked = customers.filter(
    (one) => !isAmong(one, linked, 'email') && !isAmong(one, accounts, 'email1'),
  );
  await look('Accounts', 'accountname', [...new Set(unlinked.map(accountName))]);
}

function emailsOf(customers: readonly CustomerForCrm[]): string[] {
  return [...new Set(customers.map(({ email }) => email.trim()))];
}

function isAmong({ email }: CustomerForCrm, rows: readonly CrmRecord[], field: string): boolean {
  return rows.some((row) => sameEmail(textOf(row, field), email));
}
