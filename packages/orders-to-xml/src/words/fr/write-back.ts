import type { Write } from '@passerelle/core/ledger/outbox.ts';
import type { WriteState } from '@passerelle/core/ledger/states.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { What } from '../../write-back/event.ts';
import type { RuleFault } from '../../write-back/rules.ts';
import type { ShipmentsFault } from '../../write-back/shipments-fault.ts';
import type { WriteBackFault, WriteFault } from '../../write-back/write-fault.ts';

const { count } = formatsOf('fr');
const plural = pluralOf('fr');

type Of<F extends { kind: string }, K extends F['kind']> = Extract<F, { kind: K }>;

const events: Readonly<Record<string, string>> = {
  sent: 'remise à ProShop',
  collected: 'prise par ProShop',
  acknowledged: 'saisie à la main',
  shipped: 'expédiée',
};

export const writeStates: Record<WriteState, string> = {
  PREPARED: 'à faire',
  SENDING: 'demandé, réponse pas encore connue',
  ACCEPTED: 'fait',
  REFUSED: 'refusé',
  UNCERTAIN: 'incertain',
  SKIPPED: 'laissé',
};

const eventName = (event: string): string =>
  events[event] ?? `document « ${event.replace(/^document:/, '')} »`;

const ruleFault = (fault: RuleFault): string => {
  const at = `writeBack.rules[${fault.rule - 1}]`;
  switch (fault.kind) {
    case 'no-such-state':
      return `${at} : la boutique n'a pas d'état « ${fault.state} »${fault.near ? ` (vouliez-vous dire « ${fault.near} » ?)` : ''}.`;
    case 'deleted-state':
      return `${at} : l'état « ${fault.state} » a été supprimé dans la boutique.`;
    case 'ambiguous-state':
      return `${at} : plusieurs états de la boutique s'appellent « ${fault.state} » (numéros ${fault.ids.join(', ')}) ; donnez le numéro.`;
    case 'circle':
      return `${at} : les règles ramèneraient une commande à l'état « ${fault.state} » qu'elle a quitté.`;
  }
};

const columnNames = {
  order: 'la commande',
  tracking: 'le numéro de suivi',
  carrier: 'le transporteur',
  document: 'le document',
};

