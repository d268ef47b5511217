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
  readShop: ({
    name,
    rows,
    orders,
    requests,
  }: {
    name: string;
    rows: number;
    orders: number;
    requests: number;
  }) =>
    `Lu : la boutique ${name} (${count(orders)} commande(s), ${count(rows)} ligne(s), ${count(requests)} requête(s)).`,
  cleaned: ({ count: files }: { count: number }) =>
    `${count(files)} fichier(s) provisoire(s) d'un passage précédent retiré(s) du dossier de dépôt.`,
  notCleaned: ({ reason }: { reason: string }) =>
    `Des fichiers provisoires de Passerelle restent dans le dossier de dépôt : ${reason} Ils ne gênent rien ; le prochain passage les retirera.`,
  notDeleted: ({ paths }: { paths: readonly string[] }) =>
    `Le serveur refuse d'effacer ${count(paths.length)} fichier(s) provisoire(s) de Passerelle : ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. Ils ne gênent rien ; le prochain passage réessaiera. Si cela dure, donnez au compte FTP le droit d'effacer dans ce dossier, ou effacez-les à la main.`,
  notCompared: ({ path, reason }: { path: string; reason: string }) =>
    `Le fichier ${path} n'a pas pu être comparé : ${reason}`,
};
