import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { OrdersSections } from '../words.ts';

const { count } = formatsOf('en');
const plural = pluralOf('en');

const columns = { tracking: 'the tracking number', document: 'the document' };

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

export const writeBackRules: OrdersSections['writeBackRules'] = {
  tried: ({ writes }) => ({
    message: `"write-back" would write into the shop ${plural(writes, 'time', 'times')} now`,
    hint: 'What comes from ProShop is written all the same. "orders-to-xml write-back --dry-run" shows it all.',
  }),
  checked: ({ rules }) => `Rules of "write-back": ${count(rules)}, their states exist in the shop`,
  advise: (advice) => {
    const at = 'rule' in advice ? `writeBack.rules[${advice.rule - 1}]` : 'writeBack.rules';
    switch (advice.kind) {
      case 'no-rules':
        return {
          message: `${at} is empty: "write-back" writes nothing.`,
          hint: 'Give rules, or take out the section "writeBack".',
        };
      case 'from-nothing':
        return {
          message: `${at} will never be used: its list "from" is empty.`,
          hint: 'Put into "from" the states that it begins with.',
        };
      case 'taken-before':
        return {
          message: `${at} will never be used: each of its "from" states is already taken by ${advice.earlier.map((rule) => `writeBack.rules[${rule - 1}]`).join(', ')}.`,
          hint: 'The first rule that fits decides: put this one before, or take it out.',
        };
      case 'column-absent':
        return {
          message: `${at} will never be used: writeBack.shipments.columns says that the file has no column for ${columns[advice.column]}.`,
          hint: `Take out "${advice.column}": false, or the rule.`,
        };
      case 'books-payment':
        return {
          message: `${at}: "${advice.to}" counts as paid, and ${quoted(advice.from)} does not: the shop will book the whole sum as received, and make an invoice.`,
          hint: 'If that is not what you want, take these states out of "from".',
        };
      case 'mails-off':
        return {
          message: `The shop sends no mail ("Never send emails"): ${advice.rules.map((rule) => `writeBack.rules[${rule - 1}]`).join(', ')} will send none.`,
          hint: 'Set up sending in "Advanced Parameters > E-mail" of PrestaShop.',
        };
      case 'state-without-mail':
        return {
          message: `${at} asks for the mail of the state "${advice.to}", and that state has none: the customer will get nothing.`,
          hint: 'Tick "Send an email to the customer" in that state, or set "mail" to false.',
        };
      case 'no-tracking-page':
        return {
          message: `${at} will stay silent for ${advice.all ? 'every carrier' : quoted(advice.carriers)}: without an address for tracking the shop does not send the mail "in transit".`,
          hint: 'Give the "Tracking URL" of the carrier in PrestaShop, or set "mail" to "state".',
        };
      case 'shipments-apart':
        return {
          message: `${at}: in version ${advice.version}, with "improved" shipments switched on, the customer does not see the number written here.`,
          hint: 'Leave that option off, or look at a first order in its customer account.',
        };
    }
  },
};
