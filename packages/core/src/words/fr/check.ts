import type { ListInShop, NamedSearch, ShopJobName } from '../../ports/shop-facts.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Saying } from '../saying.ts';

const clockGap = (seconds: number): string =>
  seconds === 0 ? 'à la même heure' : `${Math.abs(seconds)} s en ${seconds > 0 ? 'avance' : 'retard'}`;

export const check = {
  command: 'essaie tout ce dont un passage a besoin, sans rien laisser derrière lui',
  json: 'en JSON, sur la sortie standard',
  remedy: '→ ',
  config: ({ path }: { path: string }) => `Configuration : ${path}`,
  workFolder: ({ folder }: { folder: string }) => `Dossier de travail : ${folder} peut être écrit`,
  noLedgerYet: ({ path }: { path: string }) => `Registre : pas encore (le premier passage créera ${path})`,
  ledgerSound: ({ path, lastBatch }: { path: string; lastBatch: number }) =>
    `Registre : ${path} est sain (dernier lot : ${lastBatch})`,
  loggedIn: ({ host, port, tls }: { host: string; port: number; tls: 'none' | 'explicit' | 'implicit' }) =>
    `Serveur : connecté à ${host}:${port}, ${tls === 'none' ? 'sans chiffrement' : `chiffré (TLS ${tls === 'explicit' ? 'explicite' : 'implicite'}), certificat vérifié`}`,
  importFolder: ({ folder }: { folder: string }) => `Dossier de ProShop : ${folder}`,
  nearestFolder: ({ near }: { near: string }) => `Le dossier le plus ressemblant : ${near}.`,
  staging: ({ folder }: { folder: string }) => `Dossier de dépôt : ${folder}`,
  stagingNew: ({ folder }: { folder: string }) =>
    `Dossier de dépôt : ${folder} peut être créé (le premier passage le fera)`,
  renamesOver: 'Dépôt, taille, date et renommage par-dessus un fichier : le serveur les permet',
  refusesRenameOver: ({ reply }: { reply: string }) => ({
    message: `Le serveur refuse de renommer par-dessus un fichier : ${reply}`,
    hint: "Passerelle supprimera l'ancien ExportCSVmod juste avant de publier le nouveau : quelques instants sans fichier. Sous ProFTPD, « AllowOverwrite on » l'évite.",
  }),
  clock: ({ seconds }: { seconds: number }) => `Horloge du serveur : ${clockGap(seconds)}`,
  clockFar: ({ seconds }: { seconds: number }) => ({
    message: `Horloge du serveur : ${clockGap(seconds)}`,
    hint: "Passerelle en tient compte, mais une horloge qui saute fausse l'âge des fichiers : réglez les deux machines par Internet (NTP).",
  }),
  traits: ({ mlst, utf8, emptyList }: { mlst: boolean; utf8: boolean; emptyList: boolean }) =>
    `Ce que dit le serveur : MLST ${mlst ? 'oui' : 'non'}, UTF-8 ${utf8 ? 'oui' : 'non'}, dossier absent ${emptyList ? 'listé comme vide' : 'refusé'} (Passerelle ne s'y fie pas)`,
};

const { count } = formatsOf('fr');
const plural = pluralOf('fr');

const rightsPlace = '« Paramètres avancés > Webservice » de PrestaShop';

const jobs: Record<ShopJobName, string> = {
  orders: 'les commandes',
  'write-back': '« write-back »',
  'customers-out': '« orders-to-xml customers »',
  crm: '« crm »',
  stock: 'les quantités',
  articles: '« articles »',
  'customers-in': '« stock-csv-mod customers »',
};

/** `e`: what a participle and a pronoun take with it. */
const kinds: Record<ListInShop, { many: string; several: string; one: string; none: string; e?: 'e' }> = {
  states: { many: 'États', several: 'états', one: "l'état", none: "d'état" },
  carriers: {
    many: 'Transporteurs',
    several: 'transporteurs',
    one: 'le transporteur',
    none: 'de transporteur',
  },
  groups: { many: 'Groupes de clients', several: 'groupes', one: 'le groupe', none: 'de groupe' },
  'tax-groups': {
    many: 'Règles de taxes',
    several: 'groupes de règles de taxes',
    one: 'le groupe de règles de taxes',
    none: 'de groupe de règles de taxes',
  },
  categories: {
    many: 'Catégories',
    several: 'catégories',
    one: 'la catégorie',
    none: 'de catégorie',
    e: 'e',
  },
};

