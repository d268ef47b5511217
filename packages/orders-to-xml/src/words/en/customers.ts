import { formatsOf } from '@passerelle/core/words/formats.ts';
import { moduleName } from './crm.ts';
import { writeStates } from './write-back.ts';
import type { OrdersSections } from '../words.ts';

const { count, size, moment } = formatsOf('en');

const decisions = {
  send: 'to be sent',
  'already-sent': 'sent already as he is',
  prospect: 'has ordered nothing yet ("prospects" is false)',
  forgotten: 'forgotten on demand, he is sent no more',
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
    `Shop: ${count(read)} customer(s) to look at (${count(requests)} request(s)).`,
  decided: ({ number, decision, action, isProspect }) =>
    `Customer no. ${number}${isProspect ? ' (prospect)' : ''}: ${action === null ? decisions[decision] : `${actions[action]}, ${decisions[decision]}`}.`,
  notFound: ({ nth }) => `Address no. ${nth} of --only is that of no customer of the shop.`,
  nothingToSend: 'No customer to send.',
  prepared: ({ file, customers: sent, bytes }) =>
    `Prepared: ${file} (${count(sent)} customer(s), ${size(bytes)}).`,
  wouldSend: ({ file, customers: sent, bytes }) =>
    `Would be sent: ${file} (${count(sent)} customer(s), ${size(bytes)}).`,
  limit: ({ limit }) =>
    `The limit of ${count(limit)} customer(s) is reached; the others wait for the next run.`,
  replaced: ({ id, field }) => `Customer no. ${id}: a character that XML forbids was replaced in ${field}.`,
  nothingToCompare: 'Nothing to compare: there is no customer to send.',
  forget: 'forget a customer (e-mail address): the ledger is emptied of what it knows of him',
  forgetExamples: '  orders-to-xml forget customer@example.com',
  unknown: {
    message: 'The ledger knows no customer with that e-mail address.',
    hint: 'Customers come into it by "orders-to-xml customers" and "stock-csv-mod customers".',
  },
  known: ({ number, firstSeen, lastSeen }) =>
    `Customer${number === '' ? '' : ` no. ${number} of the shop`}: first seen on ${moment(firstSeen)}, last on ${moment(lastSeen)}.`,
  knownToCrm: 'A customer whom the CRM alone was told of.',
  version: ({ action, at, file, state }) => `  ${moment(at)}: sent (${action}) in ${file}, ${state}.`,
  wrote: ({ target, kind, state, settledAt, createdAt, remoteId }) => {
    const at = moment(settledAt ?? createdAt);
    if (target === 'crm')
      return `  ${at}: ${moduleName(kind)} ${remoteId} in the CRM, ${writeStates[state]}.`;
    return `  ${at}: ${kind === 'address' ? 'address' : 'account'} in the shop, ${writeStates[state]}.`;
  },
  writtenWhole: ({ at }) => `  ${moment(at)}: the shop has all that the file of customers says.`,
  forgottenAt: ({ at }) => `  ${moment(at)}: forgotten on demand.`,
  forgotten:
    'Forgotten: of this customer the ledger keeps a fingerprint alone, so that he goes nowhere any more.',
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
      : `back office: the customer, and the row in ${file}, from which he would come back`,
  leftOnServer: ({ file }) => `FTP server: ${file}, if ProShop has not taken it yet`,
  notConfigured: {
    message: 'Nothing is configured for "customers".',
    hint: 'Give the sections "shop" and "customers.fromShop" in passerelle.json.',
  },
};
