import { formatsOf } from '../formats.ts';

const { count, size } = formatsOf('fr');

interface ReadFacts {
  name: string;
  bytes: number;
  rows: number;
  orders: number;
  encoding: string;
  delimiter: string;
}

export const cycle = {
  read: ({ name, bytes, rows, orders, encoding, delimiter }: ReadFacts) =>
    `Lu : ${name} (${size(bytes)}, ${count(rows)} ligne(s), ${count(orders)} commande(s) ; ${encoding}, séparateur « ${delimiter === '\t' ? 'tabulation' : delimiter} »).`,
  finishing: ({ count: batches }: { count: number }) =>
    `${count(batches)} lot(s) d'un passage précédent à terminer.`,
  wouldFinish: ({ lot, state }: { lot: string; state: string }) =>
    `Le lot ${lot} (${state}) serait d'abord terminé.`,
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
    `Préparé : ${file} (${count(orders)} commande(s), ${size(bytes)}).`,
  wouldSend: ({ file, orders, bytes }: { file: string; orders: number; bytes: number }) =>
    `Serait envoyé : ${file} (${count(orders)} commande(s), ${size(bytes)}).`,
  delivered: ({ file, folder, sha256 }: { file: string; folder: string; sha256: string }) =>
    `Livré : ${file} dans ${folder} (SHA-256 ${sha256}).`,
  collected: ({ file }: { file: string }) => `ProShop a pris ${file}.`,
  cleaned: ({ count: files }: { count: number }) =>
    `${count(files)} fichier(s) provisoire(s) d'un passage précédent retiré(s) du dossier de dépôt.`,
  notCleaned: ({ reason }: { reason: string }) =>
    `Des fichiers provisoires de Passerelle restent dans le dossier de dépôt : ${reason} Ils ne gênent rien ; le prochain passage les retirera.`,
  notDeleted: ({ paths }: { paths: readonly string[] }) =>
    `Le serveur refuse d'effacer ${count(paths.length)} fichier(s) provisoire(s) de Passerelle : ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. Ils ne gênent rien ; le prochain passage réessaiera. Si cela dure, donnez au compte FTP le droit d'effacer dans ce dossier, ou effacez-les à la main.`,
  rejectKept: ({ file }: { file: string }) => `Lignes de la commande rejetée : ${file}`,
  rejectNotKept: ({ file, reason }: { file: string; reason: string }) =>
    `Les lignes de la commande rejetée n'ont pas pu être écrites dans ${file} (${reason}).`,
  orderWarning: ({ id, warning }: { id: string; warning: string }) => `Commande ${id} : ${warning}`,
  replaced: ({ id, field }: { id: string; field: string }) =>
    `Commande ${id} : un caractère interdit en XML a été remplacé dans ${field}.`,
  leftWaiting: ({ id, ref }: { id: string; ref: string }) =>
    `La commande ${id || ref}, qui attendait son paiement, n'est plus dans le fichier : vérifiez-la dans PrestaShop.`,
  onlyMissing: ({ name }: { name: string }) =>
    `La commande ${name}, demandée avec --only, n'est pas dans le fichier.`,
  outputWritten: ({ path }: { path: string }) => `Écrit : ${path}`,
  notArchived: ({ file }: { file: string }) => ({
    message: `Le registre ne connaît pas ${file} : ce n'est pas un XML qu'il a préparé.`,
    hint: 'Seul un XML de ArchiveExport, inchangé, peut être renvoyé. Pour renvoyer une commande : « orders-to-xml --only NUMÉRO --force ».',
  }),
  archiveChanged: ({ file }: { file: string }) => ({
    message: `Le fichier ${file} a été modifié depuis son envoi (son empreinte SHA-256 n'est plus la même).`,
    hint: 'Un XML n’est renvoyé qu’octet pour octet. Remettez l’original, ou renvoyez les commandes : « orders-to-xml --only NUMÉRO --force ».',
  }),
  stillInImport: ({ file, lot }: { file: string; lot: string }) => ({
    message: `${file} (lot ${lot}) est livré et attend encore que ProShop l'importe : le renvoyer compterait ses ventes deux fois.`,
    hint: 'ProShop le prendra à son prochain import : il n’y a rien à faire. S’il ne doit jamais le prendre, supprimez-le d’abord du dossier de ProShop, puis relancez la même commande avec --force.',
  }),
  alreadyDelivered: ({ file, lot }: { file: string; lot: string }) => ({
    message: `ProShop a déjà reçu ${file} (lot ${lot}) : le renvoyer compterait ses ventes deux fois.`,
    hint: 'Si ProShop l’a vraiment perdu, relancez la même commande avec --force.',
  }),
  alreadyResent: ({ file, again }: { file: string; again: string }) => ({
    message: `${file} a déjà été renvoyé, sous le nom ${again}.`,
    hint: `Si ProShop a aussi perdu celui-là : « orders-to-xml ArchiveExport/${again} --force ».`,
  }),
  neverSent: ({ file, lot }: { file: string; lot: string }) => ({
    message: `${file} n'a jamais été envoyé : son lot ${lot} est annulé.`,
    hint: 'Ses commandes partent avec le prochain passage : il n’y a rien à renvoyer.',
  }),
  stillUncertain: ({ file, lot }: { file: string; lot: string }) => ({
    message: `La livraison de ${file} (lot ${lot}) est incertaine.`,
    hint: `Regardez dans ProShop, puis « orders-to-xml resolve ${lot} --delivered » ou « --resend ».`,
  }),
  resent: ({ file, from }: { file: string; from: string }) =>
    `Renvoi de ${from} sous le nom ${file}, octet pour octet.`,
  layoutMissing: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le modèle XML ${path} (« xml.layout ») ne peut pas être lu (${reason}).`,
    hint: 'Corrigez le chemin dans passerelle.json, ou retirez cette clé pour revenir au modèle intégré (« orders-to-xml layout » l’affiche).',
  }),
  nothingToCompare:
    'Rien à comparer : aucune commande n’est à envoyer. Pour comparer des commandes déjà envoyées, ajoutez --force.',
  notCompared: ({ path, reason }: { path: string; reason: string }) =>
    `Le fichier ${path} n'a pas pu être comparé : ${reason}`,
};
