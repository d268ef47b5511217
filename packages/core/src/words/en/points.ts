import type { SendTrouble } from '../../alarms/alarm.ts';
import type { ExitCode } from '../../failure/exit-code.ts';
import { commandOf, type WaitingKind } from '../../status/point.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';
import { program as programWords } from './program.ts';

const { moment } = formatsOf('en');
const plural = pluralOf('en');

const kinds: Record<WaitingKind, string> = {
  'gift-voucher': 'withheld',
  'before-go-live': 'withheld',
  'number-used-before': 'withheld',
  'same-order-other-number': 'withheld',
  withheld: 'withheld',
  rejected: 'rejected',
  'unknown-state': 'in a state that nobody configured',
  changed: 'changed since it was sent',
  'never-sent': 'never went to ProShop (it left the orders file before)',
};

const byHand = 'Key it into ProShop by hand.';

const writtenThings: Readonly<Record<string, string>> = {
  'order-state': 'state',
  'tracking-number': 'tracking number',
  mail: 'mail to the customer',
  order: 'order',
  customer: 'customer account',
  address: 'address',
  group: 'group of customers',
  product: 'product',
  variation: 'combination',
  image: 'image',
  document: 'document',
  'specific-price': 'specific price',
};

const writeStates: Readonly<Record<string, string>> = {
  REFUSED: 'refused',
  UNCERTAIN: 'nobody knows whether it was done',
  ACCEPTED: 'done, but not all of it',
};

export const points: Sections['points'] = {
  orderHints: {
    'gift-voucher': byHand,
    'before-go-live': 'Look for it in ProShop.',
    'number-used-before':
      'It is another order: leave the old sale in ProShop as it is. Look for the new one in ProShop by its reference. If the shop began to count anew, the next ones will be withheld too.',
    'same-order-other-number':
      'Most likely it is the same order, sent already: it is not sent again. If all of them are so, put back the setting of the export module that writes the number.',
    withheld: byHand,
    rejected:
      'Correct it in PrestaShop: the next run will send it (its rows are in the folder Rejets). Or key it into ProShop by hand.',
    'unknown-state':
      'Add this state to passerelle.json: to "orders.states" if it is a sale, to "orders.ignoredStates" if not. Or key the order into ProShop by hand.',
    changed: 'ProShop has the old version: correct it by hand in ProShop.',
    'never-sent': byHand,
  },
  ackWhen: {
    'gift-voucher': 'once keyed in',
    'before-go-live': 'if ProShop has it',
    'number-used-before': 'if ProShop has the new one, or once keyed in',
    'same-order-other-number': 'if it is the same',
    withheld: 'once keyed in',
    rejected: 'if you key it in',
    'unknown-state': 'if you key it in',
    changed: 'once corrected',
    'never-sent': 'once keyed in',
  },
  sendWhen: {
    'gift-voucher': 'to send it all the same',
    'before-go-live': 'if ProShop lacks it',
    'number-used-before': 'if ProShop lacks it',
    'same-order-other-number': 'if it is another, which ProShop lacks',
    withheld: 'to send it all the same',
  },
  itsOrders: ({ shown, left }) => `Its orders: ${shown}${left > 0 ? ` and ${left} more` : ''}.`,
  lookInProShop: 'Look in ProShop whether these orders are there.',
  ifThere: 'if they are',
  ifNotThere: 'if they are not',
  runFailed: ({ run, since, times }) => {
    const { startedAt, exitCode } = run;
    const program = commandOf(run);
    const ofJob = run.job === undefined ? undefined : programWords.jobExitCodes[exitCode as ExitCode];
    const meaning = ofJob ?? programWords.exitCodes[exitCode as ExitCode];
    const series = times > 1 ? ` ${times} failures in a row, since ${moment(since)}.` : '';
    return `${program} failed on ${moment(startedAt)} (code ${exitCode}: ${meaning}).${series}`;
  },
  stuck: ({ program }) =>
    `If this lasts, the other run is stuck: end ${program} in the Task Manager; the next run goes on by itself.`,
  writeWaits: ({ id, target, kind, subject, state, why }) =>
    `Write W${id} into the ${target === 'shop' ? 'shop' : 'CRM'}, ${writtenThings[kind] ?? 'data'} of "${subject}": ${writeStates[state] ?? state}${why === '' ? '.' : `: ${why}`}`,
  lookOverThere: ({ target, trace }) =>
    `Look in ${target === 'shop' ? 'PrestaShop' : 'the CRM'}; ${trace}, or what ArchiveTrace keeps of it, says more.`,
  ifDone: 'if it is done, or settled by hand',
  ifToBeDone: 'to do it again at the next run',
  refused: ({ job, count: refused, named }) => {
    const left = refused - named.length;
    const more = left > 0 ? ` And ${left} more of the kind.` : '';
    return `${job}, ${refused} refused: ${named.join(' ')}${more}`;
  },
  refusedHints: {
    'write-back': 'Look at this order in PrestaShop.',
    size: 'Correct it in PrestaShop; the next run writes its quantity.',
    article:
      'Correct its lines, which lie with the reason in the folder Rejets, or PrestaShop; the next run goes on.',
    customer: 'Put the customer right in the back office, or in PrestaShop; the next run goes on.',
    crm: 'Correct it in the shop, or in the CRM.',
  },
  onceRight: 'once it is right, to try again at once',
  onceKnown: 'to hear no more of it, nor of the others of its kind',
  tellCustomer: 'Tell this customer yourself if the mail is missed.',
  lacksRow: 'The order is in that state; only the history that PrestaShop shows of it lacks a line.',
  onceTold: 'once seen',
  lookIntoTrace: ({ trace }) => `The end of ${trace} says why.`,
  silent: ({ program, since }) => `${program} has not run since ${moment(since)}.`,
  lookAtTask:
    'Look at its task in the Task Scheduler: is it enabled, and is the password of its account still right?',
  runNow: 'to run it now',
  paused: ({ since, until }) =>
    until === null
      ? `All jobs have been paused since ${moment(since)}, until somebody resumes them.`
      : `All jobs have been paused since ${moment(since)}, until ${moment(until)}.`,
  pausedMeans:
    'Nothing goes to ProShop or to the shop, and the published stock grows old. Nothing is lost: the first run after the pause does it all.',
  resumeNow: 'to resume them now',
  notCollected: ({ files, oldest, orders, since }) => {
    const sales = plural(orders, 'order', 'orders');
    return files === 1
      ? `ProShop has not taken ${oldest} (${sales}), delivered ${moment(since)}.`
      : `ProShop has not taken ${files} files (${sales}); the oldest, ${oldest}, was delivered ${moment(since)}.`;
  },
  lookAtImport:
    'Check that ProShop is open and that its import runs. Leave the import folder alone: nothing is lost, and ProShop will take it all.',
  unchanged: ({ file, since }) => `The file ${file} has not changed since ${moment(since)} (server time).`,
  lookAtWriter: 'Check what writes it: the PrestaShop export module for the orders, ProShop for the stock.',
  orderWaits: ({ id, ref, why, cause, firstSeen }) => {
    const called = [id, ref].filter((part) => part !== '').join(' ');
    return `Order ${called}: ${kinds[why]}${cause ? ` — ${cause}` : ''}. First seen ${moment(firstSeen)}.`;
  },
};

