import type { Language } from '@passerelle/core/words/formats.ts';
import { wordsOfDemo, type DemoWords } from './words.ts';

const fr = {
  crmTitle: 'Passerelle : les commandes de la boutique deviennent clients, commandes et factures dans vtiger',
  crmIntro:
    "Tout se joue ici en quelques secondes : une boutique (répétée) qui répond par HTTP comme PrestaShop 8, un CRM (répété) qui répond et calcule comme vtiger 8.2, et le vrai programme entre les deux. Seule l'horloge est réglée à la main.",
  shopHas: (orders: number) =>
    `${orders} commandes dans PrestaShop ; le CRM ne connaît encore aucun client, aucun article, aucune commande :`,
  shopOrderHeadings: ['Commande', 'Client', 'État dans la boutique', 'Total'],
  sold: (orders: number) =>
    `Les ventes partent d'abord vers ProShop, comme toujours : ${orders} commandes, en un XML. Le CRM vient après, par une tâche à lui.`,
  program: 'orders-to-xml crm',
  written: (records: number, requests: number) =>
    `Il écrit ${records} fiches dans le CRM (${requests} requêtes au CRM). Ce qu'on y voit ensuite :`,
  customers: 'Les clients (Contacts) :',
  customerHeadings: ['Nom', 'E-mail', 'Origine'],
  products: (count: number) => `Les articles, ${count} en tout ; ceux des commandes :`,
  productHeadings: ['Référence', 'Article', 'Prix HT'],
  orders:
    'Les commandes. Le total est celui que vtiger calcule lui-même, à comparer à celui de la boutique :',
  orderHeadings: ['Commande client', 'Contact', 'Statut', 'Lignes', 'Total vtiger', 'Boutique'],
  left: (id: string) => `La commande ${id}, annulée avant que le CRM ne la connaisse, n'y entre pas.`,
  invoices: 'Les factures des commandes qui en ont une dans la boutique :',
  invoiceHeadings: ['Facture', 'Contact', 'Statut', 'Total'],
  allEqual: (orders: number) => `${orders} totaux sur ${orders} sont égaux au centime.`,
  nothingAgain: (requests: number) =>
    `Une demi-heure plus tard, rien n'a changé : 0 fiche écrite, ${requests} requête au CRM.`,
  shopkeeper: 'La boutique',
  moved: (id: string, state: string) => `La commande ${id} passe à l'état « ${state} ».`,
  followed: "L'état est suivi, et rien d'autre n'est touché :",
  fact: (what: string, from: string, to: string) => `${what} : ${from} → ${to}`,
  /** `68.20`, as it is written. */
  money: (amount: string) => amount.replace('.', ','),
  bought: (id: string, total: string) => `Une commande de plus, la ${id} : deux mugs, ${total} €.`,
  switchedOff:
    "À l'instant où vtiger a enregistré la commande, son serveur tombe : la réponse est perdue. Ce que le programme en dit :",
  lostAnswer: (exitCode: number, there: number) =>
    `Il finit avec le code ${exitCode}. Commandes nouvelles dans le CRM : ${there}, et le programme ne peut pas le savoir : il a noté ce qu'il allait faire, et regardera avant de le refaire. La tâche le relancera dans une demi-heure.`,
  switchedOn: 'Le serveur est revenu, la tâche relance le programme :',
  once: (id: string) => `La commande ${id} y est une fois, entière, au bon total.`,
};

const en: typeof fr = {
  crmTitle: "Passerelle: the shop's orders become customers, orders and invoices in vtiger",
  crmIntro:
    'Everything happens here within seconds: a (rehearsed) shop that answers over HTTP as PrestaShop 8 does, a (rehearsed) CRM that answers and computes as vtiger 8.2 does, and the real program between them. Only the clock is set by hand.',
  shopHas: (orders) =>
    `${orders} orders in PrestaShop; the CRM knows no customer, no product and no order yet:`,
  shopOrderHeadings: ['Order', 'Customer', 'State in the shop', 'Total'],
  sold: (orders) =>
    `The sales go to ProShop first, as ever: ${orders} orders, in one XML. The CRM comes after, by a task of its own.`,
  program: 'orders-to-xml crm',
  written: (records, requests) =>
    `It writes ${records} records into the CRM (${requests} requests to the CRM). What is seen there then:`,
  customers: 'The customers (Contacts):',
  customerHeadings: ['Name', 'E-mail', 'Source'],
  products: (count) => `The products, ${count} in all; those of the orders:`,
  productHeadings: ['Reference', 'Product', 'Net price'],
  orders: "The orders. The total is the one that vtiger computes itself, to be compared with the shop's:",
  orderHeadings: ['Sales order', 'Contact', 'Status', 'Lines', 'vtiger total', 'Shop'],
  left: (id) => `Order ${id}, cancelled before the CRM knew it, does not go there.`,
  invoices: 'The invoices of the orders that have one in the shop:',
  invoiceHeadings: ['Invoice', 'Contact', 'Status', 'Total'],
  allEqual: (orders) => `${orders} totals of ${orders} are equal to the cent.`,
  nothingAgain: (requests) =>
    `Half an hour later nothing has changed: 0 records written, ${requests} requests to the CRM.`,
  shopkeeper: 'The shop',
  moved: (id, state) => `Order ${id} reaches the state "${state}".`,
  followed: 'The state is followed, and nothing else is touched:',
  fact: (what, from, to) => `${what}: ${from} → ${to}`,
  money: (amount) => amount,
  bought: (id, total) => `One more order, ${id}: two mugs, €${total}.`,
  switchedOff:
    'At the moment when vtiger has stored the order its server goes down: the answer is lost. What the program says of it:',
  lostAnswer: (exitCode, there) =>
    `It ends with code ${exitCode}. New orders in the CRM: ${there}, and the program cannot know: it has noted what it was about to do, and will look before doing it again. The task starts it again in half an hour.`,
  switchedOn: 'The server is back, the task starts the program again:',
  once: (id) => `Order ${id} is there once, whole, with the right total.`,
};

export type CrmDemoWords = Omit<DemoWords, keyof typeof fr> & typeof fr;

export function wordsOfCrmDemo(language: Language): CrmDemoWords {
  return { ...wordsOfDemo(language), ...(language === 'fr' ? fr : en) };
}
