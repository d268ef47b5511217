import type { ProgramName, RunRecord } from '@passerelle/core/ledger/runs.ts';
import type { PointFacts } from '../../src/status/point.ts';
import type { JobRun } from '../../src/ledger/job-runs.ts';
import type { Write } from '../../src/ledger/outbox.ts';
import type { DayStandings } from '../../src/status/day-standings.ts';
import type { DayFigures } from '../../src/status/day-figures.ts';
import type { JobOfProgram, StatusReport } from '../../src/status/status-report.ts';
import {
  aBatch,
  aRefusal,
  aReport,
  aRun,
  at,
  minutesAgo,
  noFacts,
  oddStateOrder,
  rejectedOrder,
  voucherOrder,
} from '../status/any-report.ts';

/** Two days of cycles; the numbers repeat themselves, so that every picture is the same. */
function twoDays(change: (run: RunRecord, cycle: number) => RunRecord): RunRecord[] {
  return Array.from({ length: 96 }, (_, index) => 95 - index).flatMap((cycle) => [
    change(ordersRun(cycle), cycle),
    change(stockRun(cycle), cycle),
  ]);
}

function ordersRun(cycle: number): RunRecord {
  return aRun('orders-to-xml', minutesAgo(cycle * 30), { counts: { rows: 240, send: salesIn(cycle) } });
}

function stockRun(cycle: number): RunRecord {
  const counts = { linesOut: 12_034, removed: salesIn(cycle), reduced: cycle % 17 === 0 ? 1 : 0 };
  return aRun('stock-csv-mod', minutesAgo(cycle * 30 + 8), { counts });
}

/** Nobody buys at night. */
function salesIn(cycle: number): number {
  const hour = minutesAgo(cycle * 30).getHours();
  return hour < 7 || hour > 22 ? 0 : (cycle * 7 + hour) % 5;
}

function days(of: (index: number) => Pick<DayFigures, 'sent' | 'withheld' | 'refused'>): DayFigures[] {
  return aReport().days.map(({ day }, index) => ({ day, ...of(index) }));
}

function factsOf(recentRuns: RunRecord[], changes: Partial<PointFacts> = {}): PointFacts {
  const last = (program: ProgramName) => recentRuns.findLast((run) => run.program === program) ?? null;
  const lastRuns = { 'orders-to-xml': last('orders-to-xml'), 'stock-csv-mod': last('stock-csv-mod') };
  return { ...noFacts, recentRuns, lastRuns, ...changes };
}

/** Three jobs beside the cycles, as their tasks start them; the CRM was down in the night of trouble. */
function jobRuns(crmFails: boolean): JobRun[] {
  const jobs = [
    { program: 'orders-to-xml', job: 'write-back', minutes: 22, counts: { written: 4 } },
    { program: 'orders-to-xml', job: 'crm', minutes: 19, counts: { written: 9 } },
    { program: 'stock-csv-mod', job: 'articles', minutes: 15, counts: { written: 6, new: 2, images: 3 } },
  ] as const;
  return Array.from({ length: 96 }, (_, index) => 95 - index).flatMap((cycle) =>
    jobs.map(({ program, job, minutes, counts }) => {
      const isDown = crmFails && job === 'crm' && cycle > 10 && cycle < 19;
      const outcome = isDown ? { exitCode: 3, message: 'Le CRM crm.exemple.fr ne répond pas.' } : { counts };
      return { ...aRun(program, minutesAgo(cycle * 30 + minutes), outcome), job };
    }),
  );
}

const jobs = [
  { program: 'orders-to-xml', job: 'write-back' },
  { program: 'orders-to-xml', job: 'crm' },
  { program: 'stock-csv-mod', job: 'articles' },
  { program: 'stock-csv-mod', job: 'customers' },
] as const satisfies JobOfProgram[];

function jobFacts(crmFails: boolean): Pick<PointFacts, 'lastJobRuns' | 'recentJobRuns'> {
  const recentJobRuns = jobRuns(crmFails);
  return { recentJobRuns, lastJobRuns: recentJobRuns.slice(-3) };
}

/** Of the older days everything has arrived; today's is still on its way. */
function standings(): DayStandings[] {
  return aReport().standings.map(({ day }, index) => {
    const sent = 18 + ((index * 11) % 23);
    const left = Math.max(0, index - 3);
    return {
      day,
      sent,
      collected: sent - (index === 6 ? 2 : 0),
      inCrm: sent - left,
      shipped: sent - left * 6,
    };
  });
}

