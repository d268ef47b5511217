import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count, size } = formatsOf('en');

export const cycle: Sections['cycle'] = {
  read: ({ name, bytes, rows, orders, encoding, delimiter }) =>
    `Read: ${name} (${size(bytes)}, ${count(rows)} row(s), ${count(orders)} order(s); ${encoding}, delimiter “${delimiter === '\t' ? 'tab' : delimiter}”).`,
  finishing: ({ count: batches }) => `${count(batches)} batch(es) of an earlier run to finish.`,
  wouldFinish: ({ lot, state }) => `Batch ${lot} (${state}) would be finished first.`,
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
  prepared: ({ file, orders, bytes }) => `Prepared: ${file} (${count(orders)} order(s), ${size(bytes)}).`,
  wouldSend: ({ file, orders, bytes }) =>
    `Would be sent: ${file} (${count(orders)} order(s), ${size(bytes)}).`,
  delivered: ({ file, folder, sha256 }) => `Delivered: ${file} into ${folder} (SHA-256 ${sha256}).`,
  collected: ({ file }) => `ProShop took ${file}.`,
  cleaned: ({ count: files }) =>
    `${count(files)} provisional file(s) of an earlier run taken out of the staging folder.`,
  notCleaned: ({ reason }) =>
    `Provisional files of Passerelle remain in the staging folder: ${reason} They do no harm; the next run will take them away.`,
  notDeleted: ({ paths }) =>
    `The server refuses to delete ${count(paths.length)} provisional file(s) of Passerelle: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. They do no harm; the next run tries again. If it lasts, give the FTP account the right to delete in that folder, or delete them by hand.`,
  rejectKept: ({ file }) => `Rows of the rejected order: ${file}`,
  rejectNotKept: ({ file, reason }) =>
    `The rows of the rejected order could not be written to ${file} (${reason}).`,
  orderWarning: ({ id, warning }) => `Order ${id}: ${warning}`,
  replaced: ({ id, field }) => `Order ${id}: a character that XML forbids was replaced in ${field}.`,
  leftWaiting: ({ id, ref }) =>
    `Order ${id || ref}, which was waiting for its payment, has left the file: look at it in PrestaShop.`,
  onlyMissing: ({ name }) => `Order ${name}, asked for with --only, is not in the file.`,
  outputWritten: ({ path }) => `Written: ${path}`,
  notArchived: ({ file }) => ({
    message: `The ledger does not know ${file}: it is no XML that it prepared.`,
    hint: 'Only an XML of ArchiveExport, unchanged, can be sent again. To send an order again: “orders-to-xml --only NUMBER --force”.',
  }),
  archiveChanged: ({ file }) => ({
    message: `The file ${file} was changed since it was sent (its SHA-256 is another).`,
    hint: 'An XML is sent again byte for byte or not at all. Put the original back, or send the orders again: “orders-to-xml --only NUMBER --force”.',
  }),
  stillInImport: ({ file, lot }) => ({
    message: `${file} (batch ${lot}) is delivered and still waits for ProShop to import it: sent again, its sales would count twice.`,
    hint: 'ProShop takes it at its next import: there is nothing to do. If it must never take it, delete it from ProShop’s folder first, then run the same command with --force.',
  }),
  alreadyDelivered: ({ file, lot }) => ({
    message: `ProShop has received ${file} (batch ${lot}): sending it again would book its sales twice.`,
    hint: 'If ProShop really lost it, run the same command with --force.',
  }),
  alreadyResent: ({ file, again }) => ({
    message: `${file} has already been sent again, as ${again}.`,
    hint: `If ProShop lost that one too: “orders-to-xml ArchiveExport/${again} --force”.`,
  }),
  neverSent: ({ file, lot }) => ({
    message: `${file} was never sent: its batch ${lot} is void.`,
    hint: 'Its orders leave with the next run: there is nothing to send again.',
  }),
  stillUncertain: ({ file, lot }) => ({
    message: `The delivery of ${file} (batch ${lot}) is uncertain.`,
    hint: `Look in ProShop, then “orders-to-xml resolve ${lot} --delivered” or “--resend”.`,
  }),
  resent: ({ file, from }) => `${from} is sent again as ${file}, byte for byte.`,
  layoutMissing: ({ path, reason }) => ({
    message: `The XML layout ${path} (“xml.layout”) cannot be read (${reason}).`,
    hint: 'Correct the path in passerelle.json, or take the key out to return to the built-in layout (“orders-to-xml layout” prints it).',
  }),
  nothingToCompare:
    'Nothing to compare: there is no order to send. To compare orders that were sent already, add --force.',
  notCompared: ({ path, reason }) => `The file ${path} could not be compared: ${reason}`,
};
