import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';

const { size, moment } = formatsOf('fr');
const plural = pluralOf('fr');
const lineCount = (lines: number) => plural(lines, 'ligne', 'lignes');

interface ReadFacts {
  name: string;
  bytes: number;
  lines: number;
  encoding: string;
  delimiter: string;
  at: Date;
}

interface PublishedFacts {
  target: string;
  lines: number;
  bytes: number;
  sha256: string;
}

export const stockCycle = {
  help: {
    description:
      "Corrige le stock de ProShop pour PrestaShop : ajoute les cartes cadeaux, ôte ce qui vient d'être vendu et que ProShop ignore encore, publie (un fichier, ou droit dans la boutique).",
    examples: [
      '  stock-csv-mod                       un passage complet (ce que lance le planificateur)',
      '  stock-csv-mod --dry-run             montre ce qui serait publié, sans rien écrire',
      '  stock-csv-mod -n -o essai.csv       écrit le résultat dans un fichier de cet ordinateur',
      '  stock-csv-mod --force               publie malgré un garde-fou',
    ].join('\n'),
    file: 'un CSV de stock de cet ordinateur, au lieu de celui du serveur',
    orders: 'un CSV de commandes de cet ordinateur, au lieu de celui du serveur',
    force: 'publie malgré un garde-fou, une fois ; toujours noté dans la trace',
    only: 'avec stock.to "shop" : cette taille seulement (gencod ou référence) ; peut être répété',
  },
  readStock: ({ name, bytes, lines, encoding, delimiter, at }: ReadFacts) =>
    `Lu : ${name} (${size(bytes)}, ${lineCount(lines)}, écrit le ${moment(at)} ; ${encoding}, séparateur « ${delimiter === '\t' ? 'tabulation' : delimiter} »).`,
  unknownSale: ({ order, why }: { order: string; why: string }) =>
    `Commande ${order} : ProShop ne pouvait pas la connaître en écrivant ce stock — ${why}.`,
  whyUnknown: {
    'not-sent': () => 'elle ne lui a pas encore été envoyée',
    'on-its-way': (file: string) => `${file} n'est pas encore livré`,
    waiting: (file: string) => `${file} attend encore son import`,
    'collected-later': (file: string) => `il a pris ${file} trop tard`,
    uncertain: (file: string) => `la livraison de ${file} est incertaine`,
    withheld: () => 'elle est retenue',
    rejected: () => 'elle est rejetée',
    'unknown-state': () => "elle est dans un état que personne n'a configuré",
    reserving: () => "elle n'est pas encore payée, mais son état réserve ses articles",
    changed: () => 'elle a été modifiée depuis son envoi',
    'keyed-in-later': () => 'elle a été saisie à la main après, ou modifiée depuis',
  },
  forced: ({ refusal }: { refusal: string }) => `Publié malgré un garde-fou (--force) : ${refusal}`,
  unreadable: ({ count: lines }: { count: number }) =>
    `${plural(lines, 'ligne illisible, retirée', 'lignes illisibles, retirées')} du fichier publié.`,
  neverSent: ({ id, ref }: { id: string; ref: string }) =>
    `La commande ${id || ref}, une vente, n'est plus parmi les commandes et n'est jamais partie vers ProShop. Saisissez-la à la main dans ProShop, puis « orders-to-xml ack ${id || ref} » ; d'ici là, ses articles sont ôtés du stock.`,
  published: ({ target, lines, bytes, sha256 }: PublishedFacts) =>
    `Publié : ${target} (${lineCount(lines)}, ${size(bytes)}, SHA-256 ${sha256}).`,
  wouldPublish: ({ target, lines, bytes }: Omit<PublishedFacts, 'sha256'>) =>
    `Serait publié : ${target} (${lineCount(lines)}, ${size(bytes)}).`,
  /** What `check` says of a dry run that went well. */
  checked: ({ linesIn, linesOut }: { linesIn: number; linesOut: number }) =>
    `Stock : ${plural(linesIn, 'ligne lue', 'lignes lues')}, ${plural(linesOut, 'serait publiée', 'seraient publiées')}`,
  outputWritten: ({ path }: { path: string }) => `Écrit : ${path}`,
  withdrawn: ({ target }: { target: string }) =>
    `${target}, d'un passage précédent, a été retiré du serveur : mieux vaut ne rien importer qu'un stock périmé.`,
};
