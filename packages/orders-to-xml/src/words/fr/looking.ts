import type { EvidenceItem } from '@passerelle/core/ledger/evidence.ts';
import type { RunRecord } from '@passerelle/core/ledger/runs.ts';
import type { ShelfSale } from '@passerelle/core/ledger/shelf-sales.ts';
import type { FolderState, OrderStatus } from '@passerelle/core/ledger/states.ts';
import type { DecisionKind, DecisionReason } from '@passerelle/core/orders/decision.ts';
import type { RunFigures } from '@passerelle/core/status/status-report.ts';
import { decisions } from '@passerelle/core/words/fr/decisions.ts';
import { status } from '@passerelle/core/words/fr/status.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';

const { moment, duration, size, shopTime } = formatsOf('fr');
const plural = pluralOf('fr');

const standings: Record<OrderStatus, string> = {
  seen: 'vue, pas encore envoyée',
  sent: 'envoyée',
  adopted: "envoyée par l'ancien programme",
  withheld: 'retenue',
  rejected: 'rejetée',
  'unknown-state': 'dans un état inconnu',
  acknowledged: 'saisie à la main dans ProShop',
  waiting: 'en attente de paiement',
  gone: 'annulée, ou disparue des commandes sans avoir été payée',
};

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

function said({ kind, detail }: EvidenceItem): string {
  switch (kind) {
    case 'decided': {
      const reason = detail['reason']
        ? decisions.cause(JSON.parse(String(detail['reason'])) as DecisionReason)
        : '';
      const decision = decisions.kinds[detail['decision'] as DecisionKind] ?? String(detail['decision']);
      return `lue parmi les commandes de la boutique ; décision : ${decision}${reason ? ` — ${reason}` : ''}`;
    }
    case 'adopted':
      return "enregistrée par « adopt » : envoyée par l'ancien programme";
    case 'acknowledged':
      return 'notée comme saisie à la main (« ack »)';
    case 'acknowledgement-undone':
      return 'note « saisie à la main » annulée';
    case 'seen-by-stock':
      return 'vue par stock-csv-mod, parmi les commandes de la boutique';
    case 'prepared':
      return detail['file']
        ? `XML préparé : ${detail['file']} (lot ${detail['lot']}, ${size(Number(detail['bytes']))}, SHA-256 ${detail['sha256']})`
        : 'XML rangé dans ArchiveExport, sous le même nom';
    case 'staged':
      return detail['path']
        ? `déposé sous ${detail['path']} (${size(Number(detail['bytes']))} relus sur le serveur ; réponse : ${detail['reply']})`
        : "le fichier n'a pas été renommé : il est encore au dépôt";
    case 'reply':
      return `réponse du serveur : ${detail['reply']}`;
    case 'delivering':
      return 'renommage vers le dossier de ProShop demandé';
    case 'delivered':
      return detail['reply']
        ? `livré ; réponse du serveur : ${detail['reply']}`
        : 'livré : le fichier a été vu entier dans le dossier de ProShop';
    case 'collected':
      return "pris par ProShop : le fichier n'est plus dans son dossier";
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

export const looking = {
  commands: {
    status: 'dernier passage de chaque travail, fichiers pas encore pris, ce qui attend une personne',
    statusExamples: '  orders-to-xml status\n  orders-to-xml status --html etat.html',
    explain: "tout ce que le registre sait d'une commande, ou d'un client (adresse e-mail), dans l'ordre",
    explainExamples: '  orders-to-xml explain 1042\n  orders-to-xml explain XKBKNABJK --json',
    json: 'en JSON, sur la sortie standard',
    html: "écrit aussi la page d'état dans ce fichier",
  },
  noLedger: ({ path }: { path: string }) =>
    `Aucun passage encore : le registre ${path} n'existe pas. Lancez « orders-to-xml check », puis la mise en service : « orders-to-xml adopt ».`,
  neverRan: ({ program: name }: { program: string }) => `${name} : aucun passage encore.`,
  lastRun: (run: RunRecord, brought: RunFigures | null) => {
    const took = duration(run.finishedAt.getTime() - run.startedAt.getTime());
    const what = brought ? ` : ${status.figures(brought)}` : '';
    return `${run.program} : dernier passage le ${moment(run.startedAt)}, en ${took} ; ${status.outcome(run)}${what}.`;
  },
  toLookAt: (points: number) => `${plural(points, 'point', 'points')} à regarder :`,
  nobodyNeeded: "Tout va bien : rien n'attend une personne.",
  pageWritten: ({ path }: { path: string }) => `Page écrite : ${path}`,
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
  }) => {
    const made = orderedAt ? `, passée le ${shopTime(orderedAt)}` : '';
    return `Commande ${called({ id, ref })}${made} ; vue la première fois le ${moment(firstSeen)}.`;
  },
  alsoNamed: ({ name, id, ref }: { name: string; id: string; ref: string }) =>
    `« ${name} » désigne aussi la commande ${called({ id, ref })} : orders-to-xml explain ${id === name ? ref : id}`,
  evidence: (item: EvidenceItem) => `${moment(item.at)}  ${said(item)}`,
  happened: ({ at, what }: { at: Date; what: string }) => `${moment(at)}  ${what}`,
  inCrm: ({ isInCrm }: { isInCrm: boolean }): string =>
    isInCrm
      ? 'Dans le CRM : entière, comme elle est dans la boutique.'
      : 'Dans le CRM : pas encore, ou pas en entier.',
  shipped: ({ isShipped }: { isShipped: boolean }): string =>
    isShipped ? 'Dans la boutique : expédiée.' : 'Dans la boutique : pas encore expédiée.',
  noEvidence:
    "Ses preuves ont été effacées avec l'âge (« retention.ledgerDetailsDays ») ; son envoi reste noté.",
  lastSeenWaiting: ({ file, at }: { file: string; at: Date }) =>
    `${file} a été vu pour la dernière fois dans le dossier de ProShop le ${moment(at)} (heure du serveur).`,
  gone: ({ at }: { at: Date }) => `Il n'y est plus depuis le ${moment(at)} au plus tard : ProShop l'a pris.`,
  takenOffShelf: ({ gencod, reference, size, pieces, firstAt, lastAt }: ShelfSale) => {
    const article = [gencod, reference, size].filter((text) => text !== '').join(' ');
    const until = lastAt > firstAt ? ` ; encore au passage du ${moment(lastAt)}` : '';
    return `Ôté des quantités de la boutique : ${article}, ${plural(pieces, 'pièce', 'pièces')}${until}.`;
  },
  standing: ({ status: standing }: { status: OrderStatus }) => `Aujourd'hui : ${standings[standing]}.`,
  standingOfBatch: ({ file, state }: { file: string; state: FolderState }) =>
    `Son XML : ${file}, ${status.batchStates[state]}.`,
};
