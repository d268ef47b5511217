import type { DecisionKind, DecisionReason } from '../../orders/decision.ts';
import type { Difference } from '../../orders/order-content.ts';
import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';
import { orders } from './orders.ts';

const { amount, moment, shopTime } = formatsOf('en');

const kinds: Record<DecisionKind, string> = {
  send: 'to send',
  'already-sent': 'already sent',
  'changed-since-sent': 'changed since sent',
  'gift-voucher': 'withheld (gift voucher)',
  acknowledged: 'keyed in by hand',
  state: 'not a sale',
  'unknown-state': 'unknown state',
  'before-go-live': 'withheld (before go-live)',
  'number-used-before': 'withheld (number used before)',
  'same-order-other-number': 'withheld (known under another number)',
  rejected: 'rejected',
};

const amountNames = { shipping: 'shipping', wrapping: 'wrapping', discount: 'discount', paid: 'total paid' };

function difference(change: Difference): string {
  switch (change.kind) {
    case 'line-added':
      return `line added: ${change.qty} × ${change.code}`;
    case 'line-removed':
      return `line removed: ${change.qty} × ${change.code}`;
    case 'quantity':
      return `quantity of ${change.code}: ${change.before} becomes ${change.after}`;
    case 'line-amount':
      return `amount of ${change.code}: ${amount(change.before)} becomes ${amount(change.after)}`;
    case 'amount':
      return `${amountNames[change.what]}: ${amount(change.before)} becomes ${amount(change.after)}`;
    case 'payments':
      return `payments: ${change.before.map(amount).join(' + ')} becomes ${change.after.map(amount).join(' + ')}`;
    case 'cancelled':
      return 'cancelled';
    case 'refunded':
      return 'refunded';
    case 'unreadable':
      return 'its lines can no longer be read';
  }
}

/** Why, without what to do about it. */
function cause(why: DecisionReason): string {
  switch (why.kind) {
    case 'forced':
      return `sent again by force (it was: ${kinds[why.instead]})`;
    case 'in-batch':
      return `in ${why.file} (batch ${why.lot})`;
    case 'in-flight':
      return `in batch ${why.lot}, whose delivery is not finished`;
    case 'adopted':
      return 'sent by the old program';
    case 'changed':
      return why.differences.map(difference).join('; ');
    case 'voucher':
      return `paid with a gift voucher ("${why.found}" contains "${why.pattern}")`;
    case 'acknowledged':
      return `keyed into ProShop by hand (${moment(new Date(why.at))})`;
    case 'state':
      return `state ${[why.id, why.label].filter((part) => part !== '').join(' — ') || 'empty'}`;
    case 'before-go-live':
      return `of ${shopTime(why.ordered)}, older than the go-live (${shopTime(why.oldest)}) and never seen`;
    case 'number-used-before':
      return `its number was another order's before, ${why.ref}${why.ordered ? ` of ${shopTime(why.ordered)}` : ''}`;
    case 'same-order-other-number':
      return `same reference, same date and same content as order ${why.id}, whose number this file does not have any more`;
    case 'rejected':
      return orders.rejection(why.why);
  }
}

const remedies: Partial<Record<DecisionReason['kind'], string>> = {
  changed: '. ProShop has the old version: correct it by hand, then "orders-to-xml ack …"',
  voucher: ': key it into ProShop by hand, then "orders-to-xml ack …"',
  'before-go-live': ': if ProShop lacks it, "orders-to-xml --only … --force"',
  'number-used-before':
    '. Leave the old sale as it is; if ProShop lacks the new one, "orders-to-xml --only … --force" with its reference',
  'same-order-other-number':
    '. If it is the same, "orders-to-xml ack …" with its reference; if not, "orders-to-xml --only … --force"',
};

const reason = (why: DecisionReason): string => `${cause(why)}${remedies[why.kind] ?? ''}`;

export const decisions: Sections['decisions'] = { kinds, cause, reason, difference };
