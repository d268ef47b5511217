import { intentsIn } from '@passerelle/core/delivery/ledger-intents.ts';
import type { OnceContext } from '@passerelle/core/delivery/make-once.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { BookFacts, CustomerBook, Holder } from '@passerelle/core/ports/customer-book.ts';
import { composeCustomerBook, composeCustomers } from './compose.ts';
import { reportTo } from './customers-report.ts';
import { CustomerWriter } from './customers/customer-writer.ts';
import type { EmitCustomers } from './customers/event.ts';
import { gatherCustomers, type Gathered, type WantedCustomer } from './customers/gather-customers.ts';
import { makeGroups, type GroupNumbers } from './customers/make-groups.ts';
import { planCustomer, type CustomerMemory, type CustomerPlan } from './customers/plan-customer.ts';
import { tellPlan } from './customers/tell-plan.ts';
import type { CustomersJob, CustomersToShop } from './options.ts';

/** `customers`, top to bottom: the back office's customers become accounts, groups and addresses of the shop. */
export async function runCustomers(job: CustomersJob): Promise<void> {
  const { config, options, ledger } = job;
  const settings = config.customers?.toShop;
  if (settings === undefined || config.shop === undefined)
    throw new Failure(ExitCode.Usage, { kind: 'customers/not-configured' });
  const emit = reportTo(job);
  const { name, content } = await composeCustomers(job, settings, emit);
  const gathered = gatherCustomers(content);
  const { rows, filtered } = { rows: content.rows.length, filtered: content.filtered };
  emit({ kind: 'customers-read', file: name, rows, customers: gathered.customers.length, filtered });
  const meant = customersMeant(gathered, options.only, emit);
  if (options.only.length === 0) tellLeft(gathered, emit);
  if (ledger && !options.dryRun) noteSeen(ledger, meant, job.world.now());
  const changed = changedOf(job, settings, meant, emit);
  if (changed.length === 0) return;
  const book = await composeCustomerBook(job, emit);
  const facts = await book.facts();
  await new Passage(job, settings, { book, facts, emit }).writeAll(changed);
}

/** `--only`: these e-mail addresses and no other. */
function customersMeant(
  { customers }: Gathered,
  only: readonly string[],
  emit: EmitCustomers,
): readonly WantedCustomer[] {
  if (only.length === 0) return customers;
  const wanted = only.map((email) => email.trim().toLowerCase());
  for (const [index, email] of wanted.entries())
    if (customers.every((customer) => customer.email !== email))
      emit({ kind: 'customer-not-found', nth: index + 1 });
  return customers.filter(({ email }) => wanted.includes(email));
}

function tellLeft({ left }: Gathered, emit: EmitCustomers): void {
  for (const { name, fault } of left) {
    const decision = fault.kind === 'customer/no-email' ? 'skipped' : 'refused';
    emit({ kind: 'customer-write', name, what: { kind: 'customer' }, decision, reason: fault, id: '' });
  }
}

function noteSeen(ledger: Ledger, customers: readonly WantedCustomer[], at: Date): void {
  ledger.transaction(() => {
    for (const { email } of customers) ledger.customers.see(email, '', at);
  });
}

/** A customer, and the hash of what the file says of him now. */
interface Changed {
  customer: WantedCustomer;
  hash: string;
  memory: CustomerMemory;
}

/** Whose rows are as they were when they were last written, the shop may have changed: that is left to it. */
function changedOf(
  { ledger, options }: CustomersJob,
  settings: CustomersToShop,
  customers: readonly WantedCustomer[],
  emit: EmitCustomers,
): Changed[] {
  const changed: Changed[] = [];
  let unchanged = 0;
  const { create, groups, addresses, deactivate } = settings;
  for (const customer of customers) {
    const known = ledger?.customers.find(customer.email) ?? null;
    const { name, email, details, group, addresses: places, isDormant } = customer;
    const content = { email, details, group, places, isDormant };
    const text = JSON.stringify([content, { create, groups, addresses, deactivate }]);
    const hash = ledger?.customers.hash(text) ?? '';
    const isAsWritten = known !== null && hash === known.rowHash && !options.all;
    const isAsRefused =
      known !== null && hash === known.refusedHash && options.only.length === 0 && !options.all;
    if (known !== null && known.forgottenAt !== null) tellForgotten(name, emit);
    else if (isAsWritten) unchanged += 1;
    else if (isAsRefused) tellStillRefused(name, emit);
    else {
      const isWritten = known !== null && known.writtenAt !== null;
      changed.push({ customer, hash, memory: { isWritten, isDeactivated: known?.isDeactivated ?? false } });
    }
  }
  emit({ kind: 'customers-unchanged', count: unchanged });
  return changed;
}

