import type { Sections } from '../words.ts';

const notServer =
  'A name of a server or an address, with or without a port: ftp.exemple.fr, ftp.exemple.fr:2121.';
const notAddress = 'An address looks like https://www.exemple.fr.';

/** What `init` says and asks. */
export const init: Sections['init'] = {
  command: 'write a commented passerelle.json in five questions at most, trying each login',
  yes: 'ask nothing: take the options, else the defaults (passwords in the variables PASSERELLE_FTP_PASSWORD, PASSERELLE_SHOP_KEY, PASSERELLE_CRM_KEY)',
  way: ({ withCrm }) =>
    `what goes through the shop itself: nothing (files), orders (shop-orders), stock (shop-stock), both (shop)${withCrm ? ', the CRM as well (shop-and-crm)' : ''}`,
  host: 'FTP server, with its port where that is unusual: ftp.exemple.fr:2121',
  user: 'FTP account',
  shop: 'address of the shop',
  crm: 'address of the CRM',
  crmUser: 'user of the CRM',
  exists: ({ path }) => `${path} exists: it was not touched. Change it, or write elsewhere with --config.`,
  noTerminal:
    'init asks questions, and there is no keyboard here: nothing was written. Start it in a command prompt, or answer by options: orders-to-xml init --yes --way shop --host ftp.exemple.fr --user boutique --shop https://www.exemple.fr',
  flagRefused: ({ kind, flag, way }) => `${flagFaults[kind]({ flag, way })} Nothing was written.`,
  left: 'Nothing was written.',
  introduction: ({ folder, file }) => [
    `Five questions at most, then these are written in ${folder}:`,
    `${file}, with every setting explained;`,
    'each password, in a file of its own.',
    'Nothing is written before your last answer.',
    'Arrows: choose. Enter: answer. Esc: one step back. Ctrl+C: leave.',
  ],
  firstTopic: ({ number, title }) => `${number}. ${title}`,
  topic: ({ number, of, title }) => `${number} of ${of}. ${title}`,
  topics: {
    way: 'The way',
    server: "The FTP server, ProShop's",
    shop: 'The PrestaShop shop',
    crm: 'The vtiger CRM',
    write: 'Writing',
  },
  askWay: 'How do orders and stock travel?',
  ways: {
    files: {
      label: 'Files: a module of the shop writes the orders and reads the stock',
      hint: 'as test9_xml and test2_csv did',
    },
    'shop-orders': { label: 'Orders read in the shop; stock as a file', hint: 'no export module' },
    'shop-stock': { label: 'Stock written into the shop; orders as a file', hint: 'no import module' },
    shop: { label: 'Orders and stock: all through the shop itself', hint: 'no module at all' },
    'shop-and-crm': {
      label: 'All through the shop, and the orders into vtiger CRM',
      hint: 'customers, orders, invoices',
    },
  },
  askHost: 'FTP server (name, or name:port)?',
  askTls: 'Encryption of the connection?',
  encryptions: {
    explicit: { label: 'explicit TLS', hint: 'the most usual' },
    implicit: { label: 'implicit TLS', hint: 'port 990' },
    none: { label: 'none', hint: 'the password travels in clear' },
  },
  askUser: 'FTP account?',
  askPassword: 'FTP password?',
  keepsBefore: '(Enter: unchanged)',
  needed: 'One is needed.',
  notServer,
  notAddress,
  askAgain: 'It does not work like this.',
  trying: { again: 'Correct it and try again', on: 'Go on all the same' },
  loginWorks: 'The login works.',
  askShop: 'Address of the shop?',
  askKey: 'Key of the web service (Advanced Parameters > Webservice)?',
  shopMet: ({ name, version }) => `The shop ${name} answers (PrestaShop ${version}): the key will do.`,
  countsAsPaid: 'paid, says the shop',
  askSales: 'Which states are sales? (Space: tick)',
  askCrm: 'Address of the CRM?',
  askCrmUser: 'User of the CRM?',
  askCrmKey: 'Its access key (in its preferences)?',
  crmMet: ({ name, version }) => `The CRM ${name} answers (vtiger ${version}): the key will do.`,
  files: ({ folder }) => `These will be written in ${folder}:`,
  file: ({ name, holds }) => `${name}  ${fileHolds[holds]}`,
  askToWrite: 'Write them?',
  writing: { write: 'Write', leave: 'Leave without writing anything' },
  written: ({ path }) => `Written: ${path}`,
  next: {
    files: [
      'Next: "orders-to-xml check" and "stock-csv-mod check",',
      'then "orders-to-xml adopt" if the old program has already sent orders (guide, chapter 4).',
    ],
    shop: [
      'Next: "orders-to-xml check" and "stock-csv-mod check",',
      'then "orders-to-xml adopt" if ProShop has orders already (guide, chapter 4).',
    ],
  },
};

const flagFaults: Record<
  Parameters<typeof init.flagRefused>[0]['kind'],
  (facts: { flag: string; way: string }) => string
> = {
  needed: ({ flag, way }) => `--yes --way ${way} also needs ${flag} <address>.`,
  'no-server': ({ flag }) => `${flag}: ${notServer}`,
  'no-address': ({ flag }) => `${flag}: ${notAddress}`,
};

const fileHolds: Record<Parameters<typeof init.file>[0]['holds'], string> = {
  settings: 'the settings',
  password: 'the FTP password, to be kept for the account of the tasks (guide, chapter 2)',
  'shop-key': 'the key of the shop, to be kept for the account of the tasks (guide, chapter 2)',
  'crm-key': 'the key of the CRM, to be kept for the account of the tasks (guide, chapter 2)',
};
