import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { explain } from './explain.ts';
import { levels, orderList } from './levels.ts';

const { count: numberOf } = formatsOf('fr');
const plural = pluralOf('fr');

/** `file` is the name of the stock file; `headings` its headings, with commas between. */
const lines = (count: number) => plural(count, 'ligne', 'lignes');
const minutes = (count: number) => plural(count, 'minute', 'minutes');
const pieces = (count: number) => plural(count, 'pièce', 'pièces');
const pairs = (count: number) => plural(count, 'paire', 'paires');

const columnNames: Readonly<Record<string, string>> = { gencod: 'de gencod', qty: 'de quantité' };

const refused = {
  headingOnly: (file: string) => ({
    message: `Le fichier de stock « ${file} » n'a que sa ligne de titres : aucun article.`,
    hint: "Rien n'a été publié. Regardez l'export de ProShop : a-t-il encore du stock pour ce magasin ?",
  }),
  missingColumns: (file: string, missing: readonly string[], headings: string) => ({
    message: `Le fichier de stock « ${file} » n'a pas de colonne ${missing.map((name) => columnNames[name] ?? name).join(' ni ')}. Titres trouvés : ${headings}.`,
    hint: `Si la colonne porte un autre titre, donnez-le dans ${missing.map((name) => `stock.columns.${name}`).join(' et ')}.`,
  }),
  repeatedHeadings: (file: string, headings: string) => ({
    message: `Dans le fichier de stock « ${file} », plusieurs colonnes portent le même titre : ${headings}. On ne sait pas laquelle lire.`,
    hint: 'Donnez le numéro de la bonne colonne (la première est 1) dans stock.columns.gencod ou stock.columns.qty.',
  }),
  noStoreColumn: (file: string, stores: string, headings: string) => ({
    message: `stock.stores demande ${stores}, mais le fichier de stock « ${file} » n'a pas de colonne de magasin. Titres trouvés : ${headings}.`,
    hint: 'Donnez le titre de cette colonne dans stock.columns.store, ou videz stock.stores pour garder toutes les lignes.',
  }),
  noLineOf: (file: string, stores: string) => ({
    message: `Aucune ligne du fichier de stock « ${file} » n'est d'un des magasins demandés (${stores}).`,
    hint: "Rien n'a été publié. Vérifiez stock.stores, et que ProShop exporte bien ce magasin.",
  }),
  unreadable: (file: string, found: { unreadable: number; lines: number; first: string }) => ({
    message: `${lines(found.unreadable)} sur ${numberOf(found.lines)} du fichier de stock « ${file} » ${found.unreadable > 1 ? 'sont illisibles' : 'est illisible'}, soit plus de 1 %. La première est la ${found.first}.`,
    hint: "Rien n'a été publié. Une quantité s'écrit « 3 », « 3,00 » ou « 3,000000 » ; « 3,000 », trois ou trois mille, seulement si toutes s'écrivent ainsi. Vérifiez l'export de ProShop, et stock.columns.qty.",
  }),
};

const giftCard = {
  unnamed: (card: string, headings: string) => ({
    message: `Le fichier de stock n'a aucune colonne pour nommer la carte cadeau « ${card} ». Titres trouvés : ${headings}.`,
    hint: 'Donnez dans giftCards un productId ou une reference dont le fichier a la colonne, ou son gencod dans row, par exemple "row": { "Gencod": "2000000012018" }.',
  }),
  noSuchHeading: (card: string, heading: string, headings: string) => ({
    message: `giftCards : la carte cadeau « ${card} » remplit la colonne « ${heading} », que le fichier de stock n'a pas. Titres trouvés : ${headings}.`,
    hint: 'Écrivez dans row un des titres trouvés, ou retirez cette colonne.',
  }),
  unknownCharacter: (card: string, character: string) => ({
    message: `giftCards : le signe « ${character} » (carte cadeau « ${card} ») n'existe pas en Windows-1252, l'encodage du fichier de stock.`,
    hint: 'Écrivez cette valeur sans ce signe.',
  }),
};

/** Les noms des fichiers en cause. */
type Files = { stock: string; orders: string; target: string };

