import type { Sections } from '../words.ts';

export const fetch: Sections['fetch'] = {
  missing: ({ path, others }) => ({
    message: `The file ${path} is not on the server.`,
    hint:
      others.length > 0
        ? `The nearest that is: ${others.join(', ')}. Correct the name in passerelle.json, or check that the program which writes it has run.`
        : 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  noMatch: ({ pattern, unsendable }) => ({
    message: `No file on the server matches ${pattern}${unsendable.length > 0 ? `, but for names that can't be asked for (accent or special character): ${unsendable.slice(0, 3).join(', ')}` : ''}.`,
    hint: 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  unsendable: ({ names }) =>
    `Not read, because this name can't be sent to an FTP server (accent or special character): ${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}. Rename it in plain letters if it holds orders.`,
  unchanged: ({ count }) => `${count} older file(s), read before and unchanged: not read again.`,
  left: ({ count }) => ({
    message: `There was no time for ${count} older file(s) of orders: the next run goes on with them, without reading the others again.`,
    hint: 'Take old files of orders off the server, or raise ftp.deadlineSeconds.',
  }),
  notWhole: ({ path, tries }) => ({
    message: `The file ${path} is changing or stays incomplete: read ${tries} times and never whole.`,
    hint: 'Another program is probably writing it. Nothing was done; the next run tries again.',
  }),
  inUse: ({ path, tries, reply }) => ({
    message: `Another program has the file ${path} open: asked for ${tries} times, it could not be read (“${reply}”).`,
    hint: 'PrestaShop or ProShop is probably writing it. Nothing was done; the next run begins again.',
  }),
  localMissing: ({ path, reason }) => ({
    message: `The file ${path} cannot be read (${reason}).`,
    hint: 'Check the path given on the command line.',
  }),
};
