import type { CustomerColumn } from '@passerelle/core/config/column-names.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { What } from '../../customers/event.ts';
import type {
  Cleaned,
  CleanedField,
  CustomerFault,
  CustomersFault,
  EmailFault,
} from '../../customers/customers-fault.ts';
import type { NameInFile } from '../../customers/gather-customers.ts';
import type { ChangedPart } from '../../customers/plan-customer.ts';

const { count } = formatsOf('fr');
const plural = pluralOf('fr');

type Of<F extends { kind: string }, K extends F['kind']> = Extract<F, { kind: K }>;

const columnNames: Record<CustomerColumn, string> = {
  code: 'le code client',
  title: 'la civilité',
  lastName: 'le nom',
  firstName: 'le prénom',
  company: 'la société',
  siret: 'le SIRET',
  vatNumber: 'le numéro de TVA',
  email: "l'adresse e-mail",
  phone: 'le téléphone',
  line1: "l'adresse",
  line2: "le complément d'adresse",
  postcode: 'le code postal',
  city: 'la ville',
  country: 'le pays',
  group: 'le groupe',
};

const partNames: Record<ChangedPart, string> = {
  title: 'civilité',
  lastName: 'nom',
  firstName: 'prénom',
  company: 'société',
  siret: 'SIRET',
  group: 'groupe',
  activated: 'réactivé',
  deactivated: 'désactivé',
};

const fieldNames: Record<CleanedField, string> = {
  lastName: 'nom',
  firstName: 'prénom',
  company: 'société',
  street: 'rue',
  city: 'ville',
  phone: 'téléphone',
};

const nameOf = (name: NameInFile): string => ('code' in name ? name.code : `de la ligne ${name.line}`);

const listOf = (headings: readonly string[]): string => headings.join(', ');

const cleanedOf = ({ field, characters }: Cleaned): string =>
  `${fieldNames[field]} (« ${[...characters].join(' ')} »)`;

