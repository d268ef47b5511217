import type { Sections } from '../words.ts';

const clockGap = (seconds: number): string =>
  seconds === 0 ? 'same time' : `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;

export const check: Sections['check'] = {
  command: 'try everything a run needs, and leave nothing behind',
  json: 'as JSON, on standard output',
  remedy: '→ ',
  config: ({ path }) => `Configuration: ${path}`,
  workFolder: ({ folder }) => `Work folder: ${folder} can be written`,
  noLedgerYet: ({ path }) => `Ledger: not yet (the first run will make ${path})`,
  ledgerSound: ({ path, lastBatch }) => `Ledger: ${path} is sound (last batch: ${lastBatch})`,
  loggedIn: ({ host, port, tls }) =>
    `Server: logged in to ${host}:${port}, ${tls === 'none' ? 'not encrypted' : `encrypted (${tls} TLS), certificate verified`}`,
  importFolder: ({ folder }) => `ProShop's folder: ${folder}`,
  nearestFolder: ({ near }) => `The nearest folder: ${near}.`,
  staging: ({ folder }) => `Staging folder: ${folder}`,
  stagingNew: ({ folder }) => `Staging folder: ${folder} can be made (the first run will)`,
  renamesOver: 'Upload, size, time and renaming over a file: the server allows them',
  refusesRenameOver: ({ reply }) => ({
    message: `The server refuses to rename over a file: ${reply}`,
    hint: 'Passerelle will delete the old ExportCSVmod just before it publishes the new one: a moment without a file. On ProFTPD, “AllowOverwrite on” avoids it.',
  }),
  clock: ({ seconds }) => `Server clock: ${clockGap(seconds)}`,
  clockFar: ({ seconds }) => ({
    message: `Server clock: ${clockGap(seconds)}`,
    hint: 'Passerelle allows for it, but a clock that jumps falsifies the age of files: set both machines by the Internet (NTP).',
  }),
  traits: ({ mlst, utf8, emptyList }) =>
    `What the server says: MLST ${mlst ? 'yes' : 'no'}, UTF-8 ${utf8 ? 'yes' : 'no'}, a missing folder is ${emptyList ? 'listed as empty' : 'refused'} (Passerelle relies on none of it)`,
};

export const init: Sections['init'] = {
  command: 'write a commented passerelle.json, asking for what matters',
  yes: 'ask nothing: take the defaults (password in the variable PASSERELLE_FTP_PASSWORD)',
  host: 'FTP server',
  user: 'FTP account',
  exists: ({ path }) => `${path} exists: it was not touched. Change it, or write elsewhere with --config.`,
  written: ({ path }) => `Written: ${path}`,
  askHost: 'FTP server?',
  askUser: 'FTP account?',
  askTls: 'Encryption (none, explicit, implicit)?',
  askPort: 'Port?',
  askPassword: 'Password (it is not shown)?',
  notTaken: 'That answer cannot be taken. Answer as the question says, or Enter for the value in brackets.',
  loginWorks: 'The login works.',
  askSource: "Where to read the orders: files of the export module, or the shop's web service (files, shop)?",
  sources: { file: 'files', shop: 'shop' },
  askShop: 'Address of the shop?',
  askKey: 'Key of the web service (it is not shown)?',
  askKeyAgain: 'Key of the web service (it is not shown; Enter: the same)?',
  askAgain: 'Correct it and try again (yes), or go on like this (no)?',
  answers: { yes: 'yes', no: 'no' },
  shopMet: ({ name, version }) => `The shop ${name} answers (PrestaShop ${version}): the key will do.`,
  states: 'The states of its orders; those that it counts as paid are proposed as sales:',
  state: ({ id, name, isPaid }) => `${String(id).padStart(3)}  ${name}${isPaid ? ': a sale' : ''}`,
  askSales: 'Which states are sales (numbers or names, between commas)?',
  next: 'Next: “orders-to-xml check”, then “orders-to-xml adopt” if the old program has already sent orders.',
};
