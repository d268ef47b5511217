import type { Sections } from '../words.ts';

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
  next: 'Next: “orders-to-xml check”, then “orders-to-xml adopt” if the old program has already sent orders.',
};
