import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { GivenLevel } from '@passerelle/core/ledger/shop-levels.ts';
import type {
  Level,
  ShopShelf,
  StockLevelsDestination,
  WrittenLevels,
} from '@passerelle/core/ports/stock-destination.ts';
import type { StockReading } from '@passerelle/core/ports/stock-source.ts';
import { composeSales, composeShop, type Sources } from './compose.ts';
import { recordTaken } from './gather-sales.ts';
import { guardFailure, type Judgement } from './judge.ts';
import { isPartial, namesUnknown, rowsChosen, type Choice } from './levels/choose-changes.ts';
import { levelsInFile } from './levels/file-levels.ts';
import { planLevels, type LevelChange, type LevelPlan } from './levels/plan-levels.ts';
import type { StockJob } from './options.ts';
import { planCorrection, type StockPlan } from './plan-correction.ts';
import type { Emit } from './report.ts';
import {
  assertAllRead,
  compare,
  judgeResult,
  keepOutput,
  lookOnly,
  nothingUnrecorded,
  recordPublication,
  remember,
} from './steps.ts';
import { askOnSale, canForce } from './stock/guards.ts';
import type { ResultFacts } from './stock/inspect-result.ts';
import type { StockFault } from './stock/stock-fault.ts';
import type { StockFile } from './stock/stock-file.ts';

/** The corrected stock becomes the shop's quantities: what differs, until no sale came in meanwhile. */
export async function pushStock(job: StockJob, sources: Sources, emit: Emit): Promise<void> {
  const { ledger, startedAt } = job;
  if (!ledger) throw new Error('a run needs a ledger');
  const sales = await composeSales(job, ledger);
  const destination = await composeShop(job, emit);
  await sales.lookAround();
  const stock = await sources.stock.read();
  await pushInRounds(job, { sources, destination, stock, emit });
  emit({ kind: 'tidied', tidied: await sales.tidyUp(startedAt) });
}

/** The same plan without its execution: nothing is written but what `--output` names. */
export async function planLevelsOnly(job: StockJob, sources: Sources, emit: Emit): Promise<void> {
  const destination = await composeShop(job, emit);
  const gone = await lookOnly(job);
  const stock = await sources.stock.read();
  const round = await planRound(job, { sources, destination, stock, emit }, gone);
  const changes = tellRound(job, round, { sources, destination, stock, emit });
  await keepOutput(job, round.plan, emit);
  await compare(job, round.plan, emit);
  judgeLevels(job, round, { destination, now: sources.now() }, emit);
  emit({ kind: 'levels-would-write', changes });
}

interface Push {
  sources: Sources;
  destination: StockLevelsDestination;
  stock: StockReading<StockFile>;
  emit: Emit;
}

/** What a round has seen, and what is to be written after it. */
export interface Round {
  plan: StockPlan;
  shelf: ShopShelf;
  levels: LevelPlan;
}

/** So often a run writes and looks again whether something was sold meanwhile. */
const mostRounds = 5;
/** And looks so often at a shop where orders change, and no quantity does. */
const mostLooks = 15;

/**
 * A sale that comes in after the orders were asked is overwritten by what is written then. So the shop and its orders are
 * asked again after each writing, until what the shop has is what it shall have. A size that sells in every round is set
 * to 0: to let the last quantity stand would sell a pair that is gone. Throws Failure(6) then.
 */
async function pushInRounds(job: StockJob, push: Push): Promise<void> {
  const { emit } = push;
  const done = { written: new Set<number>(), refused: new Set<number>() };
  let before: string | undefined;
  let opened: OpenedPush | undefined;
  for (let writes = 0, looks = 1; ; looks += 1) {
    const round = await planRound(job, push, nothingUnrecorded);
    rememberNow(job, round.plan);
    assertAllRead(round.plan.orders);
    const { chosen, result } = (opened ??= await openPush(job, round, push));
    const mayWrite = ({ row }: LevelChange) => !done.refused.has(row) && (chosen?.has(row) ?? true);
    const changes = round.levels.changes.filter(mayWrite);
    const isQuiet = changes.length === 0 && (isStill(round, before) || looks >= mostLooks);
    if (isQuiet || (changes.length > 0 && writes >= mostRounds)) {
      await closeShop(job, push, changes);
      endPush(job, round, push, { result, written: done.written.size });
      return assertQuiet(changes);
    }
    before = round.plan.ordersHash;
    if (changes.length === 0) continue;
    writes += 1;
    const { written, refused } = await writeNoting(job, push, changes);
    for (const row of written) done.written.add(row);
    for (const { row } of refused) done.refused.add(row);
    emit({ kind: 'levels-written', round: writes, changes, refused });
  }
}

/**
 * A sale and a cancellation together may make quantities look right that are not. Between two readings of the same orders
 * nothing moves: what was seen between them is what the shop has.
 */
function isStill({ plan }: Round, ordersBefore: string | undefined): boolean {
  return ordersBefore === undefined || ordersBefore === plan.ordersHash;
}

function toLevels(changes: readonly LevelChange[]): Level[] {
  return changes.map(({ row, after: pieces }) => ({ row, pieces }));
}

