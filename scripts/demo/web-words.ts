import type { Language } from '@passerelle/core/words/formats.ts';
import { wordsOfDemo, type DemoWords } from './words.ts';

const fr = {
  webTitle:
    'Passerelle : le même cycle de 30 minutes, avec le webservice de PrestaShop au lieu de ses modules',
  webIntro:
    "Tout se joue ici en quelques secondes : une boutique (répétée) qui répond par HTTP comme PrestaShop 8, un vrai serveur FTP (local), les deux vrais programmes, et un ProShop qui importe et supprime les fichiers. Seule l'horloge est réglée à la main. Aucun module d'export ni d'import : les programmes demandent à la boutique même.",
  bankWire: 'Virement bancaire',
  till: 'Au magasin',
  ordersMade: (count: number) =>
    `${count} commandes dans PrestaShop ; ce qui est commandé quitte aussitôt le stock de la boutique.`,
  asksShop: (requests: number) =>
    `Demande les commandes à la boutique : ${requests} requêtes de lecture, qu'il y en ait 4 ou 200. Ce qu'il décide de chacune, et pourquoi :`,
  soldAtTill: (article: string) =>
    `Une paire est vendue en caisse : ${article}. La boutique en ligne n'en sait rien.`,
  stockWritten: (sizes: number, requests: number, writes: number) =>
    `Met le stock corrigé directement dans la boutique, sans fichier : ${sizes} quantités diffèrent, elles seules sont écrites (${requests} requêtes, dont ${writes} d'écriture), puis relues.`,
  shopHeadings: ['Article', 'Pointure', 'avant', 'après', 'ExportCSV', ''],
  webNotes: {
    giftCard: '← toujours en vente',
    late: '← 1045 : ProShop ne le sait pas encore',
    withheld: '← 1043, retenue : reste hors de la vente',
    till: '← vendue au magasin',
    unpaid: '← 1044, virement attendu : reste réservée',
  },
  switchedOff:
    "Au milieu de la lecture, quelqu'un désactive le webservice de la boutique. Ce que le programme en dit :",
  nothingByHalf: (exitCode: number, files: number) =>
    `Il finit avec le code ${exitCode}. Rien n'est lu ni envoyé à moitié : ${files} fichier dans import/, aucune commande marquée.`,
  switchedOn: 'Le webservice est activé à nouveau, et le programme relancé :',
  promise: 'La vente 1045 est partie une fois, ni plus ni moins ; les autres ne sont pas reparties.',
};

const en: typeof fr = {
  webTitle: "Passerelle: the same 30-minute cycle, with PrestaShop's web service in place of its modules",
  webIntro:
    'Everything happens here within seconds: a (rehearsed) shop that answers over HTTP as PrestaShop 8 does, a real FTP server (local), the two real programs, and a ProShop that imports and deletes files. Only the clock is set by hand. No module for export or import: the programs ask the shop itself.',
  bankWire: 'Virement bancaire',
  till: 'In the shop in town',
  ordersMade: (count) =>
    `${count} orders in PrestaShop; what is ordered leaves the web shop's stock at once.`,
  asksShop: (requests) =>
    `Asks the shop for its orders: ${requests} requests that read, be it 4 orders or 200. What it decides of each, and why:`,
  soldAtTill: (article) => `A pair is sold at the till: ${article}. The web shop knows nothing of it.`,
  stockWritten: (sizes, requests, writes) =>
    `Puts the corrected stock straight into the shop, without a file: ${sizes} quantities differ, they alone are written (${requests} requests, ${writes} of them to write), then read back.`,
  shopHeadings: ['Article', 'Size', 'before', 'after', 'ExportCSV', ''],
  webNotes: {
    giftCard: '← still for sale',
    late: '← 1045: ProShop cannot know yet',
    withheld: '← 1043, withheld: stays off the shelf',
    till: '← sold in town',
    unpaid: '← 1044, bank wire awaited: stays reserved',
  },
  switchedOff:
    "In the middle of the reading somebody switches the shop's web service off. What the program says of it:",
  nothingByHalf: (exitCode, files) =>
    `It ends with code ${exitCode}. Nothing is read or sent by half: ${files} files in import/, no order marked.`,
  switchedOn: 'The web service is switched on again, and the program started once more:',
  promise: 'The sale 1045 went once, no more and no less; the others did not go again.',
};

export type WebDemoWords = Omit<DemoWords, keyof typeof fr> & typeof fr;

export function wordsOfWebDemo(language: Language): WebDemoWords {
  return { ...wordsOfDemo(language), ...(language === 'fr' ? fr : en) };
}