const guard = {
  nothingLeft: ({ stock, target }: Files, left: number) => ({
    message: `${left === 0 ? `Il ne resterait aucune ligne de « ${stock} »` : `Il ne resterait rien à vendre dans « ${stock} » (${lines(left)}, aucune paire)`} : publier « ${target} » mettrait toute la boutique à 0.`,
    hint: "Regardez l'export de ProShop ; --force ne passe pas outre.",
  }),
  stockAge: ({ stock }: Files, age: number, limit: number) => ({
    message: `Le fichier de stock « ${stock} » date de ${minutes(age)} (${limit} au plus, stock.guard.maxAgeMinutes).`,
    hint: "Vérifiez que ProShop écrit toujours son export ; l'horloge qui compte est celle du serveur FTP.",
  }),
  ordersAge: ({ orders }: Files, age: number, limit: number) => ({
    message: `Le fichier de commandes « ${orders} » date de ${minutes(age)} (${limit} au plus, stock.guard.ordersMaxAgeMinutes) : des ventes récentes y manquent.`,
    hint: "Vérifiez dans PrestaShop la tâche du module d'export des commandes.",
  }),
  minRows: ({ stock, target }: Files, kept: number, limit: number) => ({
    message: `Il ne resterait que ${lines(kept)} de « ${stock} » dans « ${target} » (${limit} au moins, stock.guard.minRows).`,
    hint: "Regardez l'export de ProShop ; si c'est juste, baissez stock.guard.minRows ou relancez avec --force.",
  }),
  giftCard: ({ target }: Files, cards: string) => ({
    message: `Il manquerait dans « ${target} » des cartes cadeaux : ${cards}.`,
    hint: 'Vérifiez giftCards dans la configuration : sans sa ligne, une carte cadeau serait mise à 0 dans la boutique.',
  }),
  gencods: (
    { stock, target }: Files,
    found: { lines: number; of: number; example: string; limit: number; canForce: boolean },
  ) => ({
    message: `${lines(found.lines)} sur ${numberOf(found.of)} de « ${stock} » n'${found.lines > 1 ? 'ont' : 'a'} pas de gencod utilisable (${found.limit === 0 ? '' : `${found.limit} % au plus, stock.guard.maxWithoutGencodPercent ; `}la première : ${found.example === '' ? 'cellule vide' : `« ${found.example} »`}) : avec « ${target} », la boutique ne retrouverait pas ces articles et les mettrait à 0, et leurs ventes n'en seraient pas ôtées.`,
    hint: `${found.example === '' ? 'Regardez si ProShop exporte les gencods, et vérifiez stock.columns.gencod.' : `« ${found.example} » n'est pas un gencod ; un tableur en abîme les chiffres. Exportez de nouveau le stock de ProShop, sans l'ouvrir ni l'enregistrer dans Excel.`} ${found.canForce ? "Si ces articles sont bien sans gencod, relancez avec --force ; s'il en est toujours ainsi, augmentez stock.guard.maxWithoutGencodPercent." : '--force ne passe pas outre.'}`,
  }),
  spoiltGencods: (
    { stock, target }: Files,
    found: { lines: number; of: number; example: string; limit: number },
  ) => ({
    message: `${lines(found.lines)} sur ${numberOf(found.of)} de « ${stock} » ${found.lines > 1 ? 'ont' : 'a'} un gencod abîmé par un tableur (${found.limit} % au plus, stock.guard.maxWithoutGencodPercent ; la première : « ${found.example} ») : ces lignes partent telles quelles, donc avec « ${target} » la boutique ne retrouverait pas ces articles et les mettrait à 0.`,
    hint: "Exportez de nouveau le stock de ProShop, sans l'ouvrir ni l'enregistrer dans Excel. Si l'import de votre boutique comprend ces gencods, relancez avec --force ; s'il en est toujours ainsi, augmentez stock.guard.maxWithoutGencodPercent.",
  }),
  onSaleDrop: (
    { target }: Files,
    found: { left: number; before: number; percent: number; limit: number; canForce: boolean },
  ) => ({
    message: `« ${target} » a aujourd'hui ${pairs(found.before)} en vente ; il n'en resterait que ${numberOf(found.left)}, ${found.percent} % de moins${found.limit === 0 ? '' : ` (${found.limit} % au plus, stock.guard.maxDropPercent)`}.`,
    hint: found.canForce
      ? "Rien n'a été écrit. Regardez avec --dry-run ce qui changerait. Ce que ProShop ne tient pas se nomme dans giftCards ou stock.keep ; si le reste est juste, relancez avec --force."
      : "Rien n'a été écrit : toute la boutique serait à 0, et --force ne passe pas outre. Vérifiez que les gencods de la boutique sont ceux de ProShop.",
  }),
  drop: (
    { target }: Files,
    {
      rule,
      left,
      before,
      percent,
      limit,
    }: {
      rule: 'lines-drop' | 'pairs-drop';
      left: number;
      before: number;
      percent: number;
      limit: number;
    },
  ) => ({
    message: `« ${target} » n'aurait que ${rule === 'lines-drop' ? lines(left) : pairs(left)}, contre ${numberOf(before)} pour le plus grand publié depuis 24 heures : ${percent} % de moins (${limit} % au plus, stock.guard.maxDropPercent).`,
    hint: "Regardez si l'export de ProShop est entier ; si c'est juste, relancez avec --force : ce fichier devient alors la mesure des suivants.",
  }),
};