/** The shop first, then its orders: a sale that its quantities do not show yet is then among the orders. */
export async function planRound(
  { config, ledger, options }: StockJob,
  { sources, destination, stock }: Push,
  gone: ReadonlySet<number>,
): Promise<Round> {
  const shelf = await destination.look();
  const orders = await sources.orders.read({ everything: options.compare !== undefined });
  const plan = planCorrection({ stock, orders, gone, now: sources.now() }, config, ledger);
  const rules = { keep: config.stock.keep.references, allowNegative: config.stock.allowNegative };
  const levels = planLevels(levelsInFile(stock.stock, plan.correction), shelf, plan.missed, rules);
  return { plan, shelf, levels };
}

function rememberNow({ ledger, startedAt }: StockJob, plan: StockPlan): void {
  if (!ledger) return;
  remember(ledger, plan, startedAt);
  // What waits for the next commit is written with this one, before the shop is.
  ledger.transaction(() => undefined);
}

interface OpenedPush {
  result: ResultFacts;
  /** The rows that a person lets this run write; null: all. */
  chosen: ReadonlySet<number> | null;
}

/** Before the first write: what is to be done is told, and every guard asked. */
async function openPush(job: StockJob, round: Round, push: Push): Promise<OpenedPush> {
  const { destination, sources, emit } = push;
  tellRound(job, round, push);
  const { result } = judgeLevels(job, round, { destination, now: sources.now() }, emit);
  await keepOutput(job, round.plan, emit);
  return { result, chosen: rowsChosen(round.levels.changes, choiceOf(job)) };
}

/** What is to be written, of what a person lets this run write. */
function tellRound(
  job: StockJob,
  { plan, shelf, levels }: Round,
  { destination, stock, emit }: Push,
): readonly LevelChange[] {
  const choice = choiceOf(job);
  const rows = rowsChosen(levels.changes, choice);
  const chosen = levels.changes.filter(({ row }) => rows?.has(row) ?? true);
  const unknownNames = namesUnknown(shelf.sizes, choice);
  emit({ kind: 'read', stock, orders: plan.orders });
  emit({ kind: 'planned', plan });
  emit({ kind: 'levels-planned', target: destination.name, shelf, levels, chosen, unknownNames });
  return chosen;
}

function choiceOf({ options: { only = [], limit } }: StockJob): Choice {
  return { only, ...(limit === undefined ? {} : { limit }) };
}

/** Throws Failure(6) with all that refuse, unless a person forces them and may. */
function judgeLevels(
  job: StockJob,
  { plan, levels }: Round,
  { destination, now }: { destination: StockLevelsDestination; now: Date },
  emit: Emit,
): Judgement {
  const judgement = judgeResult(job, plan, now, emit, destination.name);
  const refusals = askOnSale(levels.onSale, job.config.stock.guard);
  if (refusals.length === 0) return judgement;
  const mayPass = job.options.force && refusals.every(canForce);
  if (!mayPass) throw guardFailure(refusals, judgement.files);
  emit({ kind: 'judged', ...judgement, passed: refusals });
  return judgement;
}

/** What is still sold faster than it is written can't be bought any more. */
async function closeShop(job: StockJob, push: Push, changes: readonly LevelChange[]): Promise<void> {
  const tooMany = changes.filter(isTooMany);
  if (tooMany.length === 0) return;
  await writeNoting(
    job,
    push,
    tooMany.map((change) => ({ ...change, after: Math.min(0, change.after) })),
  );
}

/** A commit waits for the disk as long as some requests take: so many quantities are noted with one. */
const mostUnnoted = 2500;

/** Each quantity that the shop has taken is noted for `explain`, also where a run is cut short. */
function writeNoting(
  { ledger, world }: StockJob,
  { destination, emit }: Push,
  changes: readonly LevelChange[],
): Promise<WrittenLevels> {
  const byRow = new Map(changes.map((change) => [change.row, change]));
  const given = (row: number): GivenLevel[] => {
    const change = byRow.get(row);
    return change === undefined ? [] : [{ ...change.size, before: change.before, after: change.after }];
  };
  let noted = 0;
  return destination.write(toLevels(changes), (done, written) => {
    const at = world.now();
    ledger?.withNextCommit(() => {
      for (const level of written.flatMap(given)) ledger.shopLevels.put(level, at);
    });
    if (done - noted >= mostUnnoted) {
      ledger?.transaction(() => undefined);
      noted = done;
    }
    emit({ kind: 'levels-sent', done, of: changes.length });
  });
}

function isTooMany({ before, after }: LevelChange): boolean {
  return after < before;
}

function assertQuiet(changes: readonly LevelChange[]): void {
  const gencods = changes.filter(isTooMany).map(({ size }) => size.gencod || size.reference);
  if (gencods.length === 0) return;
  const fault: StockFault = { kind: 'stock/never-quiet', gencods, rounds: mostRounds };
  throw new Failure(ExitCode.Guard, fault);
}

function endPush(
  job: StockJob,
  { plan, levels }: Round,
  { destination, emit }: Push,
  { result, written }: { result: ResultFacts; written: number },
): void {
  // What was pushed in part is no measure of what comes after.
  if (job.ledger && !isPartial(choiceOf(job))) {
    const { ledger, world } = job;
    recordPublication(job, ledger, plan, result);
    ledger.transaction(() => recordTaken(ledger, plan.gathered.sales, world.now()));
  }
  emit({ kind: 'levels-done', target: destination.name, written, sizes: levels.counts.sizes });
}