const ways = {
  email: 'The alert did not leave by e-mail',
  webhook: 'The alert did not leave by the web call ("alerts.webhook")',
  command: 'The alert did not leave by the command "alerts.command"',
};

const lateAnswers = {
  email: 'the server did not answer in time. Check "alerts.email.host" and "port".',
  webhook: 'the site did not answer in time. Check the address in passerelle.json.',
  command: 'it did not end in time and was stopped. Try it by hand in a command prompt.',
};

function said(trouble: SendTrouble, way: keyof typeof ways): string {
  switch (trouble.kind) {
    case 'time-out':
      return lateAnswers[way];
    case 'login':
      return 'the SMTP server refuses the account. Check "alerts.email.user" and "password".';
    case 'begins-in-clear':
      return `the server begins in clear on port ${trouble.port}, while "alerts.email.secure" asks for TLS from the first byte. Set "secure": false with this port (587 or 25, most often), or keep "secure": true with "port": 465.`;
    case 'no-greeting':
      return `the server says nothing on port ${trouble.port}: it most likely waits there for TLS from the first byte. Set "secure": true in "alerts.email" (port 465, most often), or keep "secure": false with "port": 587.`;
    case 'redirect':
      return `the site answered ${trouble.status}, a redirect ${trouble.target === '' ? 'without an address' : `to ${trouble.target}`}: the message did not arrive. Put the final address into "alerts.webhook.url", whole (often https:// in place of http://, or a slash at the end).`;
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
      ? `Passerelle, store ${store}: ${plural(ringing, 'point', 'points')} to look at`
      : `Passerelle, store ${store}: ${plural(over, 'point', 'points')} back in order`,
  begunTitle: 'NEW',
  remindedTitle: 'STILL SO',
  overTitle: 'BACK IN ORDER',
  reminder: ({ alarm, since }) => `${alarm} (First told ${moment(since)}.)`,
  andMore: (left) => `and ${left} more: "orders-to-xml status" shows them.`,
  whereToLook:
    'To see the whole state: "orders-to-xml status". For one order: "orders-to-xml explain NUMBER".',
  failed: ({ way, trouble }) => `${ways[way]}: ${said(trouble, way)}`,
  notTold: ({ reason }) => `The alerts could not be prepared: ${reason}`,
};
