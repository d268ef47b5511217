import type { Language } from '../../packages/core/src/words/formats.ts';

const fr = {
  title: 'Passerelle : un cycle de 30 minutes, entre une boutique PrestaShop et la caisse ProShop',
  intro:
    "Tout se joue ici en quelques secondes : un vrai serveur FTP (local), les deux vrais programmes, et un PrestaShop et un ProShop qui importent et suppriment les fichiers comme en boutique. Seule l'horloge est réglée à la main. Fichiers de départ : samples/demo/.",
  customer: 'Une cliente, sur le site',
  proshop: 'ProShop',
  prestashop: 'PrestaShop',
  ordersExported: (count: number) =>
    `Le module « Order Export » écrit orders.csv sur le serveur FTP : ${count} commandes.`,
  orderHeadings: ['Commande', 'État', 'Paiement', 'Article'],
  ordersToXml: "Transforme les commandes en XML pour ProShop. Ce qu'il décide de chacune, et pourquoi :",
  sale: "c'est une vente.",
  pair: (name: string, text: string) => `${name} : ${text}`,
  xmlWritten: (file: string, orders: number) =>
    `Un seul fichier, ${file}, avec ${orders} commandes : archivé, déposé à l'écart, vérifié, puis renommé d'un coup dans import/. La commande 1042 (une paire et une carte cadeau vendue) y est écrite ainsi :`,
  shortened: '… (client et adresses)',
  again: "Quelqu'un relance le programme à la main, par erreur :",
  nothingAgain: (count: number) =>
    `${count} commandes sont déjà parties : rien n'est renvoyé, aucun XML n'est écrit. Une vente ne part qu'une fois.`,
  imported: (file: string) => `Importe ${file}, enregistre les ventes, puis supprime le fichier :`,
  booked: (qty: number, article: string) => `${qty} × ${article}`,
  waiting: (count: number) => `Fichiers restés dans import/ : ${count}.`,
  stockExported:
    "Écrit ExportCSV.csv, son stock à cet instant. La carte cadeau n'y est pas : pour ProShop, ce n'est pas une chaussure.",
  stockHeadings: ['Gencod', 'Article', 'Pointure', 'Quantité'],
  lateSale: (id: string, article: string) =>
    `Achète la dernière paire : ${article} (commande ${id}). ProShop vient d'écrire son stock : il ne peut pas le savoir.`,
  exportedAgain: (id: string) => `« Order Export » écrit à nouveau orders.csv ; la commande ${id} y est.`,
  stockCsvMod:
    "Corrige le stock avant que PrestaShop ne le lise. Il change ces lignes, et laisse toutes les autres à l'octet près :",
  published: (before: number, after: number) =>
    `ExportCSVmod.csv est publié d'un seul coup : ${before} lignes lues, ${after} publiées.`,
  shopImports:
    "Importe ExportCSVmod.csv, met à 0 tout ce qui n'y est pas, puis supprime le fichier. Le stock de la boutique :",
  shopHeadings: ['Article', 'Pointure', 'avant', 'après', 'sans correction', ''],
  notes: {
    giftCard: '← plus en vente',
    late: '← 1045 : vendue deux fois',
    withheld: '← 1043, retenue : vendue deux fois',
    unpaid: '← 1044, pas payée : pas réservée',
  },
  nextCycle: (id: string) =>
    `Le cycle suivant commence : la commande ${id} part à son tour, et elle seule. ProShop la prendra à 10:30 ; d'ici là, sa paire reste hors de la vente.`,
  pageName: 'etat.html',
  pageToOpen: (address: string) => `La page d'état que les programmes tiennent, à ouvrir : ${address}`,
  end: 'À vous : « npm run demo -- --shop » joue le même cycle par le webservice ; « npm test » joue les programmes contre les pannes ; README.md dit comment les installer.',
};

const en: typeof fr = {
  title: 'Passerelle: one 30-minute cycle between a PrestaShop web shop and the ProShop till',
  intro:
    'Everything happens here within seconds: a real FTP server (local), the two real programs, and a PrestaShop and a ProShop that import and delete files as they do in a shop. Only the clock is set by hand. The files it starts from: samples/demo/ (in French, as the shop writes them).',
  customer: 'A customer, on the web site',
  proshop: 'ProShop',
  prestashop: 'PrestaShop',
  ordersExported: (count) =>
    `The module "Order Export" writes orders.csv on the FTP server: ${count} orders.`,
  orderHeadings: ['Order', 'State', 'Payment', 'Article'],
  ordersToXml: 'Turns the orders into XML for ProShop. What it decides of each, and why:',
  sale: 'it is a sale.',
  pair: (name, text) => `${name}: ${text}`,
  xmlWritten: (file, orders) =>
    `One file, ${file}, with ${orders} orders: archived, uploaded out of sight, verified, then renamed into import/ in one go. Order 1042 (a pair of shoes and a gift card sold) stands in it like this:`,
  shortened: '… (customer and addresses)',
  again: 'Somebody starts the program again by hand, by mistake:',
  nothingAgain: (count) =>
    `${count} orders have gone already: nothing is sent again, no XML is written. A sale goes once.`,
  imported: (file) => `Imports ${file}, books its sales, then deletes the file:`,
  booked: (qty, article) => `${qty} × ${article}`,
  waiting: (count) => `Files left in import/: ${count}.`,
  stockExported:
    'Writes ExportCSV.csv, its stock at this moment. The gift card is not in it: to ProShop it is no shoe.',
  stockHeadings: ['Gencod', 'Article', 'Size', 'Quantity'],
  lateSale: (id, article) =>
    `Buys the last pair: ${article} (order ${id}). ProShop has just written its stock: it cannot know.`,
  exportedAgain: (id) => `"Order Export" writes orders.csv again; order ${id} is in it.`,
  stockCsvMod:
    'Corrects the stock before PrestaShop reads it. It changes these lines, and keeps every other to the byte:',
  published: (before, after) =>
    `ExportCSVmod.csv is published in one go: ${before} lines read, ${after} published.`,
  shopImports:
    'Imports ExportCSVmod.csv, sets to 0 all that is not in it, then deletes the file. The stock of the web shop:',
  shopHeadings: ['Article', 'Size', 'before', 'after', 'uncorrected', ''],
  notes: {
    giftCard: '← no longer for sale',
    late: '← 1045: sold twice',
    withheld: '← 1043, withheld: sold twice',
    unpaid: '← 1044, not paid: not reserved',
  },
  nextCycle: (id) =>
    `The next cycle begins: order ${id} goes in its turn, and it alone. ProShop takes it at 10:30; until then its pair stays out of the shop.`,
  pageName: 'status.html',
  pageToOpen: (address) => `The page of status that the programs keep, to open: ${address}`,
  end: 'Your turn: "npm run demo -- --shop" plays the same cycle over the web service; "npm test" plays the programs against failures; README.md says how to install them.',
};

export type DemoWords = typeof fr;

export function wordsOfDemo(language: Language): DemoWords {
  return language === 'fr' ? fr : en;
}
