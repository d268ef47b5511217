import { writeStates } from './write-back.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { Saying } from '@passerelle/core/words/saying.ts';
import type { CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { WriteState } from '@passerelle/core/ledger/states.ts';
import type { Item } from '../../crm/event.ts';
import type { CrmFault } from '@passerelle/vtiger/fault.ts';

type Of<Kind extends CrmFault['kind']> = Extract<CrmFault, { kind: Kind }>;

const { count, size, decimal, decimalText } = formatsOf('fr');
const plural = pluralOf('fr');

/** Ce que tient un module du CRM, tel que l'écran de vtiger le nomme. */
const modules: Readonly<Record<string, string>> = {
  Leads: 'prospect',
  Contacts: 'contact',
  Accounts: 'compte',
  Products: 'produit',
  SalesOrder: 'commande',
  Invoice: 'facture',
  Potentials: 'affaire',
  Currency: 'devise',
  Tax: 'taxe',
};

export const moduleName = (module: string): string => modules[module] ?? module;

const done: Record<CrmWrite['what'], string> = {
  created: 'création',
  changed: 'modification',
  same: 'inchangé',
  waiting: 'en attente',
};

const items: Record<Item['kind'], string> = { order: 'Commande', customer: 'Client', product: 'Produit' };

const tryAgain = "Le prochain passage reprendra. Si cela dure, voyez ce CRM avec qui l'héberge.";
const lookThere = 'Voyez cette fiche dans le CRM, puis laissez faire le prochain passage.';

export const crm = {
  command: 'porte clients, produits, commandes et factures dans vtiger CRM',
  examples: [
    '  orders-to-xml crm --dry-run            montre chaque écriture, sans en faire',
    '  orders-to-xml crm --only 1042          cette commande seule, si ancienne soit-elle',
    '  orders-to-xml crm --limit 3            trois commandes, clients ou produits au plus',
    '  orders-to-xml crm --all                premier remplissage : tous les produits, tous les clients',
  ].join('\n'),
  only: 'cette commande seule (numéro ou référence), ou ce client (adresse e-mail) ; peut être répété',
  all: 'tous les produits et tous les clients ; les clients déjà connus sont laissés comme ils sont',
  read: ({ name, read, changed }: { name: string; read: number; changed: number }) =>
    `${name} : ${plural(read, 'commande regardée', 'commandes regardées')}, ${count(changed)} à porter dans le CRM.`,
  progress: ({ what, done: so }: { what: Item['kind']; done: number }) => {
    const names = { order: 'commandes', customer: 'clients', product: 'produits' };
    return `CRM : ${count(so)} ${names[what]}…`;
  },
  notFound: ({ name }: { name: string }) => `La boutique n'a pas de commande ${name}.`,
  finished: (all: { orders: number; customers: number; products: number; requests: number }) =>
    `Vu pour le CRM : ${plural(all.orders, 'commande', 'commandes')}, ${plural(all.customers, 'client', 'clients')}, ${plural(all.products, 'produit', 'produits')} ; ${plural(all.requests, 'requête', 'requêtes')}.`,
  about: ({ kind, name }: Item) => `${items[kind]} ${name}`,
  what: ({ module, what }: CrmWrite) => `${moduleName(module)}, ${done[what]}`,
  whole: (kind: Item['kind']) => items[kind].toLowerCase(),
  inLedger: ({ id, module, state, why }: { id: number; module: string; state: WriteState; why: string }) =>
    `W${id} CRM, ${module === 'order' ? 'commande entière' : moduleName(module)} : ${writeStates[state]}${why ? ` : ${why}` : ''}`,

  notConfigured: {
    message: "Rien n'est configuré pour « crm ».",
    hint: 'Donnez la section "crm" dans passerelle.json.',
  },
  waiting: "la réponse du CRM s'est perdue ; un prochain passage regardera.",
  cancelledUnseen: "elle a été annulée avant d'arriver dans le CRM.",
  jobHint: 'Voyez la trace de « crm ».',

  unreachable: ({ url, reason }: Of<'crm/unreachable'>): Saying => ({
    message: `Le CRM ${url} est injoignable (${reason}).`,
    hint: 'Vérifiez crm.url, puis que cette machine peut ouvrir cette adresse dans un navigateur.',
  }),
  authorityUnusable: ({ reason }: Of<'crm/authority-unusable'>): Saying => ({
    message: `Le fichier donné dans crm.ca n'est pas un certificat (${reason}).`,
    hint: "Donnez le certificat, au format PEM, de l'autorité qui a signé celui du CRM.",
  }),
  unknownOwner: ({ name }: Of<'crm/unknown-owner'>): Saying => ({
    message: `Le CRM n'a ni utilisateur ni groupe « ${name} ».`,
    hint: "Corrigez crm.assignTo : un nom d'utilisateur, un nom de groupe, ou un identifiant tel que 19x5. Seul un administrateur voit les autres utilisateurs.",
  }),
  untrusted: ({ url, reason }: Of<'crm/untrusted'>): Saying => ({
    message: `Le certificat du CRM ${url} n'est pas reconnu (${reason}).`,
    hint: "S'il est signé par votre propre autorité, donnez-la dans crm.ca. Sinon, faites-le corriger.",
  }),
  noAnswer: ({ operation, how }: Of<'crm/no-answer'>): Saying => ({
    message:
      how === 'timed out'
        ? `Le CRM n'a pas répondu à temps (${operation}).`
        : `La réponse du CRM a été coupée (${operation}).`,
    hint: `${tryAgain} Pour un CRM lent, augmentez crm.timeoutSeconds.`,
  }),
  redirected: ({ operation, to }: Of<'crm/redirected'>): Saying => ({
    message: `Le CRM renvoie ailleurs (${operation}) : ${to || 'adresse non dite'}.`,
    hint: "Mettez dans crm.url l'adresse finale, avec https:// si elle l'a. Un renvoi n'est jamais suivi.",
  }),
  httpStatus: ({ operation, status, empty }: Of<'crm/http-status'>): Saying => ({
    message:
      status === 500 && empty
        ? `Le CRM s'est arrêté net sur « ${operation} » (HTTP 500, réponse vide).`
        : `Le CRM a répondu HTTP ${status} à « ${operation} ».`,
    hint: status === 500 ? "Le journal d'erreurs de PHP, sur le serveur du CRM, dit pourquoi." : tryAgain,
  }),
  notJson: ({ operation, start }: Of<'crm/not-json'>): Saying => ({
    message: `À la place d'une réponse, le CRM a donné une page à « ${operation} » : ${start || 'vide'}.`,
    hint: 'Vérifiez crm.url ; une page de maintenance ou un pare-feu répond peut-être à sa place.',
  }),
  tooLarge: ({ operation, limitBytes }: Of<'crm/too-large'>): Saying => ({
    message: `La réponse du CRM à « ${operation} » dépasse ${size(limitBytes)}.`,
    hint: tryAgain,
  }),
  unexpectedAnswer: ({ operation, expected }: Of<'crm/unexpected-answer'>): Saying => ({
    message: `Le CRM a répondu à « ${operation} » autre chose que ce qui lui était demandé (il manque « ${expected} »).`,
    hint: tryAgain,
  }),
  unknownUser: ({ user }: Of<'crm/unknown-user'>): Saying => ({
    message: `Le CRM n'a pas d'utilisateur « ${user} ».`,
    hint: 'Corrigez crm.user.',
  }),
  wrongKey: ({ user }: Of<'crm/wrong-key'>): Saying => ({
    message: `Le CRM refuse la clé d'accès de « ${user} ».`,
    hint: "Recopiez-la depuis « Mes préférences » de cet utilisateur ; vérifiez qu'il est actif, et qu'aucun autre programme ne se connecte sous son nom.",
  }),
  sessionLost: ({ operation }: Of<'crm/session-lost'>): Saying => ({
    message: `Le CRM oublie aussitôt la connexion qu'il vient d'ouvrir (« ${operation} »).`,
    hint: 'Faites vérifier que PHP peut écrire dans son dossier de sessions, sur le serveur du CRM.',
  }),
  refused: ({ operation, code, message }: Of<'crm/refused'>): Saying => ({
    message: `Le CRM refuse « ${operation} » : ${message || code} (${code}).`,
    hint: "Vérifiez les droits de l'utilisateur dans le CRM, et les champs obligatoires : « orders-to-xml check » les montre.",
  }),
  duplicate: ({ operation }: Of<'crm/duplicate'>): Saying => ({
    message: `Le CRM refuse un doublon (« ${operation} »), sans que la fiche existante ait été trouvée.`,
    hint: 'Voyez dans vtiger, module concerné, « Gestion des doublons », quels champs doivent être uniques.',
  }),
  noSuchOwner: ({ operation }: Of<'crm/no-such-owner'>): Saying => ({
    message: `La fiche devait appartenir à un utilisateur que le CRM n'a pas (« ${operation} »).`,
    hint: 'Corrigez crm.assignTo.',
  }),
  noEmail: ({ customer }: Of<'crm/no-email'>): Saying => ({
    message: `Le client ${customer} n'a pas d'adresse e-mail utilisable : c'est par elle qu'un client est reconnu dans le CRM.`,
    hint: "Corrigez l'adresse dans la boutique ; si ce client y a été supprimé, saisissez la commande dans le CRM.",
  }),
  emailTooLong: ({ customer, limit }: Of<'crm/email-too-long'>): Saying => ({
    message: `L'adresse e-mail du client ${customer} dépasse les ${limit} caractères que le CRM garde.`,
    hint: 'Raccourcissez-la dans la boutique.',
  }),
  noLines: ({ order }: Of<'crm/no-lines'>): Saying => ({
    message: `La commande ${order} n'a aucune ligne : le CRM n'en prend pas de vide.`,
    hint: 'Voyez cette commande dans la boutique.',
  }),
  unreadableAmount: ({ order, field, found }: Of<'crm/unreadable-amount'>): Saying => ({
    message: `Commande ${order} : le montant « ${field} » est illisible (${found || 'vide'}).`,
    hint: 'Voyez cette commande dans la boutique.',
  }),
  amountsDiffer: ({ order, difference, allowed }: Of<'crm/amounts-differ'>): Saying => ({
    message: `Commande ${order} : lignes, bons et port ne donnent pas le total payé ; écart de ${decimalText(difference)}, dont les arrondis expliquent ${decimalText(allowed)} au plus.`,
    hint: 'Voyez cette commande dans la boutique : un montant y a sans doute été changé à la main.',
  }),
  totalDiffers: ({ order, crm: there, shop }: Of<'crm/total-differs'>): Saying => ({
    message: `Commande ${order} : le CRM calcule ${decimalText(there)}, la boutique a encaissé ${decimalText(shop)}.`,
    hint: 'Voyez dans le CRM les taxes des produits de cette commande.',
  }),
  rateMissing: ({ order, rate }: Of<'crm/rate-missing'>): Saying => ({
    message: `${order === '' ? 'Le catalogue' : `La commande ${order}`} demande une taxe de ${decimal(Number(rate))} % que le CRM n'a pas.`,
    hint: 'Créez cette taxe dans le CRM, ou mettez crm.taxes à "create".',
  }),
  currencyMissing: ({ order, currency }: Of<'crm/currency-missing'>): Saying => ({
    message: `La commande ${order} est en ${currency}, devise que le CRM n'a pas ou n'utilise pas.`,
    hint: 'Activez cette devise dans le CRM, ou mettez crm.currencies à "create".',
  }),
  ambiguous: ({ module, key, ids }: Of<'crm/ambiguous'>): Saying => ({
    message: `Le CRM a plusieurs fiches (${moduleName(module)}) pour ${key} : ${ids.join(', ')}.`,
    hint: 'Fusionnez-les ou supprimez celles qui sont de trop : personne ne peut deviner laquelle est la bonne.',
  }),
  unknownStatus: ({ order, field, value, known }: Of<'crm/unknown-status'>): Saying => ({
    message: `Commande ${order} : « ${value} » n'est pas une valeur de « ${field} » dans le CRM (${known.join(', ')}).`,
    hint: 'Corrigez crm.orderStatus ou crm.invoice.status.',
  }),
  cannotCreateOrders: ({ version }: Of<'crm/cannot-create-orders'>): Saying => ({
    message: `vtiger ${version}, tel qu'il a été publié, ne peut créer ni commande ni facture par son webservice.`,
    hint: "Faites corriger ou mettre à jour ce CRM (le guide dit comment). Clients et produits y sont portés ; les commandes le seront ensuite d'elles-mêmes.",
  }),
  gone: ({ module, key, id }: Of<'crm/gone'>): Saying => ({
    message: `La fiche${id === '' ? '' : ` ${id}`} (${moduleName(module)}, ${key}) était dans le CRM et n'y est plus : supprimée, fusionnée, ou cachée à cet utilisateur.`,
    hint: 'Rétablissez-la depuis la corbeille du CRM ; si elle ne doit pas revenir, dites-le avec « orders-to-xml resolve … --delivered ».',
  }),
  settled: ({ module, key }: Of<'crm/settled'>): Saying => ({
    message: `Vous avez réglé vous-même ce qui concerne ${key} (${moduleName(module)}) : rien n'est créé.`,
    hint: lookThere,
  }),
  orderOfNobody: ({ order, id, field }: Of<'crm/order-of-nobody'>): Saying => ({
    message: `La commande ${order} (${id}) n'est rattachée à ${field === 'account_id' ? 'aucun compte' : 'aucun contact'} dans le CRM : la fiche a été supprimée ou fusionnée entre-temps.`,
    hint: lookThere,
  }),
};