/** What `write-back` writes into the shop. */
export const writeBack = {
  command: 'écrit dans la boutique les états des commandes et leurs numéros de suivi',
  examples: [
    '  orders-to-xml write-back --dry-run            montre chaque écriture, sans rien écrire',
    '  orders-to-xml write-back --only 1042          cette commande seulement',
    '  orders-to-xml write-back --limit 3            trois écritures au plus, pour essayer',
    '',
    'Codes de sortie propres à cette commande :',
    '  2   règle impossible à suivre, clé refusée ou à laquelle il manque un droit',
    '  3   boutique ou serveur injoignable, ou réponse perdue : le passage suivant regarde à nouveau',
    '  4   fichier des expéditions absent ou refusé ; le reste a été écrit',
    "  5   terminé, mais des écritures sont refusées, ou un message au client n'est pas parti",
    '  8   une écriture dont une personne doit regarder le sort (« orders-to-xml status »)',
  ].join('\n'),
  only: 'seulement cette commande (numéro ou référence) ; peut être répété',
  shipmentsRead: ({ file, rows, orders }: { file: string; rows: number; orders: number }) =>
    `${file} : ${plural(rows, 'ligne', 'lignes')}, ${plural(orders, 'commande', 'commandes')}.`,
  nothing: 'Rien à écrire dans la boutique.',
  what: (what: What): string => {
    switch (what.kind) {
      case 'state':
        if (what.to === '') return 'état';
        return `état « ${what.to} »${what.mails ? ', message au client demandé' : ''}`;
      case 'tracking': {
        const others = what.further.length === 0 ? '' : ` (autres colis : ${what.further.join(', ')})`;
        return `numéro de suivi ${what.number}${others}`;
      }
      case 'mail':
        return 'message « en transit » au client';
    }
  },
  about: ({ order, event }: { order: string; event: string }) => `Commande ${order} (${eventName(event)})`,
  uncertain: ({ id, order, event }: { id: number; order: string; event: string }) =>
    `Écriture W${id}, commande ${order} (${eventName(event)}) : personne ne sait si elle a eu lieu. Regardez la commande dans PrestaShop, puis « orders-to-xml resolve W${id} --delivered » (c'est fait) ou « --resend » (à refaire).`,
  inLedger: ({ write, what, why }: { write: Write; what: string; why: string }) => {
    const { id, event, state, remoteId } = write;
    const row = remoteId === '' ? '' : ` (n° ${remoteId} dans la boutique)`;
    return `W${id} ${eventName(event)} : ${what} — ${writeStates[state]}${row}${why ? ` : ${why}` : '.'}`;
  },
  notInLedger: ({ name }: { name: string }) =>
    `Le registre ne connaît pas la commande ${name} ; voici ce qui a été demandé pour elle dans la boutique :`,
  settled: ({ id }: { id: number }) => `Écriture W${id} réglée : elle ne sera plus faite.`,
  again: ({ id }: { id: number }) => `Écriture W${id} : elle sera refaite au prochain passage.`,

  same: ({ state }: Of<WriteFault, 'write/same'>) => `la commande est déjà dans l'état « ${state} ».`,
  movedOn: ({ state }: Of<WriteFault, 'write/moved-on'>) =>
    `la commande est dans l'état « ${state} », d'où aucune règle ne part.`,
  notYet: ({ state }: Of<WriteFault, 'write/not-yet'>) =>
    `la commande n'est encore que dans l'état « ${state} » ; elle attend.`,
  waitsForNumber: "l'état attend que le numéro de suivi soit écrit.",
  waitsForAnswer: "la réponse à un autre état de cette commande s'est perdue ; celui-ci attend qu'on sache.",
  noRule: ({ event }: Of<WriteFault, 'write/no-rule'>) =>
    `plus aucune règle ne suit cet événement : ${eventName(event)}.`,
  noOrder: ({ name }: Of<WriteFault, 'write/no-order'>) => `la boutique n'a pas de commande ${name}.`,
  ambiguous: ({ name, ids }: Of<WriteFault, 'write/ambiguous'>) =>
    `« ${name} » désigne plusieurs commandes (${ids.join(', ')}).`,
  otherOrder: ({ name, reference }: Of<WriteFault, 'write/other-order'>) =>
    `la commande ${name} de la boutique a une autre référence, ${reference} : c'en est une autre.`,
  sameNumber: 'le numéro y est déjà.',
  noCarriage: "rien n'est transporté pour cette commande (bons ou téléchargements).",
  otherNumber: ({ number }: Of<WriteFault, 'write/other-number'>) =>
    `un autre numéro y est déjà, ${number} ; il est laissé.`,
  badNumber: ({ number, why }: Of<WriteFault, 'write/bad-number'>): string => {
    const shown = JSON.stringify(number);
    if (why.kind === 'too-long')
      return `${shown} a ${count(why.length)} caractères ; PrestaShop en garde ${count(why.most)}.`;
    if (why.kind === 'rounded')
      return `${shown} a été arrondi par un tableur : ses derniers chiffres sont perdus.`;
    return `${shown} contient ${JSON.stringify(why.character)}, que PrestaShop n'accepte pas.`;
  },
  notKept: ({ kept }: Of<WriteFault, 'write/not-kept'>) =>
    `la boutique a gardé un autre numéro : ${kept === '' ? 'aucun' : kept}.`,
  mailNotSent: "c'est écrit, mais le message au client n'est pas parti ; il ne sera pas envoyé de nouveau.",
  noRow:
    "l'état y est, mais sans ligne d'historique : un module de la boutique s'est arrêté entre les deux ; rien n'est refait.",
  laterParcel: ({ kept }: Of<WriteFault, 'write/later-parcel'>) =>
    `colis venu après : le champ de la boutique n'en montre qu'un, ${kept === '' ? 'et il est vide' : kept} ; il est laissé.`,
  noTrackingPage:
    "le transporteur n'a pas d'adresse de suivi dans PrestaShop : la boutique n'envoie pas ce message.",
  mailUnclear: "la réponse s'est perdue : personne ne sait si le message est parti ; il n'est pas renvoyé.",
  unclear: "la réponse de la boutique s'est perdue ; un prochain passage regarde à nouveau.",
  restocks: ({ state }: Of<WriteFault, 'write/restocks'>) =>
    `la réponse au passage à « ${state} » s'est perdue : refait, il remettrait les articles en stock deux fois.`,
  writeHint: 'Regardez la commande dans PrestaShop.',

  notConfigured: {
    message: "Rien n'est configuré pour « write-back ».",
    hint: 'Donnez les sections "shop" et "writeBack" dans passerelle.json.',
  },
  rules: ({ faults }: Of<WriteBackFault, 'write-back/rules'>) => ({
    message: `Règles qui ne peuvent pas être suivies :\n${faults.map(ruleFault).join('\n')}`,
    hint: "Corrigez writeBack.rules dans passerelle.json. Rien n'a été écrit.",
    isList: true,
  }),
  unknownWrite: ({ name }: Of<WriteBackFault, 'write-back/unknown-write'>) => ({
    message: `Le registre ne connaît pas d'écriture ${name}.`,
    hint: '« orders-to-xml status » donne leurs numéros.',
  }),
  nothingToSettle: ({ name, state }: Of<WriteBackFault, 'write-back/nothing-to-settle'>) => ({
    message: `L'écriture ${name} n'attend personne : ${writeStates[state]}.`,
    hint: '« orders-to-xml status » montre celles qui attendent.',
  }),
  missingColumns: ({ file, missing, headings }: Of<ShipmentsFault, 'shipments/missing-columns'>) => ({
    message: `${file} n'a pas de colonne pour ${missing.map((one) => columnNames[one]).join(' ni ')}. Ses colonnes : ${headings.join(', ')}.`,
    hint: 'Nommez-la dans writeBack.shipments.columns.',
  }),
  repeatedHeading: ({ file, heading }: Of<ShipmentsFault, 'shipments/repeated-heading'>) => ({
    message: `${file} a deux colonnes « ${heading} ».`,
    hint: 'Donnez le numéro de la bonne dans writeBack.shipments.columns.',
  }),
};
