import type { ProgramName, RunRecord } from '@passerelle/core/ledger/runs.ts';
import type { PointFacts } from '../../src/status/point.ts';
import type { DayFigures, StatusReport } from '../../src/status/status-report.ts';
import {
  aBatch,
  aReport,
  aRun,
  at,
  minutesAgo,
  noFacts,
  oddStateOrder,
  rejectedOrder,
  voucherOrder,
} from '../status/any-report.ts';

/** The states that the page is looked at in. */
export const scenes: Record<'fresh' | 'well' | 'trouble', StatusReport> = {
  fresh: aReport(),
  well: allWell(),
  trouble: muchTrouble(),
};

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

function allWell(): StatusReport {
  const onTheWay = aBatch({ acceptedAt: minutesAgo(0), orderCount: 2 });
  return aReport(
    factsOf(
      twoDays((run) => run),
      { notCollected: [onTheWay] },
    ),
    {
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
  const facts = factsOf(runs, {
    uncertain: [{ batch: aBatch({ state: 'UNCERTAIN' }), orders: ['1038', '1039', '1040'] }],
    notCollected: [aBatch({ number: 6, fileName: 'ventes_20261122_072703_0006.xml' })],
    watched: [{ name: 'ExportCSV.csv', modifiedAt: minutesAgo(260) }],
    serverNow: at,
    waiting: [voucherOrder, rejectedOrder, oddStateOrder, hostile],
  });
  return aReport(facts, {
    unfinished: [aBatch({ number: 8, state: 'STAGED', fileName: 'ventes_20261122_092703_0008.xml' })],
    days: days((index) => ({ sent: (index * 31) % 140, withheld: index % 3, refused: index === 13 ? 6 : 0 })),
  });
}
