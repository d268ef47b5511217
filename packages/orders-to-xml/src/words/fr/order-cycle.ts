import type { FolderState } from '@passerelle/core/ledger/states.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { status } from '@passerelle/core/words/fr/status.ts';

const { count, size } = formatsOf('fr');
const plural = pluralOf('fr');

export const orderCycle = {
  finishing: ({ count: batches }: { count: number }) =>
    `${plural(batches, 'lot', 'lots')} d'un passage précédent à terminer.`,
  wouldFinish: ({ lot, state }: { lot: string; state: FolderState }) =>
    `Le lot ${lot} (${status.batchStates[state]}) serait d'abord terminé.`,
  madeVoid: ({ lot }: { lot: string }) =>
    `Le lot ${lot} est annulé : son XML manque dans ArchiveExport ou y a été modifié. Ses commandes sont à nouveau à envoyer.`,
  batchLeft: ({ file, reason }: { file: string; reason: string }) =>
    `${file} n'est pas livré, le reste continue : ${reason}`,
  order: ({ id, ref, decision, reason }: { id: string; ref: string; decision: string; reason: string }) =>
    `Commande ${[id, ref].filter((part) => part !== '').join(' ') || '(sans numéro)'} : ${decision}${reason ? ` — ${reason}` : ''}`,
  summary: (parts: readonly { decision: string; count: number }[]) =>
    parts.length === 0
      ? 'Aucune commande.'
      : `Commandes — ${parts.map((part) => `${part.decision} : ${count(part.count)}`).join(' ; ')}.`,
  nothingToSend: 'Rien à envoyer.',
  prepared: ({ file, orders, bytes }: { file: string; orders: number; bytes: number }) =>
    `Préparé : ${file} (${plural(orders, 'commande', 'commandes')}, ${size(bytes)}).`,
  wouldSend: ({ file, orders, bytes }: { file: string; orders: number; bytes: number }) =>
    `Serait envoyé : ${file} (${plural(orders, 'commande', 'commandes')}, ${size(bytes)}).`,
  delivered: ({ file, folder, sha256 }: { file: string; folder: string; sha256: string }) =>
    `Livré : ${file} dans ${folder} (SHA-256 ${sha256}).`,
  collected: ({ file }: { file: string }) => `ProShop a pris ${file}.`,
  rejectKept: ({ file }: { file: string }) => `Lignes de la commande rejetée : ${file}`,
  rejectNotKept: ({ file, reason }: { file: string; reason: string }) =>
    `Les lignes de la commande rejetée n'ont pas pu être écrites dans ${file} (${reason}).`,
  orderWarning: ({ id, warning }: { id: string; warning: string }) => `Commande ${id} : ${warning}`,
  replaced: ({ id, field }: { id: string; field: string }) =>
    `Commande ${id} : un caractère interdit en XML a été remplacé dans ${field}.`,
  leftWaiting: ({ id, ref }: { id: string; ref: string }) =>
    `La commande ${id || ref}, qui attendait son paiement, n'est plus parmi les commandes : vérifiez-la dans PrestaShop.`,
  onlyMissing: ({ name }: { name: string }) =>
    `La commande ${name}, demandée avec --only, n'est pas parmi les commandes lues.`,
  resent: ({ file, from }: { file: string; from: string }) =>
    `Renvoi de ${from} sous le nom ${file}, octet pour octet.`,
  nothingToCompare:
    "Rien à comparer : aucune commande n'est à envoyer. Pour comparer des commandes déjà envoyées, ajoutez --force.",
  decided: ({ orders, total }: { orders: number; total: number }) =>
    `${plural(orders, 'commande examinée', 'commandes examinées')} sur ${count(total)}…`,
};
