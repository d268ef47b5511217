import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Brought, CrmDestination } from '@passerelle/core/ports/crm-destination.ts';
import type { PersonForCrm, ProductForCrm } from '@passerelle/core/ports/crm-sale.ts';
import type { SalePages, SalesForCrm, SaleToBring, Versioned } from '@passerelle/core/ports/sales-for-crm.ts';
import type { EmitCrm, Item } from './event.ts';
import type { CrmRecord } from './crm-record.ts';

export interface BringContext {
  source: SalesForCrm;
  crm: CrmDestination;
  record: CrmRecord;
  emit: EmitCrm;
  /** Of which item the CRM is being told; whatever it writes belongs to that one. */
  desk: Desk;
}

/** What is on the desk: the item, and whether something was written for it. */
export class Desk {
  item: Item | null = null;
  #left: number;
  #wrote = false;

  /** So many items may be written. */
  constructor(limit: number) {
    this.#left = limit;
  }

  get isLimited(): boolean {
    return this.#left !== Infinity;
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  take(item: Item | null): void {
    this.item = item;
    this.#wrote = false;
  }

  noteWrite(): void {
    if (!this.#wrote) this.#left -= 1;
    this.#wrote = true;
  }
}

/** How many in a row may break the CRM down before the run gives up. */
const mostFailures = 3;

/** Tells the outcomes, and gives up where one item after the other breaks the CRM down. */
class Outcomes {
  readonly #emit: EmitCrm;
  #failed = 0;
  count = 0;
  /** All of them are there, or will never be. */
  areSettled = true;

  constructor(emit: EmitCrm) {
    this.#emit = emit;
  }

  note(item: Item, outcome: Brought): void {
    this.#emit({ kind: 'brought', item, outcome });
    this.count += 1;
    this.#failed = outcome.kind === 'failed' ? this.#failed + 1 : 0;
    if (outcome.kind === 'failed' || outcome.kind === 'waiting') this.areSettled = false;
    if (outcome.kind === 'failed' && this.#failed >= mostFailures)
      throw new Failure(ExitCode.Server, outcome.fault);
  }
}

/** Page by page: the next one is read once all of the one before are brought. */
export async function bringSales(context: BringContext, pages: SalePages): Promise<Outcomes> {
  const { emit, desk } = context;
  const outcomes = new Outcomes(emit);
  for await (const page of pages) {
    await bringPage(context, page, outcomes);
    if (desk.isFull) break;
  }
  desk.take(null);
  return outcomes;
}

async function bringPage(
  { crm, record, emit, desk }: BringContext,
  sales: readonly SaleToBring[],
  outcomes: Outcomes,
): Promise<void> {
  const answers = crm.bringSales(sales.map(({ sale }) => sale))[Symbol.asyncIterator]();
  for (const { id, version } of sales) {
    if (desk.isFull) return;
    const item = { kind: 'order', name: id } as const;
    desk.take(item);
    const outcome = await nextOf(answers);
    record.note(id, version, outcome);
    outcomes.note(item, outcome);
    emit({ kind: 'progress', what: 'order', done: outcomes.count });
  }
}

async function nextOf(answers: AsyncIterator<Brought>): Promise<Brought> {
  const next = await answers.next();
  if (next.done === true) throw new Error('an order was brought without an answer');
  return next.value;
}

type Pages<T> = AsyncIterable<readonly Versioned<T>[]>;

export function bringPeople(context: BringContext, pages: Pages<PersonForCrm>): Promise<Outcomes> {
  const bring = (people: readonly PersonForCrm[]) => context.crm.bringPeople(people);
  return bringPages(context, pages, 'customer', bring, ({ customer }) => customer.id);
}

export function bringProducts(context: BringContext, pages: Pages<ProductForCrm>): Promise<Outcomes> {
  const bring = (products: readonly ProductForCrm[]) => context.crm.bringProducts(products);
  return bringPages(context, pages, 'product', bring, ({ id, reference }) => reference || id);
}

async function bringPages<T>(
  { record, emit, desk }: BringContext,
  pages: Pages<T>,
  kind: 'customer' | 'product',
  bring: (part: readonly T[]) => Promise<Brought[]>,
  nameOf: (what: T) => string,
): Promise<Outcomes> {
  const outcomes = new Outcomes(emit);
  for await (const page of pages)
    for (const part of parts(page, desk)) {
      desk.take(null);
      const all = await bring(part.map(({ what }) => what));
      record.noteMany(kind, part, all);
      for (const [at, { what }] of part.entries())
        outcomes.note({ kind, name: nameOf(what) }, all[at] ?? { kind: 'waiting' });
      emit({ kind: 'progress', what: kind, done: outcomes.count });
    }
  return outcomes;
}

/** The page at once; one by one where only a few may be written. */
function* parts<T>(page: readonly T[], desk: Desk): Generator<readonly T[]> {
  if (!desk.isLimited) {
    yield page;
    return;
  }
  for (const one of page) {
    if (desk.isFull) return;
    yield [one];
  }
}