const decision = { removed: 'retirée', reduced: 'réduite', set: 'fixée', added: 'ajoutée' };

const cause = {
  sold: (orders: readonly string[]) => `vendue, ${orderList(orders)}`,
  soldByModel: (orders: readonly string[]) =>
    `vendue, ${orderList(orders)} (retrouvée par référence et taille, faute du même gencod)`,
  unreadableQuantity: (row: number, value: string) => `ligne ${row} : quantité illisible, ${value}`,
  unreadableDate: (row: number, heading: string, value: string) =>
    `ligne ${row} : « ${heading} » devait être une date pour un filtre, et vaut « ${value} »`,
  damagedCell: (row: number, heading: string) =>
    `ligne ${row} : « ${heading} » contient un caractère qu'aucun texte ne porte (cellule abîmée)`,
  wrongWidth: (row: number, cells: number, headings: number) =>
    `ligne ${row} : ${plural(cells, 'colonne', 'colonnes')}, alors que la ligne de titres en a ${headings}`,
  giftCard: (card: string) => `carte cadeau « ${card} »`,
  untracked: 'article sans suivi de stock',
};

const note = {
  notInFile: (order: string, article: string, withoutGencod: number) =>
    withoutGencod === 0
      ? `Commande ${order} : ${article} n'est pas dans le fichier de stock ; c'est normal s'il n'en restait plus.`
      : `Commande ${order} : ${article} n'a pas été retrouvé dans le fichier de stock, où ${lines(withoutGencod)} sans gencod ${withoutGencod > 1 ? 'peuvent' : 'peut'} être la sienne : vérifiez que cet article n'est pas vendu une seconde fois.`,
  lostGencod: (order: string, article: string) =>
    `Commande ${order} : ${article} n'a pas pu être ôté du stock, car un tableur a abîmé son gencod : vérifiez que cet article n'est pas vendu une seconde fois.`,
  oversold: (order: string, article: string, missing: number) =>
    `Commande ${order} : ${article} est vendu au-delà du stock, il manque ${pieces(missing)}. Vérifiez en magasin que la commande peut être honorée.`,
};

const table = {
  linesIn: 'Lignes lues',
  otherStores: "D'autres magasins",
  filteredOut: 'Écartées par stock.filters',
  unreadable: 'Illisibles',
  removed: 'Retirées',
  reduced: 'Réduites',
  set: 'Cartes cadeaux fixées',
  untracked: 'Sans suivi de stock, fixées',
  added: 'Cartes cadeaux ajoutées',
  linesOut: 'Lignes à publier',
  gencod: 'Gencod',
  reference: 'Référence',
  size: 'Taille',
  decision: 'Décision',
  before: 'Avant',
  after: 'Après',
  cause: 'Cause',
};

const compare = {
  same: (ours: string, theirs: string) => `« ${ours} » et « ${theirs} » ont les mêmes lignes.`,
  different: (ours: string, theirs: string) => `« ${ours} » (ici) et « ${theirs} » (là) diffèrent.`,
  parts: {
    delimiter: 'Séparateur',
    encoding: 'Encodage',
    lineEnd: 'Fins de ligne',
    byteOrderMark: 'Marque BOM',
    headings: 'Titres',
  },
  yesNo: { true: 'oui', false: 'non' },
  part: (name: string, ours: string, theirs: string) => `${name} : ici ${ours}, là ${theirs}`,
  quantity: (gencod: string, ours: string, theirs: string) =>
    `${gencod} : quantité ${ours} ici, ${theirs} là`,
  onlyOurs: (line: string) => `Ici seulement : ${line}`,
  onlyTheirs: (line: string) => `Là seulement : ${line}`,
  andMore: (count: number) => `… et ${lines(count)} de plus`,
};

export const stock = { refused, giftCard, guard, decision, cause, note, table, levels, compare, explain };
