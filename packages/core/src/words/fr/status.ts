import type { DecisionKind, DecisionReason } from '../../orders/decision.ts';
import type { EvidenceItem } from '../../ledger/evidence.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { OrderStatus } from '../../ledger/states.ts';
import type { WaitingKind } from '../../status/status-report.ts';
import { formatsOf } from '../formats.ts';
import { decisions } from './decisions.ts';
import { program } from './program.ts';

const { moment, duration, count, size } = formatsOf('fr');

const kinds: Record<WaitingKind, string> = {
  withheld: 'retenue',
  rejected: 'rejetée',
  'unknown-state': 'état inconnu',
  changed: 'modifiée depuis son envoi',
  'never-sent': 'jamais partie vers ProShop (elle a quitté le fichier des commandes)',
};

const standings: Record<OrderStatus, string> = {
  seen: 'vue, pas encore envoyée',
  sent: 'envoyée',
  adopted: "envoyée par l'ancien programme",
  withheld: 'retenue',
  rejected: 'rejetée',
  'unknown-state': 'dans un état inconnu',
  acknowledged: 'saisie à la main dans ProShop',
  waiting: 'en attente de paiement',
  gone: 'annulée, ou sortie du fichier sans avoir été payée',
};

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

function said({ kind, detail }: EvidenceItem): string {
  switch (kind) {
    case 'decided': {
      const reason = detail['reason']
        ? decisions.reason(JSON.parse(String(detail['reason'])) as DecisionReason)
        : '';
      const decision = decisions.kinds[detail['decision'] as DecisionKind] ?? String(detail['decision']);
      return `lue et décidée : ${decision}${reason ? ` — ${reason}` : ''}`;
    }
    case 'adopted':
      return "enregistrée par « adopt » : envoyée par l'ancien programme";
    case 'acknowledged':
      return 'notée comme saisie à la main (« ack »)';
    case 'acknowledgement-undone':
      return 'note « saisie à la main » annulée';
    case 'seen-by-stock':
      return 'vue par stock-csv-mod';
    case 'prepared':
      return detail['file']
        ? `XML préparé : ${detail['file']} (lot ${detail['lot']}, ${size(Number(detail['bytes']))}, SHA-256 ${detail['sha256']})`
        : 'XML rangé dans ArchiveExport';
    case 'staged':
      return detail['path']
        ? `déposé sous ${detail['path']} (${size(Number(detail['bytes']))} relus sur le serveur ; réponse : ${detail['reply']})`
        : 'déposé sur le serveur, pas encore dans le dossier de ProShop';
    case 'reply':
      return `réponse du serveur : ${detail['reply']}`;
    case 'delivering':
      return 'renommage vers le dossier de ProShop demandé';
    case 'delivered':
      return detail['reply']
        ? `livré ; réponse du serveur : ${detail['reply']}`
        : 'livré : le fichier a été vu entier dans le dossier de ProShop';
    case 'still-waiting':
      return 'vu encore dans le dossier de ProShop';
    case 'collected':
      return 'pris par ProShop : le fichier n’est plus dans son dossier';
    case 'uncertain':
      return 'livraison incertaine : ce que montre le serveur se contredit';
    case 'back-to-prepared':
      return 'à déposer de nouveau';
    case 'void':
      return 'lot annulé : son XML manquait ou avait changé dans ArchiveExport';
    case 'resent':
      return `renvoyé sous le nom ${detail['as']}`;
    case 'resolved':
      return 'tranché par une personne (« resolve »)';
  }
}

export const status = {
  commands: {
    status: 'derniers passages, fichiers pas encore pris, commandes qui attendent une personne',
    statusExamples: '  orders-to-xml status\n  orders-to-xml status --html etat.html',
    explain: 'tout ce que le registre sait d’une commande, dans l’ordre',
    explainExamples: '  orders-to-xml explain 1042\n  orders-to-xml explain XKBKNABJK --json',
    json: 'en JSON, sur la sortie standard',
    html: 'écrit aussi la page d’état dans ce fichier',
  },
  noLedger: ({ path }: { path: string }) => `Aucun passage encore : le registre ${path} n'existe pas.`,
  lastRun: ({ program: name, startedAt, finishedAt, exitCode, counts, message }: RunRecord) => {
    const took = duration(finishedAt.getTime() - startedAt.getTime());
    const meaning = program.exitCodes[exitCode as keyof typeof program.exitCodes];
    const sent = counts['send'] ? `, ${count(counts['send'])} commande(s) envoyée(s)` : '';
    return `${name} : dernier passage le ${moment(startedAt)} (${took}) — code ${exitCode}, ${meaning}${sent}.${message ? ` ${message}` : ''}`;
  },
  unfinished: ({ fileName, state }: { fileName: string; state: string }) =>
    `À terminer au prochain passage : ${fileName} (${state}).`,
  notCollected: ({ file, orders, since }: { file: string; orders: number; since: Date }) =>
    `Livré et pas encore pris par ProShop : ${file} (${count(orders)} commande(s)), depuis le ${moment(since)}.`,
  waiting: ({
    id,
    ref,
    kind,
    reason,
    since,
  }: {
    id: string;
    ref: string;
    kind: WaitingKind;
    reason: string;
    since: Date;
  }) =>
    `Commande ${called({ id, ref })} : ${kinds[kind]} depuis le ${moment(since)}${reason ? ` — ${reason}` : ''}`,
  nobodyNeeded: 'Rien n’attend une personne.',
  explained: ({
    id,
    ref,
    orderedAt,
    firstSeen,
  }: {
    id: string;
    ref: string;
    orderedAt: string;
    firstSeen: Date;
  }) =>
    `Commande ${called({ id, ref })}${orderedAt ? `, passée le ${orderedAt.replace('T', ' à ')}` : ''} ; vue la première fois le ${moment(firstSeen)}.`,
  evidence: (item: EvidenceItem) => `${moment(item.at)}  ${said(item)}`,
  lastSeenWaiting: ({ file, at }: { file: string; at: Date }) =>
    `Vue pour la dernière fois dans le dossier de ProShop : ${file}, ${moment(at)} (heure du serveur).`,
  standing: ({ status: standing, state }: { status: OrderStatus; state: string }) =>
    `Aujourd'hui : ${standings[standing]}${state ? ` (lot ${state})` : ''}.`,
  kinds,
};
