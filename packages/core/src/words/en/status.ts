import { ExitCode } from '../../program/exit-code.ts';
import type { DecisionKind, DecisionReason } from '../../orders/decision.ts';
import type { EvidenceItem } from '../../ledger/evidence.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { FolderState, OrderStatus } from '../../ledger/states.ts';
import type { RunFigures } from '../../status/figures.ts';
import { formatsOf } from '../formats.ts';
import { pluralOf } from '../plural.ts';
import type { Sections } from '../words.ts';
import { decisions } from './decisions.ts';
import { program } from './program.ts';

const { moment, duration, size } = formatsOf('en');
const plural = pluralOf('en');

const standings: Record<OrderStatus, string> = {
  seen: 'seen, not sent yet',
  sent: 'sent',
  adopted: 'sent by the old program',
  withheld: 'withheld',
  rejected: 'rejected',
  'unknown-state': 'in an unknown state',
  acknowledged: 'keyed into ProShop by hand',
  waiting: 'waiting for payment',
  gone: 'cancelled, or left the file without being paid',
};

const batchStates: Record<FolderState, string> = {
  DRAFT: 'being prepared',
  PREPARED: 'ready in ArchiveExport, not yet staged on the server',
  STAGED: 'staged on the server, not yet in ProShop’s folder',
  DELIVERING: 'its rename into ProShop’s folder was asked for, the answer is not known yet',
  DELIVERED: 'in ProShop’s folder, not yet taken',
  COLLECTED: 'taken by ProShop',
  UNCERTAIN: 'uncertain delivery',
  VOID: 'void',
  RESENT: 'sent again',
};

/** As the shop wrote it, in no time zone: "2026-11-22T09:41:10". */
const orderMoment = (text: string): string =>
  text.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1').replace('T', ' ');

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

function said({ kind, detail }: EvidenceItem): string {
  switch (kind) {
    case 'decided': {
      const reason = detail['reason']
        ? decisions.cause(JSON.parse(String(detail['reason'])) as DecisionReason)
        : '';
      const decision = decisions.kinds[detail['decision'] as DecisionKind] ?? String(detail['decision']);
      return `read in the orders file; decision: ${decision}${reason ? ` — ${reason}` : ''}`;
    }
    case 'adopted':
      return 'recorded by “adopt”: sent by the old program';
    case 'acknowledged':
      return 'noted as keyed in by hand (“ack”)';
    case 'acknowledgement-undone':
      return 'that note was taken back';
    case 'seen-by-stock':
      return 'seen by stock-csv-mod, in the orders file';
    case 'prepared':
      return detail['file']
        ? `XML prepared: ${detail['file']} (batch ${detail['lot']}, ${size(Number(detail['bytes']))}, SHA-256 ${detail['sha256']})`
        : 'XML kept in ArchiveExport, under the same name';
    case 'staged':
      return detail['path']
        ? `staged as ${detail['path']} (${size(Number(detail['bytes']))} read back on the server; reply: ${detail['reply']})`
        : 'the file was not renamed: it is still staged';
    case 'reply':
      return `server reply: ${detail['reply']}`;
    case 'delivering':
      return 'rename into ProShop’s folder asked for';
    case 'delivered':
      return detail['reply']
        ? `delivered; server reply: ${detail['reply']}`
        : 'delivered: the file was seen whole in ProShop’s folder';
    case 'still-waiting':
      return 'seen still in ProShop’s folder';
    case 'collected':
      return 'collected by ProShop: the file is no longer in its folder';
    case 'uncertain':
      return 'uncertain delivery: what the server shows contradicts itself';
    case 'back-to-prepared':
      return 'to be staged again';
    case 'void':
      return 'batch void: its XML was missing from ArchiveExport or changed';
    case 'resent':
      return `sent again as ${detail['as']}`;
    case 'resolved':
      return 'settled by a person (“resolve”)';
  }
}

function outcome({ exitCode }: RunRecord): string {
  if (exitCode === ExitCode.Done) return 'ended well';
  return `code ${exitCode}, ${program.exitCodes[exitCode as ExitCode]}`;
}

function figures(brought: RunFigures): string {
  if (brought.kind === 'orders') {
    const { sent, aside } = brought;
    const sentWords = sent > 0 ? `${plural(sent, 'order', 'orders')} sent` : 'nothing to send';
    return aside > 0 ? `${sentWords}, ${aside} set aside` : sentWords;
  }
  const { published, removed, reduced } = brought;
  return [
    `${plural(published, 'line', 'lines')} published`,
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(reduced > 0 ? [`${reduced} reduced`] : []),
  ].join(', ');
}

export const status: Sections['status'] = {
  commands: {
    status: 'last runs, files not collected yet, orders that wait for a person',
    statusExamples: '  orders-to-xml status\n  orders-to-xml status --html status.html',
    explain: 'all that the ledger knows of an order, oldest first',
    explainExamples: '  orders-to-xml explain 1042\n  orders-to-xml explain XKBKNABJK --json',
    json: 'as JSON, on standard output',
    html: 'also write the status page to this file',
  },
  noLedger: ({ path }) =>
    `No run yet: there is no ledger ${path}. Run “orders-to-xml check”, then go live with “orders-to-xml adopt”.`,
  neverRan: ({ program: name }) => `${name}: no run yet.`,
  lastRun: (run, brought) => {
    const took = duration(run.finishedAt.getTime() - run.startedAt.getTime());
    const what = brought ? `: ${figures(brought)}` : '';
    return `${run.program}: last run ${moment(run.startedAt)}, in ${took}; ${outcome(run)}${what}.`;
  },
  outcome,
  figures,
  unfinished: ({ fileName, state }) => `To be finished by the next run: ${fileName} (${batchStates[state]}).`,
  onTheWay: ({ file, orders, since }) =>
    `On its way: ${file} (${plural(orders, 'order', 'orders')}), in ProShop’s folder since ${moment(since)}.`,
  toLookAt: (points) => `${plural(points, 'point', 'points')} to look at:`,
  step: ({ when, command }) => `${when}: ${command}`,
  nobodyNeeded: 'All is well: nothing waits for a person.',
  pageWritten: ({ path }) => `Page written: ${path}`,
  explained: ({ id, ref, orderedAt, firstSeen }) => {
    const made = orderedAt ? `, made ${orderMoment(orderedAt)}` : '';
    return `Order ${called({ id, ref })}${made}; first seen ${moment(firstSeen)}.`;
  },
  alsoNamed: ({ name, id, ref }) =>
    `“${name}” is order ${called({ id, ref })}, too: orders-to-xml explain ${id === name ? ref : id}`,
  evidence: (item) => `${moment(item.at)}  ${said(item)}`,
  noEvidence:
    'Its evidence was deleted with age (“retention.ledgerDetailsDays”); that it was sent stays noted.',
  lastSeenWaiting: ({ file, at }) => `${file} was last seen in ProShop’s folder ${moment(at)} (server time).`,
  gone: ({ at }) => `It is no longer there since ${moment(at)} at the latest: ProShop has taken it.`,
  standing: ({ status: standing }) => `Today: ${standings[standing]}.`,
  standingOfBatch: ({ file, state }) => `Its XML: ${file}, ${batchStates[state]}.`,
};
