import type { SendTrouble } from '../../alarms/alarm.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { moment } = formatsOf('en');
const plural = pluralOf('en');

const ways = {
  email: 'The alert did not leave by e-mail',
  webhook: 'The alert did not leave by the web call (“alerts.webhook”)',
  command: 'The alert did not leave by the command “alerts.command”',
};

const lateAnswers = {
  email: 'the server did not answer in time. Check “alerts.email.host” and “port”.',
  webhook: 'the site did not answer in time. Check the address in passerelle.json.',
  command: 'it did not end in time and was stopped. Try it by hand in a command prompt.',
};

function said(trouble: SendTrouble, way: keyof typeof ways): string {
  switch (trouble.kind) {
    case 'time-out':
      return lateAnswers[way];
    case 'login':
      return 'the mail server refuses the account. Check “alerts.email.user” and “password”.';
    case 'begins-in-clear':
      return `the server begins in clear on port ${trouble.port}, while “alerts.email.secure” asks for TLS from the first byte. Set "secure": false with this port (587 or 25, most often), or keep "secure": true with "port": 465.`;
    case 'no-greeting':
      return `the server says nothing on port ${trouble.port}: it most likely waits there for TLS from the first byte. Set "secure": true in “alerts.email” (port 465, most often), or keep "secure": false with "port": 587.`;
    case 'redirect':
      return `the site answered ${trouble.status}, a redirect ${trouble.target === '' ? 'without an address' : `to ${trouble.target}`}: the message did not arrive. Put the final address into “alerts.webhook.url”, whole (often https:// in place of http://, or a slash at the end).`;
    case 'http':
      return `the site answered ${trouble.status}. Check the address in passerelle.json.`;
    case 'exit':
      return `it ended with code ${trouble.code}. Try it by hand in a command prompt.`;
    case 'other':
      return trouble.reason;
  }
}

export const alerts: Sections['alerts'] = {
  subject: ({ store, ringing, over }) =>
    ringing > 0
      ? `Passerelle, shop ${store}: ${plural(ringing, 'point', 'points')} to look at`
      : `Passerelle, shop ${store}: ${plural(over, 'point', 'points')} back in order`,
  begunTitle: 'NEW',
  remindedTitle: 'STILL SO',
  overTitle: 'BACK IN ORDER',
  reminder: ({ alarm, since }) => `${alarm} (First told ${moment(since)}.)`,
  andMore: (left) => `and ${left} more: “orders-to-xml status” shows them.`,
  whereToLook:
    'To see the whole state: “orders-to-xml status”. For one order: “orders-to-xml explain NUMBER”.',
  failed: ({ way, trouble }) => `${ways[way]}: ${said(trouble, way)}`,
  notTold: ({ reason }) => `The alerts could not be prepared: ${reason}`,
};
