import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { RefusedLevel, ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import { recordWrite, type WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { StockFault } from '../stock/stock-fault.ts';
import type { StockWords } from '../words/words.ts';
import type { LevelsEvent } from './levels-event.ts';
import type { LevelChange, SetAside } from './plan-levels.ts';
import { levelsTable, sayRefused, sayWhatIsOdd } from './say-levels.ts';

type Listener = Audience<StockWords>;
type Event<Kind extends LevelsEvent['kind']> = Extract<LevelsEvent, { kind: Kind }>;

/** How the run's report tells of quantities in the shop. */
export function tellLevels(audience: Listener, event: LevelsEvent): void {
  const { reporter, progress, words } = audience;
  const say = words.stock.levels;
  switch (event.kind) {
    case 'levels-read':
      return progress.show(() => say.progress.read(event.rows));
    case 'levels-planned':
      return tellPlanned(audience, event);
    case 'levels-would-write':
      for (const change of event.changes) record(audience, change, 'would-write', null);
      return;
    case 'levels-sent':
      return progress.show(() => say.progress.written(event.done, event.of));
    case 'levels-written':
      return tellWritten(audience, event);
    case 'levels-done':
      return reporter.tell('good', say.done(event));
  }
}

/** Each quantity that is to change, with its why, and what quantities can't do. */
function tellPlanned(
  audience: Listener,
  { target, shelf, levels, chosen, unknownNames }: Event<'levels-planned'>,
): void {
  const { reporter, words, findings } = audience;
  const say = words.stock.levels;
  const { counts, changes, unknown, setAside, onSale } = levels;
  for (const line of levelsTable(chosen, words)) reporter.tell('plain', line);
  const facts = { target, changes: changes.length, same: counts.same, zeros: counts.zeros, ...onSale };
  reporter.tell('plain', say.totals(facts));
  if (chosen.length < changes.length)
    reporter.tell('plain', say.chosen({ chosen: chosen.length, changes: changes.length }));
  findings.count('sizes', counts.sizes);
  findings.count('toWrite', chosen.length);
  findings.count('zeros', chosen.filter(({ after }) => after <= 0).length);
  findings.count('unknownGencods', unknown.length);
  findings.count('setAside', setAside.length);
  for (const { gencod } of unknown) reporter.tell('detail', say.unknown(gencod));
  for (const sentence of sayWhatIsOdd(levels, shelf, words)) warn(audience, sentence);
  if (unknownNames.length > 0) warn(audience, say.onlyUnknown(unknownNames.join(', ')));
  for (const one of setAside) recordAside(audience, one);
}

/** What the shop computes itself is nobody's fault. */
function recordAside(audience: Listener, { size, why }: SetAside): void {
  const decision = why === 'computed' ? 'skipped' : 'refused';
  const reason: StockFault = { kind: 'stock/size-set-aside', why, article: keyOf(size) };
  recordWrite(audience, { ...ofSize(size), what: '', decision, reason });
}

function tellWritten(audience: Listener, { round, changes, refused }: Event<'levels-written'>): void {
  const { reporter, words } = audience;
  const no = new Map(refused.map((one) => [one.row, one]));
  for (const change of changes) {
    const refusal = no.get(change.row);
    record(audience, change, refusal ? 'refused' : 'written', refusal ? faultOf(change, refusal) : null);
  }
  const tone = round === 1 ? 'plain' : 'detail';
  reporter.tell(tone, words.stock.levels.written({ round, written: changes.length - refused.length }));
  for (const sentence of sayRefused(refused, changes, words)) warn(audience, sentence);
}

function faultOf({ size }: LevelChange, { why, said }: RefusedLevel): StockFault {
  return { kind: 'stock/level-refused', article: keyOf(size), why, said };
}

function record(
  audience: Listener,
  change: LevelChange,
  decision: WriteDecision,
  reason: Fault | null,
): void {
  const { before, after, row, size } = change;
  const what = audience.words.stock.levels.change(before, after);
  recordWrite(audience, { ...ofSize(size), id: String(row), what, decision, reason });
}

function ofSize(size: ShopSize) {
  return { target: 'shop', kind: 'stock', key: keyOf(size) } as const;
}

function keyOf({ gencod, reference, product, combination }: ShopSize): string {
  return gencod || reference || `${product}/${combination}`;
}
