import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { status } from '@passerelle/core/words/en/status.ts';
import type { OrdersSections } from '../words.ts';

const { count, size } = formatsOf('en');
const plural = pluralOf('en');

export const orderCycle: OrdersSections['orderCycle'] = {
  finishing: ({ count: batches }) => `${plural(batches, 'batch', 'batches')} of an earlier run to finish.`,
  wouldFinish: ({ lot, state }) => `Batch ${lot} (${status.batchStates[state]}) would be finished first.`,
  madeVoid: ({ lot }) =>
    `Batch ${lot} is void: its XML is missing from ArchiveExport or was changed there. Its orders are to be sent again.`,
  batchLeft: ({ file, reason }) => `${file} is not delivered, the rest goes on: ${reason}`,
  order: ({ id, ref, decision, reason }) =>
    `Order ${[id, ref].filter((part) => part !== '').join(' ') || '(no number)'}: ${decision}${reason ? ` — ${reason}` : ''}`,
  summary: (parts) =>
    parts.length === 0
      ? 'No order.'
      : `Orders — ${parts.map((part) => `${part.decision}: ${count(part.count)}`).join('; ')}.`,
  nothingToSend: 'Nothing to send.',
  prepared: ({ file, orders, bytes }) =>
    `Prepared: ${file} (${plural(orders, 'order', 'orders')}, ${size(bytes)}).`,
  wouldSend: ({ file, orders, bytes }) =>
    `Would be sent: ${file} (${plural(orders, 'order', 'orders')}, ${size(bytes)}).`,
  delivered: ({ file, folder, sha256 }) => `Delivered: ${file} into ${folder} (SHA-256 ${sha256}).`,
  collected: ({ file }) => `ProShop took ${file}.`,
  rejectKept: ({ file }) => `Lines of the rejected order: ${file}`,
  rejectNotKept: ({ file, reason }) =>
    `The lines of the rejected order could not be written to ${file} (${reason}).`,
  orderWarning: ({ id, warning }) => `Order ${id}: ${warning}`,
  replaced: ({ id, field }) => `Order ${id}: a character that XML forbids was replaced in ${field}.`,
  leftWaiting: ({ id, ref }) =>
    `Order ${id || ref}, which was waiting for its payment, is no longer among the orders: look at it in PrestaShop.`,
  onlyMissing: ({ name }) => `Order ${name}, asked for with --only, is not among the orders that were read.`,
  resent: ({ file, from }) => `${from} is sent again as ${file}, byte for byte.`,
  nothingToCompare:
    'Nothing to compare: there is no order to send. To compare orders that were sent already, add --force.',
  decided: ({ orders, total }) => `${count(orders)} of ${plural(total, 'order', 'orders')} examined…`,
};
