import type { EvidenceItem } from '@passerelle/core/ledger/evidence.ts';
import type { OrderStatus } from '@passerelle/core/ledger/states.ts';
import type { DecisionKind, DecisionReason } from '@passerelle/core/orders/decision.ts';
import { decisions } from '@passerelle/core/words/en/decisions.ts';
import { status } from '@passerelle/core/words/en/status.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { OrdersSections } from '../words.ts';

const { moment, duration, size, shopTime } = formatsOf('en');
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
  gone: 'cancelled, or gone from the orders without being paid',
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
      return `read among the shop's orders; decision: ${decision}${reason ? ` — ${reason}` : ''}`;
    }
    case 'adopted':
      return 'recorded by "adopt": sent by the old program';
    case 'acknowledged':
      return 'noted as keyed in by hand ("ack")';
    case 'acknowledgement-undone':
      return 'the note "keyed in by hand" was taken back';
    case 'seen-by-stock':
      return "seen by stock-csv-mod, among the shop's orders";
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
      return "rename into ProShop's folder asked for";
    case 'delivered':
      return detail['reply']
        ? `delivered; server reply: ${detail['reply']}`
        : "delivered: the file was seen whole in ProShop's folder";
    case 'collected':
      return 'taken by ProShop: the file is no longer in its folder';
    case 'uncertain':
      return 'uncertain delivery: what the server shows contradicts itself';
    case 'back-to-prepared':
      return 'to be staged again';
    case 'void':
      return 'batch void: its XML was missing from ArchiveExport or changed';
    case 'resent':
      return `sent again as ${detail['as']}`;
    case 'resolved':
      return 'settled by a person ("resolve")';
  }
}

export const looking: OrdersSections['looking'] = {
  commands: {
    status: 'the last run of each job, files not taken yet, what waits for a person',
    statusExamples: '  orders-to-xml status\n  orders-to-xml status --html status.html',
    explain: 'all that the ledger knows of an order, or of a customer (e-mail address), oldest first',
    explainExamples: '  orders-to-xml explain 1042\n  orders-to-xml explain XKBKNABJK --json',
    json: 'as JSON, on standard output',
    html: 'also write the status page to this file',
  },
  noLedger: ({ path }) =>
    `No run yet: there is no ledger ${path}. Run "orders-to-xml check", then go live with "orders-to-xml adopt".`,
  neverRan: ({ program: name }) => `${name}: no run yet.`,
  lastRun: (run, brought) => {
    const took = duration(run.finishedAt.getTime() - run.startedAt.getTime());
    const what = brought ? `: ${status.figures(brought)}` : '';
    return `${run.program}: last run ${moment(run.startedAt)}, in ${took}; ${status.outcome(run)}${what}.`;
  },
  toLookAt: (points) => `${plural(points, 'point', 'points')} to look at:`,
  nobodyNeeded: 'All is well: nothing waits for a person.',
  pageWritten: ({ path }) => `Page written: ${path}`,
  explained: ({ id, ref, orderedAt, firstSeen }) => {
    const made = orderedAt ? `, made ${shopTime(orderedAt)}` : '';
    return `Order ${called({ id, ref })}${made}; first seen ${moment(firstSeen)}.`;
  },
  alsoNamed: ({ name, id, ref }) =>
    `"${name}" is order ${called({ id, ref })}, too: orders-to-xml explain ${id === name ? ref : id}`,
  evidence: (item) => `${moment(item.at)}  ${said(item)}`,
  happened: ({ at, what }) => `${moment(at)}  ${what}`,
  inCrm: ({ isInCrm }) =>
    isInCrm ? 'In the CRM: whole, as it is in the shop.' : 'In the CRM: not yet, or not whole.',
  shipped: ({ isShipped }) => (isShipped ? 'In the shop: shipped.' : 'In the shop: not shipped yet.'),
  noEvidence:
    'Its evidence was deleted with age ("retention.ledgerDetailsDays"); that it was sent stays noted.',
  lastSeenWaiting: ({ file, at }) => `${file} was last seen in ProShop's folder ${moment(at)} (server time).`,
  gone: ({ at }) => `It has been gone since ${moment(at)} at the latest: ProShop has taken it.`,
  takenOffShelf: ({ gencod, reference, size, pieces, firstAt, lastAt }) => {
    const article = [gencod, reference, size].filter((text) => text !== '').join(' ');
    const until = lastAt > firstAt ? `; still in the run of ${moment(lastAt)}` : '';
    return `Taken off the quantities of the shop: ${article}, ${plural(pieces, 'piece', 'pieces')}${until}.`;
  },
  standing: ({ status: standing }) => `Today: ${standings[standing]}.`,
  standingOfBatch: ({ file, state }) => `Its XML: ${file}, ${status.batchStates[state]}.`,
};
