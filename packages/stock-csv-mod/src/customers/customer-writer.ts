import type { OnceContext } from '@passerelle/core/delivery/make-once.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure, type Fault } from '@passerelle/core/failure/failure.ts';
import type { KnownCustomers } from '@passerelle/core/ledger/known-customers.ts';
import type { CustomerBook, Holder } from '@passerelle/core/ports/customer-book.ts';
import type { WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { EmitCustomers, What } from './event.ts';
import type { CustomerFault } from './customers-fault.ts';
import type { NameInFile, WantedCustomer } from './gather-customers.ts';
import { identityOf, type CustomerPlan, type CustomerStep } from './plan-customer.ts';
import { makeInShop, noteInShop, type KeyedThing } from './write-once.ts';

export interface CustomerWriterContext {
  book: CustomerBook;
  once: OnceContext;
  hashes: Pick<KnownCustomers, 'hash' | 'identityOf'>;
  emit: EmitCustomers;
}

/** What became of a customer. */
export interface WrittenCustomer {
  /** The shop's number; '' where he is not there. */
  number: string;
  /** Nothing is left to be done: the shop has what the file says, or a person of the shop has decided otherwise. */
  isWhole: boolean;
  /** The shop said no to what was sent: the same would be refused again. */
  isRefused: boolean;
}

/** Carries out what is planned for one customer: the account first, then what hangs on it. */
export class CustomerWriter {
  readonly #context: CustomerWriterContext;

  constructor(context: CustomerWriterContext) {
    this.#context = context;
  }

  async write(wanted: WantedCustomer, holder: Holder, plan: CustomerPlan): Promise<WrittenCustomer> {
    return new Writing(this.#context, wanted, holder).carryOut(plan);
  }
}

/** Reasons that may be gone by the next run, though the file stays the same. */
const unfinished: ReadonlySet<CustomerFault['kind']> = new Set(['customer/not-there', 'customer/no-group']);

class Writing {
  readonly #context: CustomerWriterContext;
  readonly #wanted: WantedCustomer;
  #holder: Holder;
  #isWhole = true;
  #isRefused = false;

  constructor(context: CustomerWriterContext, wanted: WantedCustomer, holder: Holder) {
    this.#context = context;
    this.#wanted = wanted;
    this.#holder = holder;
  }

  async carryOut({ steps, left }: CustomerPlan): Promise<WrittenCustomer> {
    this.#noteThere();
    for (const { decision, reason } of left) {
      if (decision === 'refused' || unfinished.has(reason.kind)) this.#isWhole = false;
      this.#tell({ kind: 'customer' }, decision, reason);
    }
    for (const step of steps) {
      const mayGoOn = await this.#step(step);
      if (!mayGoOn) break;
    }
    return { number: String(this.#number() ?? ''), isWhole: this.#isWhole, isRefused: this.#isRefused };
  }

  /** What is there needs no step: a lost answer of its making is settled here. */
  #noteThere(): void {
    if (this.#holder.kind !== 'account') return;
    const { once } = this.#context;
    const { account } = this.#holder;
    noteInShop(once, this.#keyedAccount(), account.id);
    for (const address of account.addresses)
      noteInShop(once, this.#keyedAddress(identityOf(address)), address.id);
  }

  #keyedAccount(): KeyedThing {
    const { email, name } = this.#wanted;
    return { kind: 'customer', key: this.#context.hashes.identityOf(email), subject: subjectOf(name) };
  }

  #keyedAddress(identity: string): KeyedThing {
    const { hashes } = this.#context;
    const { email, name } = this.#wanted;
    const key = `${hashes.identityOf(email)}:${hashes.hash(identity)}`;
    return { kind: 'address', key, subject: subjectOf(name) };
  }

  /** false: without it nothing else can be written. */
  async #step(step: CustomerStep): Promise<boolean> {
    switch (step.kind) {
      case 'make-account':
        return this.#makeAccount(step);
      case 'change-account':
        await this.#changeAccount(step);
        return true;
      case 'add-address':
        await this.#addAddress(step);
        return true;
      case 'mend-address':
        await this.#mendAddress(step);
        return true;
    }
  }

  async #makeAccount({ account }: Extract<CustomerStep, { kind: 'make-account' }>): Promise<boolean> {
    const { book, once } = this.#context;
    const what: What = { kind: 'account' };
    const made = await makeInShop(once, {
      ...this.#keyedAccount(),
      look: async (isSure) => {
        if (isSure) await this.#lookAgain();
        return this.#number();
      },
      make: () => book.makeAccount(account),
      mayBeMadeAnew: false,
    });
    switch (made.kind) {
      case 'accepted':
        if (this.#number() === null) this.#holder = newlyMade(made.row, account);
        this.#tell(what, made.isNew ? 'written' : 'same', null, made.row);
        return true;
      case 'refused':
        this.#refuse(what, faultOf(made.error));
        return false;
      case 'waiting':
        this.#wait(what);
        return false;
      case 'gone':
        this.#leave(what, 'refused', { kind: 'customer/gone' });
        return false;
      case 'settled':
        return false;
    }
  }

  /** Sending the same values again does no harm: what it has come to is read. */
  async #changeAccount({ id, change, what: parts }: Extract<CustomerStep, { kind: 'change-account' }>) {
    const outcome = await this.#context.book.changeAccount(id, change);
    const what: What = { kind: 'changes', parts };
    if (outcome.kind === 'done') return this.#tell(what, 'written', null, id);
    if (outcome.kind === 'refused') return this.#refuse(what, outcome.fault);
    if (outcome.kind === 'not-sent') throw new Failure(outcome.exitCode, outcome.fault);
    await this.#lookAgain();
    const account = this.#holder.kind === 'account' ? this.#holder.account : null;
    const isDone =
      account !== null &&
      (change.isActive === undefined || account.isActive === change.isActive) &&
      (change.groups === undefined || account.defaultGroup === change.groups[0]) &&
      Object.entries(change.details ?? {}).every(
        ([name, value]) => account.details[name as keyof typeof account.details] === value,
      );
    if (isDone) this.#tell(what, 'written', null, id);
    else this.#wait(what);
  }

  async #addAddress({ content }: Extract<CustomerStep, { kind: 'add-address' }>): Promise<void> {
    const { book, once } = this.#context;
    const identity = identityOf(content);
    const account = this.#number();
    if (account === null) return;
    const what: What = { kind: 'address' };
    const made = await makeInShop(once, {
      ...this.#keyedAddress(identity),
      look: async (isSure) => {
        if (isSure) await this.#lookAgain();
        const addresses = this.#holder.kind === 'account' ? this.#holder.account.addresses : [];
        return addresses.find((one) => identityOf(one) === identity)?.id ?? null;
      },
      make: () => book.addAddress(account, content),
      mayBeMadeAnew: false,
    });
    switch (made.kind) {
      case 'accepted':
        return this.#tell(what, made.isNew ? 'written' : 'same', null, made.row);
      case 'refused':
        return this.#refuse(what, faultOf(made.error));
      case 'waiting':
        return this.#wait(what);
      case 'gone':
        return this.#tell(what, 'skipped', { kind: 'address/gone' });
      case 'settled':
    }
  }

  async #mendAddress({ id, change }: Extract<CustomerStep, { kind: 'mend-address' }>): Promise<void> {
    const { book } = this.#context;
    const parts = Object.keys(change) as (keyof typeof change)[];
    const what: What = { kind: 'address-details', parts };
    if (await book.isUsed(id)) return this.#tell(what, 'skipped', { kind: 'address/used' }, id);
    const outcome = await book.changeAddress(id, change);
    if (outcome.kind === 'done') return this.#tell(what, 'written', null, id);
    if (outcome.kind === 'refused') return this.#refuse(what, outcome.fault);
    if (outcome.kind === 'not-sent') throw new Failure(outcome.exitCode, outcome.fault);
    this.#wait(what);
  }

  #number(): number | null {
    return this.#holder.kind === 'account' ? this.#holder.account.id : null;
  }

  async #lookAgain(): Promise<void> {
    const { email } = this.#wanted;
    this.#holder = (await this.#context.book.find([email])).get(email) ?? { kind: 'nobody' };
  }

  #refuse(what: What, reason: Fault): void {
    this.#isRefused = true;
    this.#leave(what, 'refused', reason);
  }

  #leave(what: What, decision: WriteDecision, reason: Fault): void {
    this.#isWhole = false;
    this.#tell(what, decision, reason);
  }

  #wait(what: What): void {
    this.#isWhole = false;
    const reason: CustomerFault = { kind: 'customer/unclear' };
    this.#tell(what, 'skipped', reason, null, ExitCode.Server);
  }

  #tell(
    what: What,
    decision: WriteDecision,
    reason: Fault | null,
    id: number | null = this.#number(),
    exitCode?: ExitCode,
  ): void {
    const { name } = this.#wanted;
    const told = {
      what,
      decision,
      reason,
      id: String(id ?? ''),
      ...(exitCode === undefined ? {} : { exitCode }),
    };
    this.#context.emit({ kind: 'customer-write', name, ...told });
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof Failure) return error.fault;
  throw error;
}

export function subjectOf(name: NameInFile): string {
  return 'code' in name ? name.code : String(name.line);
}

/** What the shop has of an account that was made a moment ago, and of which nothing else was written. */
function newlyMade(
  id: number,
  { details, groups, isActive }: Extract<CustomerStep, { kind: 'make-account' }>['account'],
): Holder {
  const [defaultGroup] = groups;
  return { kind: 'account', account: { id, isActive, details, defaultGroup, groups, addresses: [] } };
}
