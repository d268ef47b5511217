import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { status } from '@passerelle/core/words/en/status.ts';
import type { OrdersSections } from '../words.ts';

const { shopTime } = formatsOf('en');
const plural = pluralOf('en');

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

/** The newest are the last of the folder, and the ones that matter. */
const shorten = (files: readonly string[]): string => {
  const shown = files.slice(-mostFiles).join(', ');
  return files.length > mostFiles ? `${shown} and ${files.length - mostFiles} more` : shown;
};
const mostFiles = 12;

const proofs = {
  reference: 'its reference stands in ArchiveExport',
  id: 'its number stands in ArchiveExport where those of other orders do: check it',
  all: 'recorded by --all, not in ArchiveExport',
};

export const settling: OrdersSections['settling'] = {
  unknownOrder: ({ name }) => ({
    message: `The ledger knows no order ${name}.`,
    hint: 'Check the number or the reference. "orders-to-xml status" lists the orders that wait for a person.',
  }),
  ambiguous: ({ name, isNumber, names }) => ({
    message: `Several orders share the ${isNumber ? 'number' : 'reference'} ${name}: ${names.join(', ')}.`,
    hint: `Give the ${isNumber ? 'reference' : 'number'} of the one you mean.`,
  }),
  nothingToAcknowledge: (order) => ({
    message: `Order ${called(order)} waits for nobody: it is not withheld, rejected, or changed since it was sent.`,
    hint: '"orders-to-xml explain" shows what the ledger knows of it.',
  }),
  notAcknowledged: (order) => ({
    message: `Order ${called(order)} is not noted as keyed in by hand.`,
    hint: '"orders-to-xml explain" shows what the ledger knows of it.',
  }),
  acknowledged: (order) => `Order ${called(order)}: noted as keyed into ProShop by hand.`,
  undone: (order) => `Order ${called(order)}: no longer noted as keyed in by hand.`,
  unknownRefusal: ({ name }) => ({
    message: `Nothing is refused under ${name}, or it has been settled since.`,
    hint: '"orders-to-xml status" names what is refused (R7).',
  }),
  refusalsKnown: ({ count }) =>
    `${count === 1 ? 'That refusal is' : `These ${count} refusals are`} told no more, as long as no other reason comes up.`,
  unknownBatch: ({ name }) => ({
    message: `The ledger knows no batch ${name}.`,
    hint: 'Give the number of the batch (7, 0007 or 20261122-095703-0007). "orders-to-xml status" lists uncertain deliveries.',
  }),
  notUncertain: ({ lot, state }) => ({
    message: `The delivery of batch ${lot} is not uncertain (${status.batchStates[state]}).`,
    hint: 'There is nothing to settle. To send again an XML that ProShop lost: "orders-to-xml ArchiveExport/….xml --force".',
  }),
  resolvedDelivered: ({ lot }) => `Batch ${lot}: noted as delivered.`,
  resolvedResend: ({ lot, file }) => `Batch ${lot}: its bytes leave at the next run as ${file}.`,
  archiveRead: ({ files, folder }) => `${plural(files, 'XML file', 'XML files')} read in ${folder}.`,
  searchedAsText: ({ files }) =>
    `Unreadable as XML, or larger than 8 MB; only references were looked for there, as in a text: ${shorten(files)}.`,
  withoutAny: ({ files }) => `None of the orders that were read was found in: ${shorten(files)}.`,
  adopted: ({ count }) => `${plural(count, 'order', 'orders')} recorded as already sent. Nothing was sent.`,
  adoptedOrder: ({ id, ref, proof }) => `Order ${called({ id, ref })}: ${proofs[proof]}.`,
  left: ({ count, toSend }) =>
    `${plural(count, 'order that was read is', 'orders that were read are')} not in ArchiveExport${toSend > 0 ? `; at the next run ${plural(toSend, 'goes', 'go')} (except with --all, which records these too)` : ''}.`,
  leftOrder: ({ id, ref, date, next }) =>
    `Order ${called({ id, ref })}${date ? ` of ${shopTime(date)}` : ''}: not in ArchiveExport; at the next run: ${next}.`,
  verdictNeeded: 'resolve needs --delivered or --resend, and only one of them',
  commands: {
    ack: 'note that withheld, rejected or changed orders were keyed into ProShop by hand; or that a person has seen a write (W12) or knows what is refused (R7)',
    ackUndo: 'take that back',
    ackExamples: '  orders-to-xml ack 1042 1043\n  orders-to-xml ack 1042 --undo',
    adopt:
      "go-live: record as already sent the shop's orders that an XML of ArchiveExport holds (their reference as a whole value, or their number where those of orders so found stand); list the others; send nothing",
    adoptAll: 'also record the sales that are not there',
    adoptExamples: '  orders-to-xml adopt\n  orders-to-xml adopt orders.csv --all',
    resolve:
      'settle an uncertain delivery, or a write that is uncertain or was refused (W12), after a look into ProShop, the shop or the CRM',
    resolveDelivered: 'ProShop has that batch; the write is done, or settled by hand',
    resolveResend: 'ProShop does not have it: its bytes, or the write, leave again at the next run',
    resolveExamples: '  orders-to-xml resolve 0007 --delivered\n  orders-to-xml resolve W12 --resend',
    order: 'number or reference',
    batch: 'batch number',
  },
};