/** Ce que « customers » écrit dans la boutique. */
export const customers = {
  command: 'écrit dans la boutique les clients, leurs groupes et leurs adresses',
  examples: [
    '  stock-csv-mod customers --dry-run             montre chaque écriture, sans rien écrire',
    '  stock-csv-mod customers --limit 3             trois clients au plus, pour essayer',
    '  stock-csv-mod customers clients.csv           un fichier de cet ordinateur',
  ].join('\n'),
  only: 'seulement ce client (adresse e-mail) ; peut être répété',
  file: 'un CSV de clients de cet ordinateur, au lieu de celui du serveur',
  all: 'aussi les clients dont la ligne est la même que la dernière fois',
  read: ({
    file,
    rows,
    customers: read,
    filtered,
  }: {
    file: string;
    rows: number;
    customers: number;
    filtered: number;
  }) =>
    `${file} : ${plural(rows, 'ligne', 'lignes')}, ${plural(read, 'client', 'clients')}${filtered > 0 ? ` ; ${plural(filtered, 'ligne écartée par les filtres', 'lignes écartées par les filtres')}` : ''}.`,
  notFound: ({ nth }: { nth: number }) =>
    `La ${nth === 1 ? '1re' : `${nth}e`} adresse de --only n'est pas dans le fichier.`,
  unchanged: ({ count: same }: { count: number }) =>
    `${plural(same, 'client inchangé', 'clients inchangés')} depuis la dernière fois : rien à écrire.`,
  underWay: ({ nth, total }: { nth: number; total: number }) => `${count(nth)} / ${count(total)} clients`,
  cleaned: ({ name, cleaned }: { name: NameInFile; cleaned: readonly Cleaned[] }) =>
    `Client ${nameOf(name)} : PrestaShop refuserait ces caractères, ils sont laissés de côté : ${cleaned.map(cleanedOf).join(', ')}.`,
  about: ({ name, id }: { name: NameInFile; id: string }) =>
    `Client ${nameOf(name)}${id === '' ? '' : ` (n° ${id} dans la boutique)`}`,
  aboutGroup: ({ group }: { group: string }) => `Groupe « ${group} »`,
  group: 'groupe de clients',
  what: (what: What): string => {
    switch (what.kind) {
      case 'customer':
        return 'client';
      case 'account':
        return 'compte';
      case 'changes':
        return what.parts.map((part) => partNames[part]).join(', ');
      case 'address':
        return 'adresse';
      case 'address-details':
        return `${what.parts.map((part) => (part === 'phone' ? 'téléphone' : 'numéro de TVA')).join(', ')} de l'adresse`;
    }
  },
  hint: 'Corrigez le client dans le logiciel de gestion, ou dans PrestaShop.',
  hints: {
    'address/inactive-country':
      "Activez ce pays dans PrestaShop (International > Zones géographiques > Pays), ou corrigez l'adresse dans le logiciel de gestion.",
    'address/needs-state': 'Saisissez cette adresse à la main dans PrestaShop.',
    'address/needs-id-number': 'Saisissez cette adresse à la main dans PrestaShop.',
    'customer/ambiguous-group': 'Donnez dans PrestaShop un nom propre à chacun de ces groupes.',
    'customer/several': "Ne gardez qu'un de ces comptes dans PrestaShop.",
    'customer/still-refused':
      'Corrigez le client dans le logiciel de gestion ; ou, une fois que PrestaShop le prendrait : « stock-csv-mod customers --all ».',
  } as Partial<Record<CustomerFault['kind'], string>>,

  email: (why: EmailFault): string => {
    switch (why.kind) {
      case 'blank':
        return "l'adresse e-mail contient un espace.";
      case 'several':
        return 'il y a plusieurs adresses e-mail dans une cellule ; personne ne sait laquelle est celle du compte.';
      case 'character':
        return `l'adresse e-mail contient « ${why.character} ».`;
      case 'form':
        return "l'adresse e-mail n'en est pas une.";
      case 'too-long':
        return `l'adresse e-mail a plus de ${count(why.most)} caractères.`;
    }
  },
  noEmail: "pas d'adresse e-mail.",
  undated: ({ heading, value }: Of<CustomerFault, 'customer/undated'>) =>
    `la colonne « ${heading} » contient ${value === '' ? 'autre chose' : `« ${value} »`}, qui n'est pas une date.`,
  noName: 'ni nom ni société.',
  dormant: 'en sommeil.',
  forgotten: "oublié sur demande ; il n'est pas écrit. Supprimez-le dans le logiciel de gestion.",
  deleted: "la boutique l'a supprimé, et garde son adresse e-mail ; il n'est pas recréé.",
  gone: "Passerelle l'avait créé, et la boutique ne l'a plus ; il n'est pas recréé.",
  several: ({ ids }: Of<CustomerFault, 'customer/several'>) =>
    `la boutique a plusieurs comptes à cette adresse e-mail (n° ${ids.join(', ')}).`,
  notThere: 'la boutique ne le connaît pas, et "create" est à false.',
  ambiguousGroup: ({ group, ids }: Of<CustomerFault, 'customer/ambiguous-group'>) =>
    `plusieurs groupes de la boutique s'appellent « ${group} » (n° ${ids.join(', ')}).`,
  noGroup: ({ group }: Of<CustomerFault, 'customer/no-group'>) =>
    `son groupe « ${group} » n'est pas encore dans la boutique ; il attend.`,
  otherGroup: ({ group }: Of<CustomerFault, 'customer/other-group'>) =>
    `une autre de ses lignes dit le groupe « ${group} » ; celui de la première compte.`,
  unclear: "la réponse de la boutique s'est perdue ; un prochain passage regarde à nouveau.",
  stillRefused:
    "la boutique a refusé la même chose la dernière fois ; rien n'est renvoyé avant que la ligne change.",
  incomplete: ({ missing }: Of<CustomerFault, 'address/incomplete'>) =>
    `il manque ${columnNames[missing]} ; cette adresse n'est pas écrite.`,
  unknownCountry: ({ country }: Of<CustomerFault, 'address/unknown-country'>) =>
    `la boutique n'a pas de pays « ${country} » ; cette adresse n'est pas écrite.`,
  inactiveCountry: ({ country }: Of<CustomerFault, 'address/inactive-country'>) =>
    `la boutique ne livre pas dans le pays « ${country} » (inactif) ; cette adresse n'est pas écrite.`,
  badPostcode: ({ postcode, country, form }: Of<CustomerFault, 'address/bad-postcode'>) =>
    `${postcode === '' ? 'ce code postal' : `« ${postcode} »`} n'est pas un code postal du pays « ${country} »${form === '' ? '' : ` (forme ${form})`} ; cette adresse n'est pas écrite.`,
  needsState: ({ country }: Of<CustomerFault, 'address/needs-state'>) =>
    `le pays « ${country} » demande un État ou une province, que le fichier n'a pas ; cette adresse n'est pas écrite.`,
  needsIdNumber: ({ country }: Of<CustomerFault, 'address/needs-id-number'>) =>
    `le pays « ${country} » demande un numéro d'identification, que le fichier n'a pas ; cette adresse n'est pas écrite.`,
  tooLong: ({ field, most }: Of<CustomerFault, 'address/too-long'>) =>
    `${columnNames[field]} a plus de ${count(most)} caractères ; cette adresse n'est pas écrite.`,
  used: 'une commande porte cette adresse ; elle est laissée comme elle est.',
  addressGone: "Passerelle l'avait ajoutée, et la boutique ne l'a plus ; elle n'est pas remise.",

  notConfigured: {
    message: "Rien n'est configuré pour « customers ».",
    hint: 'Donnez les sections "shop" et "customers.toShop" dans passerelle.json.',
  },
  missingColumns: ({ file, missing, headings }: Of<CustomersFault, 'customers/missing-columns'>) => ({
    message: `${file} n'a pas de colonne pour ${missing.map((one) => columnNames[one]).join(' ni ')}. Ses colonnes : ${listOf(headings)}.`,
    hint: 'Nommez-la dans customers.toShop.columns.',
  }),
  repeatedHeading: ({ file, heading }: Of<CustomersFault, 'customers/repeated-heading'>) => ({
    message: `${file} a deux colonnes « ${heading} ».`,
    hint: 'Donnez le numéro de la bonne dans customers.toShop.columns.',
  }),
  noDormantColumn: ({ file, column, headings }: Of<CustomersFault, 'customers/no-dormant-column'>) => ({
    message: `${file} n'a pas de colonne « ${column} », qui dirait quels clients sont en sommeil. Ses colonnes : ${listOf(headings)}.`,
    hint: "Corrigez customers.toShop.dormant. Sans cette colonne rien n'est écrit : un client en sommeil redeviendrait actif.",
  }),
};
