import type { WriteState } from '@passerelle/core/ledger/states.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { RuleFault } from '../../write-back/rules.ts';
import type { OrdersSections } from '../words.ts';

const { count } = formatsOf('en');
const plural = pluralOf('en');

const events: Readonly<Record<string, string>> = {
  sent: 'delivered to ProShop',
  collected: 'taken by ProShop',
  acknowledged: 'keyed in by hand',
  shipped: 'shipped',
};

export const writeStates: Record<WriteState, string> = {
  PREPARED: 'to be done',
  SENDING: 'asked for, the answer not known yet',
  ACCEPTED: 'done',
  REFUSED: 'refused',
  UNCERTAIN: 'uncertain',
  SKIPPED: 'left',
};

const eventName = (event: string): string => events[event] ?? `document "${event.replace(/^document:/, '')}"`;

const ruleFault = (fault: RuleFault): string => {
  const at = `writeBack.rules[${fault.rule - 1}]`;
  switch (fault.kind) {
    case 'no-such-state':
      return `${at}: the shop has no state "${fault.state}"${fault.near ? ` (did you mean "${fault.near}"?)` : ''}.`;
    case 'deleted-state':
      return `${at}: the state "${fault.state}" was deleted in the shop.`;
    case 'ambiguous-state':
      return `${at}: several states of the shop are called "${fault.state}" (numbers ${fault.ids.join(', ')}); give the number.`;
    case 'circle':
      return `${at}: the rules would bring an order back to the state "${fault.state}" that it has left.`;
  }
};

const columnNames = {
  order: 'the order',
  tracking: 'the tracking number',
  carrier: 'the carrier',
  document: 'the document',
};

export const writeBack: OrdersSections['writeBack'] = {
  command: 'write states of orders and tracking numbers into the shop',
  examples: [
    '  orders-to-xml write-back --dry-run            show every write, make none',
    '  orders-to-xml write-back --only 1042          this order alone',
    '  orders-to-xml write-back --limit 3            three writes at most, to try it',
    '',
    'Exit codes of this command:',
    '  2   a rule that cannot be followed, a key that is refused or lacks a right',
    '  3   shop or server unreachable, or an answer lost: the next run looks again',
    '  4   file of shipments missing or refused; the rest was written',
    '  5   done, but some writes were refused, or a mail to a customer did not go out',
    '  8   a write whose fate a person must look up ("orders-to-xml status")',
  ].join('\n'),
  only: 'this order alone (number or reference); may be given again',
  shipmentsRead: ({ file, rows, orders }) =>
    `${file}: ${plural(rows, 'line', 'lines')}, ${plural(orders, 'order', 'orders')}.`,
  nothing: 'Nothing to write into the shop.',
  what: (what) => {
    switch (what.kind) {
      case 'state':
        if (what.to === '') return 'state';
        return `state "${what.to}"${what.mails ? ', mail to the customer asked for' : ''}`;
      case 'tracking': {
        const others = what.further.length === 0 ? '' : ` (further parcels: ${what.further.join(', ')})`;
        return `tracking number ${what.number}${others}`;
      }
      case 'mail':
        return '"in transit" mail to the customer';
    }
  },
  about: ({ order, event }) => `Order ${order} (${eventName(event)})`,
  uncertain: ({ id, order, event }) =>
    `Write W${id}, order ${order} (${eventName(event)}): nobody knows whether it was done. Look at the order in PrestaShop, then "orders-to-xml resolve W${id} --delivered" (it is done) or "--resend" (to be done again).`,
  inLedger: ({ write, what, why }) => {
    const { id, event, state, remoteId } = write;
    const row = remoteId === '' ? '' : ` (no. ${remoteId} in the shop)`;
    return `W${id} ${eventName(event)}: ${what} — ${writeStates[state]}${row}${why ? `: ${why}` : '.'}`;
  },
  notInLedger: ({ name }) => `The ledger does not know the order ${name}; this was asked of the shop for it:`,
  settled: ({ id }) => `Write W${id} is settled: it will not be made any more.`,
  again: ({ id }) => `Write W${id} will be made again by the next run.`,

  same: ({ state }) => `the order is in the state "${state}" already.`,
  movedOn: ({ state }) => `the order is in the state "${state}", from which no rule leads.`,
  notYet: ({ state }) => `the order is still only in the state "${state}"; it waits.`,
  waitsForNumber: 'the state waits until the tracking number is written.',
  waitsForAnswer:
    'the answer to another state of this order was lost; this one waits until it is known what became of it.',
  noRule: ({ event }) => `no rule follows this event any more: ${eventName(event)}.`,
  noOrder: ({ name }) => `the shop has no order ${name}.`,
  ambiguous: ({ name, ids }) => `"${name}" means several orders (${ids.join(', ')}).`,
  otherOrder: ({ name, reference }) =>
    `the shop's order ${name} has another reference, ${reference}: it is another order.`,
  sameNumber: 'the number is there already.',
  noCarriage: 'nothing is carried for this order (vouchers or downloads).',
  otherNumber: ({ number }) => `another number is there already, ${number}; it is left.`,
  badNumber: ({ number, why }) => {
    const shown = JSON.stringify(number);
    if (why.kind === 'too-long')
      return `${shown} has ${count(why.length)} characters; PrestaShop keeps ${count(why.most)}.`;
    if (why.kind === 'rounded') return `${shown} was rounded by a spreadsheet: its last digits are lost.`;
    return `${shown} holds ${JSON.stringify(why.character)}, which PrestaShop does not take.`;
  },
  notKept: ({ kept }) => `the shop has kept another number: ${kept === '' ? 'none' : kept}.`,
  mailNotSent: 'it is written, but the mail to the customer did not go out; it will not be sent again.',
  noRow:
    'the state is there, but without a line of history: a module of the shop stopped between the two; nothing is done again.',
  laterParcel: ({ kept }) =>
    `a later parcel: the field of the shop shows only one, ${kept === '' ? 'and it is empty' : kept}; it is left.`,
  noTrackingPage: 'the carrier has no tracking address in PrestaShop: the shop does not send this mail.',
  mailUnclear: 'the answer was lost: nobody knows whether the mail went; it is not sent again.',
  unclear: "the shop's answer was lost; a later run looks again.",
  restocks: ({ state }) =>
    `the answer to the change to "${state}" was lost: made again, it would put the goods back on the shelf twice.`,
  writeHint: 'Look at the order in PrestaShop.',

  notConfigured: {
    message: 'Nothing is configured for "write-back".',
    hint: 'Give the sections "shop" and "writeBack" in passerelle.json.',
  },
  rules: ({ faults }) => ({
    message: `Rules that cannot be followed:\n${faults.map(ruleFault).join('\n')}`,
    hint: 'Correct writeBack.rules in passerelle.json. Nothing was written.',
    isList: true,
  }),
  unknownWrite: ({ name }) => ({
    message: `The ledger knows no write ${name}.`,
    hint: '"orders-to-xml status" gives their numbers.',
  }),
  nothingToSettle: ({ name, state }) => ({
    message: `The write ${name} waits for nobody: ${writeStates[state]}.`,
    hint: '"orders-to-xml status" shows those that wait.',
  }),
  missingColumns: ({ file, missing, headings }) => ({
    message: `${file} has no column for ${missing.map((one) => columnNames[one]).join(' or ')}. Its columns: ${headings.join(', ')}.`,
    hint: 'Name it in writeBack.shipments.columns.',
  }),
  repeatedHeading: ({ file, heading }) => ({
    message: `${file} has two columns "${heading}".`,
    hint: 'Give the number of the right one in writeBack.shipments.columns.',
  }),
};
