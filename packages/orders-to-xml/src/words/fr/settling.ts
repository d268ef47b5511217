import type { FolderState } from '@passerelle/core/ledger/states.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import { status } from '@passerelle/core/words/fr/status.ts';

const { shopTime } = formatsOf('fr');
const plural = pluralOf('fr');

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

/** The newest are the last of the folder, and the ones that matter. */
const shorten = (files: readonly string[]): string => {
  const shown = files.slice(-mostFiles).join(', ');
  return files.length > mostFiles
    ? `${shown} et ${plural(files.length - mostFiles, 'autre', 'autres')}`
    : shown;
};
const mostFiles = 12;

const proofs = {
  reference: 'sa référence est dans ArchiveExport',
  id: 'son numéro est dans ArchiveExport, là où sont ceux des autres commandes : vérifiez-la',
  all: "enregistrée par --all, absente d'ArchiveExport",
};

export const settling = {
  unknownOrder: ({ name }: { name: string }) => ({
    message: `Le registre ne connaît aucune commande ${name}.`,
    hint: "Vérifiez le numéro ou la référence. « orders-to-xml status » liste les commandes en attente d'une personne.",
  }),
  ambiguous: ({ name, isNumber, names }: { name: string; isNumber: boolean; names: readonly string[] }) => ({
    message: `Plusieurs commandes partagent ${isNumber ? 'le numéro' : 'la référence'} ${name} : ${names.join(', ')}.`,
    hint: `Donnez ${isNumber ? 'la référence' : 'le numéro'} de celle dont il s'agit.`,
  }),
  nothingToAcknowledge: (order: { id: string; ref: string }) => ({
    message: `La commande ${called(order)} n'attend personne : elle n'est ni retenue, ni rejetée, ni modifiée depuis son envoi.`,
    hint: "« orders-to-xml explain » montre ce que le registre sait d'elle.",
  }),
  notAcknowledged: (order: { id: string; ref: string }) => ({
    message: `La commande ${called(order)} n'est pas notée comme saisie à la main.`,
    hint: "« orders-to-xml explain » montre ce que le registre sait d'elle.",
  }),
  acknowledged: (order: { id: string; ref: string }) =>
    `Commande ${called(order)} : notée comme saisie à la main dans ProShop.`,
  undone: (order: { id: string; ref: string }) =>
    `Commande ${called(order)} : n'est plus notée comme saisie à la main.`,
  unknownRefusal: ({ name }: { name: string }) => ({
    message: `Rien n'est refusé sous ${name}, ou c'est réglé depuis.`,
    hint: '« orders-to-xml status » nomme ce qui est refusé (R7).',
  }),
  refusalsKnown: ({ count }: { count: number }) =>
    `${count === 1 ? "Ce refus n'est plus signalé" : `Ces ${count} refus ne sont plus signalés`}, tant qu'aucune autre raison ne survient.`,
  unknownBatch: ({ name }: { name: string }) => ({
    message: `Le registre ne connaît aucun lot ${name}.`,
    hint: 'Donnez le numéro du lot (7, 0007 ou 20261122-095703-0007). « orders-to-xml status » liste les livraisons incertaines.',
  }),
  notUncertain: ({ lot, state }: { lot: string; state: FolderState }) => ({
    message: `La livraison du lot ${lot} n'est pas incertaine (${status.batchStates[state]}).`,
    hint: "Il n'y a rien à décider. Pour renvoyer un XML que ProShop a perdu : « orders-to-xml ArchiveExport/….xml --force ».",
  }),
  resolvedDelivered: ({ lot }: { lot: string }) => `Lot ${lot} : noté comme livré.`,
  resolvedResend: ({ lot, file }: { lot: string; file: string }) =>
    `Lot ${lot} : ses octets partiront au prochain passage sous le nom ${file}.`,
  archiveRead: ({ files, folder }: { files: number; folder: string }) =>
    `${plural(files, 'XML lu', 'XML lus')} dans ${folder}.`,
  searchedAsText: ({ files }: { files: readonly string[] }) =>
    `Illisible comme XML, ou de plus de 8 Mo ; seules des références y ont été cherchées, comme dans un texte : ${shorten(files)}.`,
  withoutAny: ({ files }: { files: readonly string[] }) =>
    `Aucune des commandes lues n'a été trouvée dans : ${shorten(files)}.`,
  adopted: ({ count }: { count: number }) =>
    `${plural(count, 'commande enregistrée comme déjà envoyée', 'commandes enregistrées comme déjà envoyées')}. Rien n'a été envoyé.`,
  adoptedOrder: ({ id, ref, proof }: { id: string; ref: string; proof: 'reference' | 'id' | 'all' }) =>
    `Commande ${called({ id, ref })} : ${proofs[proof]}.`,
  left: ({ count, toSend }: { count: number; toSend: number }) =>
    `${plural(count, "commande lue n'est pas", 'commandes lues ne sont pas')} dans ArchiveExport${toSend > 0 ? ` ; au prochain passage, ${plural(toSend, 'partira', 'partiront')} (sauf avec --all, qui les enregistre aussi)` : ''}.`,
  leftOrder: ({ id, ref, date, next }: { id: string; ref: string; date: string; next: string }) =>
    `Commande ${called({ id, ref })}${date ? ` du ${shopTime(date)}` : ''} : absente d'ArchiveExport ; au prochain passage : ${next}.`,
  verdictNeeded: 'resolve attend --delivered ou --resend, et un seul des deux',
  commands: {
    ack: "note que des commandes retenues, rejetées ou modifiées ont été saisies à la main dans ProShop ; ou qu'une personne a vu une écriture (W12) ou sait ce qui est refusé (R7)",
    ackUndo: 'annule cette note',
    ackExamples: '  orders-to-xml ack 1042 1043\n  orders-to-xml ack 1042 --undo',
    adopt:
      "mise en service : enregistre comme déjà envoyées les commandes de la boutique que contient un XML d'ArchiveExport (leur référence entière, ou leur numéro là où sont ceux des commandes ainsi trouvées) ; liste les autres ; n'envoie rien",
    adoptAll: "enregistre aussi les ventes qui n'y sont pas",
    adoptExamples: '  orders-to-xml adopt\n  orders-to-xml adopt commandes.csv --all',
    resolve:
      'tranche une livraison incertaine, ou une écriture incertaine ou refusée (W12), après avoir regardé dans ProShop, la boutique ou le CRM',
    resolveDelivered: "ProShop a reçu ce lot ; l'écriture est faite, ou réglée à la main",
    resolveResend: "ProShop ne l'a pas : ses octets, ou l'écriture, repartent au prochain passage",
    resolveExamples: '  orders-to-xml resolve 0007 --delivered\n  orders-to-xml resolve W12 --resend',
    order: 'numéro ou référence',
    batch: 'numéro du lot',
  },
};
