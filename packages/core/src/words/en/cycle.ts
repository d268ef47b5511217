import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count, size } = formatsOf('en');

export const cycle: Sections['cycle'] = {
  read: ({ name, bytes, rows, orders, encoding, delimiter }) =>
    `Read: ${name} (${size(bytes)}, ${count(rows)} row(s), ${count(orders)} order(s); ${encoding}, delimiter “${delimiter === '\t' ? 'tab' : delimiter}”).`,
  readShop: ({ name, rows, orders, requests }) =>
    `Read: the shop ${name} (${count(orders)} order(s), ${count(rows)} row(s), ${count(requests)} request(s)).`,
  cleaned: ({ count: files }) =>
    `${count(files)} provisional file(s) of an earlier run taken out of the staging folder.`,
  notCleaned: ({ reason }) =>
    `Provisional files of Passerelle remain in the staging folder: ${reason} They do no harm; the next run will take them away.`,
  notDeleted: ({ paths }) =>
    `The server refuses to delete ${count(paths.length)} provisional file(s) of Passerelle: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. They do no harm; the next run tries again. If it lasts, give the FTP account the right to delete in that folder, or delete them by hand.`,
  notCompared: ({ path, reason }) => `The file ${path} could not be compared: ${reason}`,
};
