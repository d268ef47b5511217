import type { DecisionKind, DecisionReason } from '../../orders/decision.ts';
import type { EvidenceItem } from '../../ledger/evidence.ts';
import type { OrderStatus } from '../../ledger/states.ts';
import type { WaitingKind } from '../../status/status-report.ts';
import { formatsOf } from '../formats.ts';
import type { Words } from '../words.ts';
import { decisions } from './decisions.ts';
import { program } from './program.ts';

const { moment, duration, count, size } = formatsOf('en');

const kinds: Record<WaitingKind, string> = {
  withheld: 'withheld',
  rejected: 'rejected',
  'unknown-state': 'unknown state',
  changed: 'changed since sent',
  'never-sent': 'never went to ProShop (it has left the orders file)',
};

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

const called = ({ id, ref }: { id: string; ref: string }): string =>
  [id, ref].filter((part) => part !== '').join(' ');

function said({ kind, detail }: EvidenceItem): string {
  switch (kind) {
    case 'decided': {
      const reason = detail['reason']
        ? decisions.reason(JSON.parse(String(detail['reason'])) as DecisionReason)
        : '';
      const decision = decisions.kinds[detail['decision'] as DecisionKind] ?? String(detail['decision']);
      return `read and decided: ${decision}${reason ? ` — ${reason}` : ''}`;
    }
    case 'adopted':
      return 'recorded by “adopt”: sent by the old program';
    case 'acknowledged':
      return 'noted as keyed in by hand (“ack”)';
    case 'acknowledgement-undone':
      return 'that note was taken back';
    case 'seen-by-stock':
      return 'seen by stock-csv-mod';
    case 'prepared':
      return detail['file']
        ? `XML prepared: ${detail['file']} (batch ${detail['lot']}, ${size(Number(detail['bytes']))}, SHA-256 ${detail['sha256']})`
        : 'XML kept in ArchiveExport';
    case 'staged':
      return detail['path']
        ? `staged as ${detail['path']} (${size(Number(detail['bytes']))} read back on the server; reply: ${detail['reply']})`
        : 'staged on the server, not yet in ProShop’s folder';
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

export const status: Words['status'] = {
  commands: {
    status: 'last runs, files not collected yet, orders that wait for a person',
    statusExamples: '  orders-to-xml status\n  orders-to-xml status --html status.html',
    explain: 'all that the ledger knows of an order, oldest first',
    explainExamples: '  orders-to-xml explain 1042\n  orders-to-xml explain XKBKNABJK --json',
    json: 'as JSON, on standard output',
    html: 'also write the status page to this file',
  },
  noLedger: ({ path }) => `No run yet: there is no ledger ${path}.`,
  lastRun: ({ program: name, startedAt, finishedAt, exitCode, counts, message }) => {
    const took = duration(finishedAt.getTime() - startedAt.getTime());
    const meaning = program.exitCodes[exitCode as keyof typeof program.exitCodes];
    const sent = counts['send'] ? `, ${count(counts['send'])} order(s) sent` : '';
    return `${name}: last run ${moment(startedAt)} (${took}) — code ${exitCode}, ${meaning}${sent}.${message ? ` ${message}` : ''}`;
  },
  unfinished: ({ fileName, state }) => `To be finished by the next run: ${fileName} (${state}).`,
  notCollected: ({ file, orders, since }) =>
    `Delivered and not yet collected by ProShop: ${file} (${count(orders)} order(s)), since ${moment(since)}.`,
  waiting: ({ id, ref, kind, reason, since }) =>
    `Order ${called({ id, ref })}: ${kinds[kind]} since ${moment(since)}${reason ? ` — ${reason}` : ''}`,
  nobodyNeeded: 'Nothing waits for a person.',
  explained: ({ id, ref, orderedAt, firstSeen }) =>
    `Order ${called({ id, ref })}${orderedAt ? `, made ${orderedAt.replace('T', ' at ')}` : ''}; first seen ${moment(firstSeen)}.`,
  evidence: (item) => `${moment(item.at)}  ${said(item)}`,
  lastSeenWaiting: ({ file, at }) => `Last seen in ProShop’s folder: ${file}, ${moment(at)} (server time).`,
  standing: ({ status: standing, state }) =>
    `Today: ${standings[standing]}${state ? ` (batch ${state})` : ''}.`,
  kinds,
};