/** He stands in the back office's file still: a person has to take him out there. */
function tellForgotten(name: WantedCustomer['name'], emit: EmitCustomers): void {
  const what = { kind: 'customer' } as const;
  const reason = { kind: 'customer/forgotten' } as const;
  emit({ kind: 'customer-write', name, what, decision: 'skipped', reason, id: '' });
}

/** The shop would refuse the same again. */
function tellStillRefused(name: WantedCustomer['name'], emit: EmitCustomers): void {
  const what = { kind: 'customer' } as const;
  const reason = { kind: 'customer/still-refused' } as const;
  emit({ kind: 'customer-write', name, what, decision: 'refused', reason, id: '' });
}

/** So many are looked for at once: what is seen of them is young when they are written. */
const atOnce = 200;

class Passage {
  readonly #job: CustomersJob;
  readonly #settings: CustomersToShop;
  readonly #shop: { book: CustomerBook; facts: BookFacts; emit: EmitCustomers };
  readonly #once: OnceContext | null;
  #left: number;

  constructor(
    job: CustomersJob,
    settings: CustomersToShop,
    shop: { book: CustomerBook; facts: BookFacts; emit: EmitCustomers },
  ) {
    this.#job = job;
    this.#settings = settings;
    this.#shop = shop;
    const { ledger, options, world, config } = job;
    const now = () => world.now();
    const graceMs = (config.shop?.graceSeconds ?? 0) * 1000;
    this.#once = options.dryRun || ledger === null ? null : { intents: intentsIn(ledger, now), now, graceMs };
    this.#left = options.limit ?? Infinity;
  }

  async writeAll(changed: readonly Changed[]): Promise<void> {
    const { book, facts, emit } = this.#shop;
    const isGrouped = this.#settings.groups;
    const names = isGrouped ? changed.flatMap(({ customer }) => groupsNeeded(customer)) : [];
    const groups = await makeGroups(names, facts, { book, once: this.#once, emit });
    for (let start = 0; start < changed.length; start += atOnce) {
      const some = changed.slice(start, start + atOnce);
      const holders = await book.find(some.map(({ customer }) => customer.email));
      for (const [index, one] of some.entries()) {
        emit({ kind: 'customers-under-way', nth: start + index + 1, total: changed.length });
        const plan = this.#plan(one, holders.get(one.customer.email) ?? { kind: 'nobody' }, groups);
        const isToCount = plan.steps.length > 0;
        if (isToCount && this.#left <= 0)
          return emit({ kind: 'limit-reached', limit: this.#job.options.limit ?? 0 });
        if (isToCount) this.#left -= 1;
        await this.#write(one, holders.get(one.customer.email) ?? { kind: 'nobody' }, plan);
      }
    }
  }

  #plan({ customer, memory }: Changed, holder: Holder, groups: GroupNumbers): CustomerPlan {
    const { create, addresses, deactivate } = this.#settings;
    const { countries, usualCountry, usualGroup } = this.#shop.facts;
    const known = groups.get(customer.group) ?? null;
    const { group } = customer;
    const isWaiting = known === null && this.#settings.groups && groupsNeeded(customer).length > 0;
    if (isWaiting)
      return { steps: [], left: [{ decision: 'skipped', reason: { kind: 'customer/no-group', group } }] };
    if (typeof known === 'object' && known !== null) {
      const reason = { kind: 'customer/ambiguous-group', group, ids: known } as const;
      return { steps: [], left: [{ decision: 'refused', reason }] };
    }
    const groupsOfFile = new Set([...groups.values()].filter((one) => typeof one === 'number'));
    const rules = { create, addresses, deactivate, countries, usualCountry, usualGroup, groupsOfFile };
    return planCustomer(customer, holder, known, rules, memory);
  }

  async #write({ customer, hash, memory }: Changed, holder: Holder, plan: CustomerPlan): Promise<void> {
    const { ledger, world } = this.#job;
    const { book, emit } = this.#shop;
    const { name, cleaned, email } = customer;
    const isWritten = plan.steps.some(({ kind }) => kind !== 'mend-address');
    if (cleaned.length > 0 && isWritten) emit({ kind: 'customer-cleaned', name, cleaned });
    if (this.#once === null || ledger === null) return tellPlan(customer, plan, emit);
    const writer = new CustomerWriter({ book, once: this.#once, hashes: ledger.customers, emit });
    const written = await writer.write(customer, holder, plan);
    const isDeactivated = customer.isDormant
      ? memory.isDeactivated || plan.steps.length > 0
      : memory.isDeactivated && !written.isWhole;
    const at = world.now();
    ledger.transaction(() => {
      ledger.customers.see(email, written.number, at);
      if (written.isWhole) ledger.customers.noteWritten(email, { hash, isDeactivated }, at);
      else if (written.isRefused) ledger.customers.noteRefused(email, hash);
    });
  }
}

function groupsNeeded({ group, isDormant }: WantedCustomer): string[] {
  return group === '' || isDormant ? [] : [group];
}
