import type { NamedSearch } from '../../ports/named-in-shop.ts';
import type { ListInShop, ShopJobName } from '../../ports/shop-facts.ts';
import type { Saying } from '../saying.ts';
import { formatsOf } from '../formats.ts';

const { count } = formatsOf('fr');

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

const kinds: Record<ListInShop, { many: string; several: string; one: string; none: string }> = {
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
  categories: { many: 'Catégories', several: 'catégories', one: 'la catégorie', none: 'de catégorie' },
};

/** Ce que « check » dit de la boutique. */
export const shopCheck = {
  connected: ({ name, resources }: { name: string; resources: number }) =>
    `Boutique : connectée à ${name}, clé acceptée (${count(resources)} ressource(s) permises)`,
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
    const { one } = kinds[list];
    if (search.kind === 'ambiguous')
      return {
        message: `${key} : plusieurs ${kinds[list].several} de la boutique s'appellent « ${value} » (numéros ${search.ids.join(', ')}).`,
        hint: 'Donnez le numéro du bon.',
      };
    if (search.kind === 'deleted')
      return {
        message: `${key} : ${one} « ${value} » a été supprimé dans la boutique.`,
        hint: `Corrigez ${key}.`,
      };
    return {
      message: `${key} : la boutique n'a pas ${kinds[list].none} « ${value} »${search.near ? ` (vouliez-vous dire « ${search.near} » ?)` : ''}.`,
      hint: `Corrigez ${key}, ou créez-le dans la boutique.`,
    };
  },
  rightWanted: ({ resource }: { resource: string }): Saying => ({
    message: `La clé n'a pas le droit GET sur « ${resource} » : ${lost[resource] ?? "une partie de l'aide manque"}.`,
    hint: `Cochez GET de la ligne « ${resource} » pour cette clé, dans ${rightsPlace}.`,
  }),
  timeZone: ({ zone }: { zone: string }) => `Fuseau horaire de la boutique : ${zone}`,
  otherTimeZone: ({ zone, configured }: { zone: string; configured: string }): Saying => ({
    message: `La boutique est à l'heure de ${zone}, et shop.timeZone dit ${configured}.`,
    hint: `Mettez "timeZone": "${zone}" dans la section "shop".`,
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
    hint: "Ajoutez chacun à orders.states (c'est une vente) ou à orders.ignoredStates : d'ici là une commande dans un de ces états attend.",
  }),
  compared: ({ orders }: { orders: number }) =>
    `Fichier et boutique : ${count(orders)} commande(s) des deux, identiques`,
  notInShop: ({ ids }: { ids: readonly string[] }): Saying => ({
    message: `Dans le fichier et pas dans la boutique : commande(s) ${someOf(ids)}.`,
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
    message: `${count(more)} autre(s) commande(s) diffèrent entre le fichier et la boutique.`,
    hint: 'Corrigez les premières, puis relancez.',
  }),
};

/** Ce que perd une lecture sans ce droit-là. */
const lost: Readonly<Record<string, string>> = {
  combinations: 'les pointures sont lues dans le nom des articles',
  product_options: 'les pointures sont lues dans le nom des articles',
  product_option_values: 'les pointures sont lues dans le nom des articles',
  cart_rules: 'les codes des bons de réduction ne sont pas lus',
  configurations: 'le fuseau horaire de la boutique ne peut pas être vérifié',
  languages: 'les états sont nommés dans la première langue de la boutique',
};

function someOf(ids: readonly string[]): string {
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')}… (${count(ids.length)})` : ids.join(', ');
}
