import type { FolderState } from '@passerelle/core/ledger/states.ts';
import { status } from '@passerelle/core/words/fr/status.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { moduleName } from './crm.ts';
import { writeStates } from './write-back.ts';

const { size, moment } = formatsOf('fr');
const plural = pluralOf('fr');

interface FileFacts {
  file: string;
  customers: number;
  bytes: number;
}

const decisions = {
  send: 'à envoyer',
  'already-sent': 'déjà envoyé tel quel',
  prospect: 'n\'a encore rien commandé ("prospects" est à false)',
  forgotten: 'oublié sur demande, il ne part plus',
};

const actions = { CREATION: 'nouveau', MODIFICATION: 'modifié' };

/** Ce que « customers » dit. Aucun client n'y est nommé. */
export const customers = {
  command: 'remet au logiciel de gestion les clients nouveaux ou modifiés de la boutique, en XML',
  examples: [
    '  orders-to-xml customers --dry-run -o essai.xml    le XML, ici seulement',
    '  orders-to-xml customers --limit 3                 trois clients au plus, pour essayer',
  ].join('\n'),
  only: 'seulement ce client (adresse e-mail) ; peut être répété',
  all: 'relit tous les clients, pas seulement ceux qui ont changé',
  read: ({ customers: read, requests }: { customers: number; requests: number }) =>
    `Boutique : ${plural(read, 'client', 'clients')} à examiner (${plural(requests, 'requête', 'requêtes')}).`,
  decided: ({
    number,
    decision,
    action,
    isProspect,
  }: {
    number: string;
    decision: keyof typeof decisions;
    action: keyof typeof actions | null;
    isProspect: boolean;
  }) =>
    `Client n° ${number}${isProspect ? ' (prospect)' : ''} : ${action === null ? decisions[decision] : `${actions[action]}, ${decisions[decision]}`}.`,
  notFound: ({ nth }: { nth: number }) =>
    `La ${nth === 1 ? '1re' : `${nth}e`} adresse de --only n'est celle d'aucun client de la boutique.`,
  nothingToSend: 'Aucun client à envoyer.',
  prepared: ({ file, customers: sent, bytes }: FileFacts) =>
    `Préparé : ${file} (${plural(sent, 'client', 'clients')}, ${size(bytes)}).`,
  wouldSend: ({ file, customers: sent, bytes }: FileFacts) =>
    `Serait envoyé : ${file} (${plural(sent, 'client', 'clients')}, ${size(bytes)}).`,
  limit: ({ limit }: { limit: number }) =>
    `La limite de ${plural(limit, 'client', 'clients')} est atteinte ; les autres attendent le prochain passage.`,
  replaced: ({ id, field }: { id: string; field: string }) =>
    `Client n° ${id} : un caractère interdit en XML a été remplacé dans ${field}.`,
  nothingToCompare: "Rien à comparer : aucun client n'est à envoyer.",
  forget: "oublie un client (adresse e-mail) : vide le registre de ce qu'il sait de lui",
  forgetExamples: '  orders-to-xml forget client@exemple.fr',
  unknown: {
    message: 'Le registre ne connaît aucun client à cette adresse e-mail.',
    hint: 'Les clients y entrent par « orders-to-xml customers » et « stock-csv-mod customers ».',
  },
  known: ({ number, firstSeen, lastSeen }: { number: string; firstSeen: Date; lastSeen: Date }) =>
    `Client${number === '' ? '' : ` n° ${number} de la boutique`} : vu la première fois le ${moment(firstSeen)}, la dernière le ${moment(lastSeen)}.`,
  knownToCrm: 'Client que seul le CRM a reçu.',
  version: ({
    action,
    at,
    file,
    state,
  }: {
    action: 'CREATION' | 'MODIFICATION';
    at: Date;
    file: string;
    state: FolderState | '';
  }) =>
    `  ${moment(at)} : envoyé (${actions[action]}) dans ${file}${state === '' ? '' : ` : ${status.batchStates[state]}`}.`,
  wrote: ({ target, kind, state, settledAt, createdAt, remoteId }: Write) => {
    const at = moment(settledAt ?? createdAt);
    if (target === 'crm')
      return `  ${at} : ${moduleName(kind)} ${remoteId} dans le CRM, ${writeStates[state]}.`;
    return `  ${at} : ${kind === 'address' ? 'adresse' : 'compte'} dans la boutique, ${writeStates[state]}.`;
  },
  writtenWhole: ({ at }: { at: Date }) =>
    `  ${moment(at)} : la boutique a tout ce que dit le fichier des clients.`,
  forgottenAt: ({ at }: { at: Date }) => `  ${moment(at)} : oublié sur demande.`,
  forgotten:
    "Oublié : le registre ne garde de ce client qu'une empreinte, pour qu'il ne parte plus nulle part.",
  leftToDelete: 'À effacer par vous, si la loi le demande :',
  leftInShop: ({ number }: { number: string }) =>
    number === ''
      ? "PrestaShop : le compte de cette adresse e-mail, s'il y en a un, avec ses adresses"
      : `PrestaShop : le client n° ${number}, avec ses adresses`,
  leftInCrm: ({ module, id }: { module: string; id: string }) =>
    module === 'Contacts'
      ? `vtiger : ${moduleName(module)} ${id}, et son compte s'il n'est qu'à lui`
      : `vtiger : ${moduleName(module)} ${id}`,
  leftInBackOffice: ({ file }: { file: string }) =>
    file === ''
      ? 'logiciel de gestion : sa fiche'
      : `logiciel de gestion : sa fiche, et sa ligne de ${file}, d'où il reviendrait`,
  leftOnServer: ({ file }: { file: string }) => `serveur FTP : ${file}, si ProShop ne l'a pas encore pris`,
  notConfigured: {
    message: "Rien n'est configuré pour « customers ».",
    hint: 'Donnez les sections "shop" et "customers.fromShop" dans passerelle.json.',
  },
};