const allParts = { jobs: [...jobs], standings: standings(), hearsOfOrders: { crm: true, shop: true } };

export function heldWrite(id: number, changes: Partial<Write>): Write {
  return {
    ...{
      id,
      target: 'shop',
      kind: 'order-state',
      key: `shipped:10${id}`,
      orderKey: null,
      subject: `10${id}`,
    },
    ...{ event: 'shipped', payload: null, payloadSha256: '', state: 'REFUSED', createdAt: minutesAgo(90) },
    ...{ intendedAt: null, absentSince: null, settledAt: minutesAgo(90), remoteId: '', answer: null },
    attempts: 1,
    ...changes,
  };
}

function allWell(): StatusReport {
  const onTheWay = aBatch({ acceptedAt: minutesAgo(0), orderCount: 2 });
  return aReport(
    factsOf(
      twoDays((run) => run),
      { notCollected: [onTheWay], ...jobFacts(false) },
    ),
    {
      ...allParts,
      days: days((index) => ({
        sent: 18 + ((index * 11) % 23),
        withheld: index % 5 === 0 ? 1 : 0,
        refused: 0,
      })),
    },
  );
}

function muchTrouble(): StatusReport {
  const refused =
    'Le serveur 192.0.2.10 refuse la connexion. Vérifiez que le serveur FTP tourne, et « ftp.host » et « ftp.port » dans passerelle.json.';
  const runs = twoDays((run, cycle) => {
    const isDown = cycle < 3 || (cycle > 40 && cycle < 44);
    if (isDown && run.program === 'orders-to-xml')
      return { ...run, exitCode: 3, counts: {}, message: refused };
    if (cycle % 13 === 5 && run.program === 'orders-to-xml') return { ...run, exitCode: 5 };
    if (cycle === 20 && run.program === 'stock-csv-mod') {
      return {
        ...run,
        exitCode: 6,
        message: 'ExportCSV.csv a 52 minutes : ProShop n’a pas écrit son stock.',
      };
    }
    return run;
  }).filter(({ program, startedAt }) => program === 'orders-to-xml' || startedAt < minutesAgo(100));
  const hostile = structuredClone(voucherOrder);
  hostile.order.key = 9;
  hostile.order.id = '<script>alert(1)</script>';
  const heldWrites = [
    heldWrite(31, { state: 'UNCERTAIN' }),
    heldWrite(32, { kind: 'product', subject: 'SOFIA-NOIR', event: 'article' }),
    heldWrite(33, { kind: 'customer', subject: 'C-0042', event: 'file' }),
    heldWrite(34, { target: 'crm', kind: 'order', subject: '1038', event: 'changed' }),
  ];
  const facts = factsOf(runs, {
    uncertain: [{ batch: aBatch({ state: 'UNCERTAIN' }), orders: ['1038', '1039', '1040'] }],
    notCollected: [aBatch({ number: 6, fileName: 'ventes_20261122_072703_0006.xml' })],
    watched: [{ name: 'ExportCSV.csv', modifiedAt: minutesAgo(260) }],
    serverNow: at,
    waiting: [voucherOrder, rejectedOrder, oddStateOrder, hostile],
    heldWrites,
    refusals: [
      aRefusal(),
      aRefusal({ id: 2, subject: 'C002', message: 'Client C002 : pays inactif.' }),
      aRefusal({
        id: 3,
        job: '',
        fault: 'stock/level-refused',
        message: 'Taille 38 <b>refusée</b>.',
        hint: '',
      }),
    ],
    ...jobFacts(true),
  });
  return aReport(facts, {
    ...allParts,
    unfinished: [aBatch({ number: 8, state: 'STAGED', fileName: 'ventes_20261122_092703_0008.xml' })],
    days: days((index) => ({ sent: (index * 31) % 140, withheld: index % 3, refused: index === 13 ? 6 : 0 })),
  });
}

/** The states that the page is looked at in. */
export const scenes: Record<'fresh' | 'well' | 'trouble', StatusReport> = {
  fresh: aReport(),
  well: allWell(),
  trouble: muchTrouble(),
};
