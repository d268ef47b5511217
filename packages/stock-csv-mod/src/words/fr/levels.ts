import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';

const { count: numberOf } = formatsOf('fr');
const plural = pluralOf('fr');
const sizes = (count: number) => plural(count, 'taille', 'tailles');
const pairs = (count: number) => plural(count, 'paire', 'paires');

export const orderList = (orders: readonly string[]) =>
  `${orders.length > 1 ? 'commandes' : 'commande'} ${orders.join(', ')}`;

/** What goes straight into the shop's quantities. */
export const levels = {
  table: {
    gencod: 'Gencod',
    name: 'Article',
    size: 'Taille',
    now: 'Maintenant',
    then: 'Ensuite',
    why: 'Pourquoi',
  },
  cause: {
    stock: 'stock de ProShop',
    sold: (orders: readonly string[]) => `vendue, ${orderList(orders)}`,
    filtered: 'écarté par stock.filters',
    notInFile: "n'est pas dans le stock de ProShop",
    giftCard: 'carte cadeau',
    untracked: 'article sans suivi de stock',
  },
  totals: (found: {
    target: string;
    changes: number;
    same: number;
    zeros: number;
    before: number;
    after: number;
  }) =>
    `${found.target} : ${sizes(found.changes)} à écrire${found.zeros > 0 ? `, dont ${numberOf(found.zeros)} à 0` : ''} ; ${numberOf(found.same)} déjà ${found.same > 1 ? 'justes' : 'juste'}. En vente : ${pairs(found.before)} maintenant, ${numberOf(found.after)} ensuite.`,
  written: ({ round, written }: { round: number; written: number }) =>
    `${sizes(written)} ${written > 1 ? 'écrites' : 'écrite'} (tour ${round}) ; la boutique et ses commandes sont regardées de nouveau.`,
  done: (found: { target: string; written: number; sizes: number }) =>
    found.written === 0
      ? `Rien à écrire : ${sizes(found.sizes)} de ${found.target} ${found.sizes > 1 ? 'ont' : 'a'} déjà la bonne quantité.`
      : `Écrit : ${sizes(found.written)} de ${found.target}, ${found.written > 1 ? 'relues et justes' : 'relue et juste'} ; ${sizes(found.sizes)} en tout.`,
  /** What `check` says of a dry run that went well. */
  checked: (found: { sizes: number; toWrite: number }) =>
    `Stock : ${sizes(found.sizes)} de la boutique, ${numberOf(found.toWrite)} à écrire`,
  unknown: (gencod: string) => `${gencod} n'est pas dans la boutique : un article nouveau, sans doute.`,
  unknownCount: (count: number) =>
    `${plural(count, 'gencod', 'gencods')} de ProShop ${count > 1 ? 'ne sont pas dans la boutique : des articles nouveaux, sans doute (la trace les nomme)' : "n'est pas dans la boutique : un article nouveau, sans doute (la trace le nomme)"}.`,
  aside: {
    'gencod-twice': (articles: string) =>
      `Même gencod sur plusieurs articles de la boutique, laissés tels quels : ${articles}. Corrigez leurs gencods dans PrestaShop.`,
    'no-row': (articles: string) =>
      `Sans quantité dans la boutique, laissés tels quels : ${articles}. Ouvrez ces produits dans PrestaShop et enregistrez-les.`,
    'several-rows': (articles: string) =>
      `Plusieurs quantités pour une même taille dans la boutique, laissées telles quelles : ${articles}. Faites nettoyer la table stock_available de PrestaShop par qui tient la boutique.`,
    computed: (articles: string) =>
      `Quantités que PrestaShop calcule lui-même (stock avancé), laissées telles quelles : ${articles}.`,
  },
  setAside: {
    'gencod-twice': (article: string) => ({
      message: `Le gencod ${article} est sur plusieurs articles de la boutique : aucune quantité n'y est écrite pour eux.`,
      hint: 'Corrigez leurs gencods dans PrestaShop.',
    }),
    'no-row': (article: string) => ({
      message: `${article} n'a pas de quantité dans la boutique.`,
      hint: 'Ouvrez ce produit dans PrestaShop et enregistrez-le.',
    }),
    'several-rows': (article: string) => ({
      message: `${article} a plusieurs quantités dans la boutique.`,
      hint: 'Faites nettoyer la table stock_available de PrestaShop par qui tient la boutique.',
    }),
    computed: (article: string) => ({
      message: `La quantité de ${article} est calculée par PrestaShop (stock avancé).`,
      hint: '',
    }),
  },
  sellsAtZero: (count: number, articles: string) =>
    `${sizes(count)} à 0 ${count > 1 ? 'restent' : 'reste'} en vente, car la boutique accepte les commandes hors stock : ${articles}. Aucune quantité ne peut les retirer de la vente.`,
  notManaged:
    'La gestion des stocks est désactivée dans la boutique : elle vend quelles que soient les quantités (« Paramètres de la boutique > Produits » de PrestaShop).',
  seeDryRun: '« stock-csv-mod --dry-run » montre chaque taille.',
  managed: 'Stock de la boutique : géré par elle, les quantités comptent',
  notManagedInShop: {
    message:
      'La gestion des stocks est désactivée dans la boutique : elle vend quelles que soient les quantités.',
    hint: 'Dans PrestaShop, « Paramètres de la boutique > Produits » : « Activer la gestion des stocks » sur oui.',
  },
  statesThatHold: (states: readonly { id: number; names: readonly string[] }[]) => ({
    message: `Ces commandes ne sont pas encore des ventes, mais la boutique a réservé leurs paires : ${states.map(({ id, names }) => `« ${names[0] ?? ''} » (${id})`).join(', ')}. Chaque envoi du stock remet ces paires en vente.`,
    hint: `Ajoutez ces états à stock.reservingStates : [${states.map(({ id }) => id).join(', ')}].`,
  }),
  shared: 'Les quantités sont celles du groupe de boutiques, qui partage son stock.',
  gone: (articles: string) => `Supprimé de la boutique pendant ce passage : ${articles}.`,
  refused: (article: string, said: string) =>
    `La boutique refuse la quantité de ${article}${said === '' ? '' : ` : ${said}`}.`,
  fileIsWhole: (options: string) => ({
    message: `${options} ne vaut que pour un stock écrit droit dans la boutique (stock.to "shop") : un fichier de stock est publié entier.`,
    hint: 'Relancez sans cette option.',
  }),
  onlyUnknown: (names: string) =>
    `--only : la boutique n'a aucune taille de ce gencod ni de cette référence : ${names}.`,
  chosen: (found: { chosen: number; changes: number }) =>
    `Ce passage n'écrit que ${sizes(found.chosen)} sur les ${numberOf(found.changes)} (--only, --limit).`,
  progress: {
    read: (rows: number) => `La boutique : ${numberOf(rows)} lignes lues…`,
    written: (done: number, of: number) => `${numberOf(done)} tailles écrites sur ${numberOf(of)}…`,
  },
  change: (before: number, after: number) => `${before} → ${after}`,
  neverQuiet: ({ gencods, rounds }: { gencods: readonly string[]; rounds: number }) => ({
    message: `Des ventes arrivaient encore après ${plural(rounds, 'tour', 'tours')} : ${gencods.join(', ')} ${gencods.length > 1 ? 'sont mis' : 'est mis'} à 0, pour ne rien vendre deux fois.`,
    hint: 'Le passage suivant rend leur quantité. Si cela revient, regardez les états de ces commandes.',
  }),
};
