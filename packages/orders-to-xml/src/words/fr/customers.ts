import { formatsOf } from '@passerelle/core/words/formats.ts';

const { count, size } = formatsOf('fr');

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
  command: 'remettre au logiciel de gestion les clients nouveaux ou modifiés de la boutique, en XML',
  examples: [
    '  orders-to-xml customers --dry-run -o essai.xml    le XML, ici seulement',
    '  orders-to-xml customers --limit 3                 trois clients au plus, pour essayer',
  ].join('\n'),
  only: 'seulement ce client (adresse e-mail) ; peut être répété',
  all: 'relire tous les clients, pas seulement ceux qui ont changé',
  read: ({ customers: read, requests }: { customers: number; requests: number }) =>
    `Boutique : ${count(read)} client(s) à examiner (${count(requests)} requête(s)).`,
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
    `Préparé : ${file} (${count(sent)} client(s), ${size(bytes)}).`,
  wouldSend: ({ file, customers: sent, bytes }: FileFacts) =>
    `Serait envoyé : ${file} (${count(sent)} client(s), ${size(bytes)}).`,
  limit: ({ limit }: { limit: number }) =>
    `La limite de ${count(limit)} client(s) est atteinte ; les autres attendent le prochain passage.`,
  replaced: ({ id, field }: { id: string; field: string }) =>
    `Client n° ${id} : un caractère interdit en XML a été remplacé dans ${field}.`,
  nothingToCompare: 'Rien à comparer : aucun client n’est à envoyer.',
  notConfigured: {
    message: "Rien n'est configuré pour « customers ».",
    hint: 'Donnez les sections "shop" et "customers.fromShop" dans passerelle.json.',
  },
};
