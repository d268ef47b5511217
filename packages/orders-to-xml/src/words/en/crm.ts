import { writeStates } from './write-back.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { Item } from '../../crm/event.ts';
import type { OrdersSections } from '../words.ts';

const { count, size, decimal, decimalText } = formatsOf('en');
const plural = pluralOf('en');

/** What a module of the CRM holds, as vtiger's screens call it. */
const modules: Readonly<Record<string, string>> = {
  Leads: 'lead',
  Contacts: 'contact',
  Accounts: 'organization',
  Products: 'product',
  SalesOrder: 'sales order',
  Invoice: 'invoice',
  Potentials: 'opportunity',
  Currency: 'currency',
  Tax: 'tax',
};

export const moduleName = (module: string): string => modules[module] ?? module;

const done: Record<CrmWrite['what'], string> = {
  created: 'created',
  changed: 'changed',
  same: 'unchanged',
  waiting: 'waiting',
};

const items: Record<Item['kind'], string> = { order: 'Order', customer: 'Customer', product: 'Product' };

const tryAgain = 'The next run goes on. If it lasts, ask whoever hosts this CRM.';
const lookThere = 'Look at this record in the CRM, then leave it to the next run.';

export const crm: OrdersSections['crm'] = {
  command: 'bring customers, products, orders and invoices into vtiger CRM',
  examples: [
    '  orders-to-xml crm --dry-run            show every write, make none',
    '  orders-to-xml crm --only 1042          this order alone, however old',
    '  orders-to-xml crm --limit 3            three orders, customers or products at most',
    '  orders-to-xml crm --all                first fill: every product, every customer',
  ].join('\n'),
  only: 'this order alone (number or reference), or this customer (e-mail address); may be given again',
  all: 'every product and every customer; customers who are known are left as they are',
  read: ({ name, read, changed }) =>
    `${name}: ${plural(read, 'order', 'orders')} looked at, ${count(changed)} to be brought into the CRM.`,
  progress: ({ what, done: so }) => {
    const names = { order: 'orders', customer: 'customers', product: 'products' };
    return `CRM: ${count(so)} ${names[what]}…`;
  },
  notFound: ({ name }) => `The shop has no order ${name}.`,
  finished: (all) =>
    `Looked at for the CRM: ${plural(all.orders, 'order', 'orders')}, ${plural(all.customers, 'customer', 'customers')}, ${plural(all.products, 'product', 'products')}; ${plural(all.requests, 'request', 'requests')}.`,
  about: ({ kind, name }) => `${items[kind]} ${name}`,
  what: ({ module, what }) => `${moduleName(module)}, ${done[what]}`,
  whole: (kind) => items[kind].toLowerCase(),
  inLedger: ({ id, module, state, why }) =>
    `W${id} CRM, ${module === 'order' ? 'whole order' : moduleName(module)}: ${writeStates[state]}${why ? `: ${why}` : ''}`,

  notConfigured: {
    message: 'Nothing is configured for "crm".',
    hint: 'Give the section "crm" in passerelle.json.',
  },
  waiting: "the CRM's answer was lost; a later run looks again.",
  cancelledUnseen: 'it was cancelled before it got into the CRM.',
  jobHint: 'Look at the trace of "crm".',

  unreachable: ({ url, reason }) => ({
    message: `The CRM ${url} cannot be reached (${reason}).`,
    hint: 'Check crm.url, then that this machine can open that address in a browser.',
  }),
  authorityUnusable: ({ reason }) => ({
    message: `The file given in crm.ca is not a certificate (${reason}).`,
    hint: "Give the certificate, in PEM form, of the authority that signed the CRM's.",
  }),
  unknownOwner: ({ name }) => ({
    message: `The CRM has no user and no group "${name}".`,
    hint: 'Correct crm.assignTo: the name of a user, of a group, or an id such as 19x5. Only administrators see other users.',
  }),
  untrusted: ({ url, reason }) => ({
    message: `The certificate of the CRM ${url} is not trusted (${reason}).`,
    hint: 'If it is signed by an authority of your own, give that in crm.ca. Else have it put right.',
  }),
  noAnswer: ({ operation, how }) => ({
    message:
      how === 'timed out'
        ? `The CRM did not answer in time (${operation}).`
        : `The CRM's answer was cut off (${operation}).`,
    hint: `${tryAgain} For a slow CRM, raise crm.timeoutSeconds.`,
  }),
  redirected: ({ operation, to }) => ({
    message: `The CRM points elsewhere (${operation}): ${to || 'it does not say where'}.`,
    hint: 'Put the final address into crm.url, with https:// if it has it. A redirect is never followed.',
  }),
  httpStatus: ({ operation, status, empty }) => ({
    message:
      status === 500 && empty
        ? `The CRM stopped dead on "${operation}" (HTTP 500, empty answer).`
        : `The CRM answered HTTP ${status} to "${operation}".`,
    hint: status === 500 ? "PHP's error log, on the CRM's server, says why." : tryAgain,
  }),
  notJson: ({ operation, start }) => ({
    message: `In place of an answer the CRM gave a page to "${operation}": ${start || 'empty'}.`,
    hint: 'Check crm.url; a maintenance page or a firewall may be answering in its place.',
  }),
  tooLarge: ({ operation, limitBytes }) => ({
    message: `The CRM's answer to "${operation}" exceeds ${size(limitBytes)}.`,
    hint: tryAgain,
  }),
  unexpectedAnswer: ({ operation, expected }) => ({
    message: `The CRM answered "${operation}" with something other than was asked ("${expected}" is lacking).`,
    hint: tryAgain,
  }),
  unknownUser: ({ user }) => ({
    message: `The CRM has no user "${user}".`,
    hint: 'Correct crm.user.',
  }),
  wrongKey: ({ user }) => ({
    message: `The CRM refuses the access key of "${user}".`,
    hint: 'Copy it again from "My Preferences" of that user; check that the user is active, and that no other program logs in under that name.',
  }),
  sessionLost: ({ operation }) => ({
    message: `The CRM forgets the session that it has just opened ("${operation}").`,
    hint: "Have it checked that PHP can write into its folder of sessions, on the CRM's server.",
  }),
  refused: ({ operation, code, message }) => ({
    message: `The CRM refuses "${operation}": ${message || code} (${code}).`,
    hint: 'Check the rights of the user in the CRM, and the mandatory fields: "orders-to-xml check" shows them.',
  }),
  duplicate: ({ operation }) => ({
    message: `The CRM refuses a duplicate ("${operation}"), and the record that is there was not found.`,
    hint: 'Look in vtiger, at that module, under "Duplicate prevention", which fields must be unique.',
  }),
  noSuchOwner: ({ operation }) => ({
    message: `The record was to belong to a user whom the CRM does not have ("${operation}").`,
    hint: 'Correct crm.assignTo.',
  }),
  noEmail: ({ customer }) => ({
    message: `Customer ${customer} has no usable e-mail address: it is how a customer is known in the CRM.`,
    hint: 'Correct the address in the shop; if this customer was deleted there, enter the order in the CRM.',
  }),
  emailTooLong: ({ customer, limit }) => ({
    message: `The e-mail address of customer ${customer} exceeds the ${limit} characters that the CRM keeps.`,
    hint: 'Shorten it in the shop.',
  }),
  noLines: ({ order }) => ({
    message: `Order ${order} has no line: the CRM takes no empty one.`,
    hint: 'Look at this order in the shop.',
  }),
  unreadableAmount: ({ order, field, found }) => ({
    message: `Order ${order}: the amount "${field}" cannot be read (${found || 'empty'}).`,
    hint: 'Look at this order in the shop.',
  }),
  amountsDiffer: ({ order, difference, allowed }) => ({
    message: `Order ${order}: lines, vouchers and shipping do not make up what was paid; they differ by ${decimalText(difference)}, of which rounding explains ${decimalText(allowed)} at most.`,
    hint: 'Look at this order in the shop: an amount was most likely changed by hand.',
  }),
  totalDiffers: ({ order, crm: there, shop }) => ({
    message: `Order ${order}: the CRM computes ${decimalText(there)}, the shop was paid ${decimalText(shop)}.`,
    hint: 'Look in the CRM at the taxes of the products of this order.',
  }),
  rateMissing: ({ order, rate }) => ({
    message: `${order === '' ? 'The catalogue' : `Order ${order}`} needs a tax of ${decimal(Number(rate))}% that the CRM does not have.`,
    hint: 'Make that tax in the CRM, or set crm.taxes to "create".',
  }),
  currencyMissing: ({ order, currency }) => ({
    message: `Order ${order} is in ${currency}, a currency that the CRM does not have or use.`,
    hint: 'Activate that currency in the CRM, or set crm.currencies to "create".',
  }),
  ambiguous: ({ module, key, ids }) => ({
    message: `The CRM has several records (${moduleName(module)}) for ${key}: ${ids.join(', ')}.`,
    hint: 'Merge them, or delete those that are not needed: nobody can guess which is meant.',
  }),
  unknownStatus: ({ order, field, value, known }) => ({
    message: `Order ${order}: "${value}" is not a value of "${field}" in the CRM (${known.join(', ')}).`,
    hint: 'Correct crm.orderStatus or crm.invoice.status.',
  }),
  cannotCreateOrders: ({ version }) => ({
    message: `vtiger ${version}, as it was released, cannot create orders or invoices by its web service.`,
    hint: 'Have this CRM repaired or updated (the guide says how). Customers and products are brought there; the orders will follow by themselves.',
  }),
  gone: ({ module, key, id }) => ({
    message: `The record${id === '' ? '' : ` ${id}`} (${moduleName(module)}, ${key}) was in the CRM and is not any more: deleted, merged, or hidden from this user.`,
    hint: 'Bring it back from the recycle bin of the CRM; if it is not to come back, say so with "orders-to-xml resolve … --delivered".',
  }),
  settled: ({ module, key }) => ({
    message: `You have settled yourself what concerns ${key} (${moduleName(module)}): nothing is made.`,
    hint: lookThere,
  }),
  orderOfNobody: ({ order, id, field }) => ({
    message: `Order ${order} (${id}) hangs on no ${field === 'account_id' ? 'organization' : 'contact'} in the CRM: that record was deleted or merged meanwhile.`,
    hint: lookThere,
  }),
};