/** Ce que « check » dit de la boutique. */
export const shopCheck = {
  connected: ({ name, resources }: { name: string; resources: number }) =>
    `Boutique : connectée à ${name}, clé acceptée (${plural(resources, 'ressource permise', 'ressources permises')})`,
  version: ({ version }: { version: string }) => `PrestaShop : version ${version}`,
  version80: ({ version }: { version: string }): Saying => ({
    message: `PrestaShop : version ${version}, dont le webservice donne parfois des réponses abîmées.`,
    hint: 'Mettez la boutique à jour en 8.1 ou au-delà.',
  }),
  versionLate: ({ version }: { version: string }): Saying => ({
    message: `PrestaShop : version ${version}, plus récente que celles qui ont été essayées.`,
    hint: 'Comparez quelques commandes de la boutique et du XML avant de vous y fier. Les expéditions « améliorées » ne sont pas lues.',
  }),
  versionUnknown: (): Saying => ({
    message: 'PrestaShop : la boutique ne dit pas sa version.',
    hint: "Un serveur intermédiaire retire peut-être l'en-tête PSWS-Version : demandez à l'hébergeur.",
  }),
  rights: ({ job, count: needed }: { job: ShopJobName; count: number }) =>
    `Droits de la clé pour ${jobs[job]} : tous (${count(needed)})`,
  rightMissing: ({
    resource,
    method,
    jobs: names,
  }: {
    resource: string;
    method: string;
    jobs: readonly ShopJobName[];
  }): Saying => ({
    message: `La clé n'a pas le droit ${method} sur « ${resource} », nécessaire pour ${names.map((name) => jobs[name]).join(', ')}.`,
    hint: `Dans ${rightsPlace}, cochez pour cette clé la case ${method} de la ligne « ${resource} ».`,
  }),
  named: ({ list, values }: { list: ListInShop; values: readonly string[] }) =>
    `${kinds[list].many} : la boutique a bien ${values.map((value) => `« ${value} »`).join(', ')}`,
  notNamed: ({
    key,
    list,
    value,
    search,
  }: {
    key: string;
    list: ListInShop;
    value: string;
    search: Exclude<NamedSearch, { kind: 'found' }>;
  }): Saying => {
    const { one, e = '' } = kinds[list];
    if (search.kind === 'ambiguous')
      return {
        message: `${key} : plusieurs ${kinds[list].several} de la boutique s'appellent « ${value} » (numéros ${search.ids.join(', ')}).`,
        hint: `Donnez le numéro ${e === 'e' ? 'de la bonne' : 'du bon'}.`,
      };
    if (search.kind === 'deleted')
      return {
        message: `${key} : ${one} « ${value} » a été supprimé${e} dans la boutique.`,
        hint: `Corrigez ${key}.`,
      };
    return {
      message: `${key} : la boutique n'a pas ${kinds[list].none} « ${value} »${search.near ? ` (vouliez-vous dire « ${search.near} » ?)` : ''}.`,
      hint: `Corrigez ${key}, ou créez-l${e === 'e' ? 'a' : 'e'} dans la boutique.`,
    };
  },
  rightWanted: ({ resource }: { resource: string }): Saying => ({
    message: `La clé n'a pas le droit GET sur « ${resource} » : ${lost[resource] ?? "une partie de l'aide manque"}.`,
    hint: `Cochez GET de la ligne « ${resource} » pour cette clé, dans ${rightsPlace}.`,
  }),
  timeZone: ({ zone }: { zone: string }) => `Fuseau horaire de la boutique : ${zone}`,
  otherTimeZone: ({ zone, configured }: { zone: string; configured: string }): Saying => ({
    message: `La boutique est à l'heure de ${zone}, et shop.timeZone dit ${configured}.`,
    hint: `Mettez "timeZone": "${zone}" dans la section « shop ».`,
  }),
  currencies: ({ codes }: { codes: readonly string[] }) => `Devises : ${codes.join(', ')}`,
  states: ({ count: states }: { count: number }) =>
    `États des commandes : ${count(states)}, tous connus de la configuration`,
  stateMissing: ({ key, state }: { key: string; state: string }): Saying => ({
    message: `L'état ${state} de ${key} n'existe pas dans la boutique.`,
    hint: `Corrigez ${key}, ou retirez-en cet état.`,
  }),
  statesUnlisted: ({ states }: { states: readonly { id: number; name: string }[] }): Saying => ({
    message: `États de la boutique que la configuration ne connaît pas : ${states.map(({ id, name }) => `${id} « ${name} »`).join(', ')}.`,
    hint: "Ajoutez chacun à orders.states (c'est une vente) ou à orders.ignoredStates : d'ici là, une commande dans un de ces états attend.",
  }),
  compared: ({ orders }: { orders: number }) =>
    `Fichier et boutique : ${plural(orders, 'commande commune, identique', 'commandes communes, identiques')}`,
  notCompared: ({ message, hint }: { message: string; hint: string }): Saying => ({
    message: `Le fichier et la boutique n'ont pas pu être comparés : ${message}`,
    hint,
  }),
  notInShop: ({ ids }: { ids: readonly string[] }): Saying => ({
    message: `Dans le fichier et pas dans la boutique : ${ids.length > 1 ? 'commandes' : 'commande'} ${someOf(ids)}.`,
    hint: 'Vérifiez que le fichier vient bien de cette boutique, et shop.shopId.',
  }),
  orderDiffers: ({ id, what }: { id: string; what: readonly string[] }): Saying => ({
    message: `Commande ${id} : le fichier et la boutique diffèrent (${what.join(' ; ')}).`,
    hint: "La première valeur est celle du fichier. Un changement récent passe avec l'export suivant ; s'il demeure, voyez les colonnes du module d'export.",
  }),
  orderStateOf: ({ file, shop }: { file: string; shop: string }) => `état ${file} / ${shop}`,
  valueOf: ({ field, file, shop }: { field: string; file: string; shop: string }) =>
    `${field} « ${file} » / « ${shop} »`,
  moreDiffer: ({ count: more }: { count: number }): Saying => ({
    message: `${plural(more, 'autre commande diffère', 'autres commandes diffèrent')} entre le fichier et la boutique.`,
    hint: 'Corrigez les premières, puis relancez « orders-to-xml check ».',
  }),
};

/** Ce que perd une lecture sans ce droit-là. */
const lost: Readonly<Record<string, string>> = {
  combinations: 'les tailles sont lues dans le nom des articles',
  product_options: 'les tailles sont lues dans le nom des articles',
  product_option_values: 'les tailles sont lues dans le nom des articles',
  cart_rules: 'les codes des bons de réduction ne sont pas lus',
  configurations: 'le fuseau horaire de la boutique ne peut pas être vérifié',
  languages: 'les états sont nommés dans la première langue de la boutique',
};

function someOf(ids: readonly string[]): string {
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')}… (${count(ids.length)})` : ids.join(', ');
}
