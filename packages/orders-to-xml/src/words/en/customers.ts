import { formatsOf } from '@passerelle/core/words/formats.ts';
import type { OrdersSections } from '../words.ts';

const { count, size } = formatsOf('en');

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
  notConfigured: {
    message: 'Nothing is configured for "customers".',
    hint: 'Give the sections "shop" and "customers.fromShop" in passerelle.json.',
  },
};
