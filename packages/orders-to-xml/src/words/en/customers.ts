import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { status } from '@passerelle/core/words/en/status.ts';
import { moduleName } from './crm.ts';
import { writeStates } from './write-back.ts';
import type { OrdersSections } from '../words.ts';

const { size, moment } = formatsOf('en');
const plural = pluralOf('en');

const decisions = {
  send: 'to be sent',
  'already-sent': 'sent already, unchanged',
  prospect: 'has ordered nothing yet ("prospects" is false)',
  forgotten: 'forgotten on request, no longer sent',
};

const actions = { CREATION: 'new', MODIFICATION: 'changed' };

/** What `customers` says. No customer is named there. */
export const customers: OrdersSections['customers'] = {
  command: "hand the shop's new or changed customers to the back office, as XML",
  examples: [
    '  orders-to-xml customers --dry-run -o trial.xml    the XML, here only',
    '  orders-to-xml customers --limit 3                 three customers at most, to try it',
  ].join('\n'),
  only: 'only this customer (e-mail address); may be given again',
  all: 'read all customers, not only those that changed',
  read: ({ customers: read, requests }) =>
    `Shop: ${plural(read, 'customer', 'customers')} to look at (${plural(requests, 'request', 'requests')}).`,
  decided: ({ number, decision, action, isProspect }) =>
    `Customer no. ${number}${isProspect ? ' (prospect)' : ''}: ${action === null ? decisions[decision] : `${actions[action]}, ${decisions[decision]}`}.`,
  notFound: ({ nth }) => `Address no. ${nth} of --only belongs to no customer of the shop.`,
  nothingToSend: 'No customer to send.',
  prepared: ({ file, customers: sent, bytes }) =>
    `Prepared: ${file} (${plural(sent, 'customer', 'customers')}, ${size(bytes)}).`,
  wouldSend: ({ file, customers: sent, bytes }) =>
    `Would be sent: ${file} (${plural(sent, 'customer', 'customers')}, ${size(bytes)}).`,
  limit: ({ limit }) =>
    `The limit of ${plural(limit, 'customer', 'customers')} is reached; the others wait for the next run.`,
  replaced: ({ id, field }) => `Customer no. ${id}: a character that XML forbids was replaced in ${field}.`,
  nothingToCompare: 'Nothing to compare: there is no customer to send.',
  forget: 'forget a customer (e-mail address): the ledger is emptied of what it knows of them',
  forgetExamples: '  orders-to-xml forget customer@example.com',
  unknown: {
    message: 'The ledger knows no customer with that e-mail address.',
    hint: 'Customers come into it by "orders-to-xml customers" and "stock-csv-mod customers".',
  },
  known: ({ number, firstSeen, lastSeen }) =>
    `Customer${number === '' ? '' : ` no. ${number} of the shop`}: first seen on ${moment(firstSeen)}, last on ${moment(lastSeen)}.`,
  knownToCrm: 'A customer that only the CRM was told of.',
  version: ({ action, at, file, state }) =>
    `  ${moment(at)}: sent (${actions[action]}) in ${file}${state === '' ? '' : `: ${status.batchStates[state]}`}.`,
  wrote: ({ target, kind, state, settledAt, createdAt, remoteId }) => {
    const at = moment(settledAt ?? createdAt);
    if (target === 'crm')
      return `  ${at}: ${moduleName(kind)} ${remoteId} in the CRM, ${writeStates[state]}.`;
    return `  ${at}: ${kind === 'address' ? 'address' : 'account'} in the shop, ${writeStates[state]}.`;
  },
  writtenWhole: ({ at }) => `  ${moment(at)}: the shop has all that the file of customers says.`,
  forgottenAt: ({ at }) => `  ${moment(at)}: forgotten on request.`,
  forgotten:
    'Forgotten: of this customer the ledger keeps only a fingerprint, so that they are sent nowhere any more.',
  leftToDelete: 'For you to delete, if the law asks for it:',
  leftInShop: ({ number }) =>
    number === ''
      ? 'PrestaShop: the account of that e-mail address, if there is one, with its addresses'
      : `PrestaShop: customer no. ${number}, with the addresses`,
  leftInCrm: ({ module, id }) =>
    module === 'Contacts'
      ? `vtiger: ${moduleName(module)} ${id}, and the organization if it has no other`
      : `vtiger: ${moduleName(module)} ${id}`,
  leftInBackOffice: ({ file }) =>
    file === ''
      ? 'back office: the customer'
      : `back office: the customer, and the line in ${file}, from which they would come back`,
  leftOnServer: ({ file }) => `FTP server: ${file}, if ProShop has not taken it yet`,
  notConfigured: {
    message: 'Nothing is configured for "customers".',
    hint: 'Give the sections "shop" and "customers.fromShop" in passerelle.json.',
  },
};
