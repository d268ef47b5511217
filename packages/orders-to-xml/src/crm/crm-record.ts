import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { forgetOver } from '@passerelle/core/delivery/ledger-intents.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { NewWrite, Write } from '@passerelle/core/ledger/outbox.ts';
import type { Versioned } from '@passerelle/core/ports/sales-for-crm.ts';
import type { Item } from './event.ts';
import type { Brought } from '@passerelle/core/ports/crm-destination.ts';

interface RecordOptions {
  /** null: there is none yet, and nothing is known. */
  ledger: Ledger | null;
  /** Then nothing is kept. */
  isDryRun: boolean;
  crm: NonNullable<Config['crm']>;
  now: () => Date;
}

/** Modules whose records are found by an e-mail, a name, a code or a rate before anybody asks for their key. */
const foundOtherwise = new Set(['Contacts', 'Accounts', 'Leads', 'Products', 'Tax', 'Currency']);

/** What the ledger keeps of what goes into the CRM: in which version each is there, and why an order is not. */
export class CrmRecord {
  readonly #ledger: Ledger | null;
  readonly #keeps: boolean;
  readonly #seal: string;
  readonly #url: string;
  readonly #now: () => Date;
  readonly #graceMs: number;

  /** What the configuration maps is part of a version. */
  constructor({ ledger, isDryRun, crm, now }: RecordOptions) {
    const { orderStatus, invoice, createPotential, orderPrefix, defaults } = crm;
    this.#ledger = ledger;
    this.#keeps = !isDryRun;
    this.#url = crm.url;
    this.#seal = JSON.stringify([orderStatus, invoice, createPotential, orderPrefix, defaults]);
    this.#now = now;
    this.#graceMs = crm.graceSeconds * 1000;
  }

  /** Those that a run began or had refused, and none has finished. */
  open(): string[] {
    return this.#ledger?.followed.open('crm', 'order') ?? [];
  }

  isDone(id: string, version: string): boolean {
    return this.isKnown('order', id, this.#sealed(version)) || this.isSettledByHand(id);
  }

  isKnown(kind: Item['kind'], id: string, version: string): boolean {
    return this.#ledger?.followed.versionOf(nameOf(id, kind)) === version;
  }

  /** Customers or products. Refused ones count as brought: they are looked at again when they change. */
  noteMany(kind: Item['kind'], items: readonly Versioned<unknown>[], outcomes: readonly Brought[]): void {
    const ledger = this.#ledger;
    if (ledger === null || !this.#keeps) return;
    const at = this.#now();
    ledger.transaction(() => {
      for (const [index, { id, version }] of items.entries())
        if (['done', 'refused'].includes(outcomes[index]?.kind ?? ''))
          ledger.followed.note(nameOf(id, kind), version, at);
    });
  }

  /** Everything that the shop had then is in the CRM. */
  noteWhole(readAt: Date): void {
    const ledger = this.#ledger;
    if (ledger === null || !this.#keeps) return;
    ledger.transaction(() => ledger.meta.noteShopRead('crm', readAt));
    const sentBefore = new Date(this.#now().getTime() - this.#graceMs);
    forgetOver(ledger, { target: 'crm', kinds: foundOtherwise, sentBefore });
  }

  /** A person has said that it is not to be brought. */
  isSettledByHand(id: string): boolean {
    return this.#find(id)?.state === 'SKIPPED';
  }

  /** The CRM's lists had, today, all statuses that the configuration maps to. */
  get statuses(): { areRight: () => boolean; noteRight: () => void } {
    const [ledger, at] = [this.#ledger, this.#now()];
    const name = { target: 'crm', kind: 'statuses', key: 'mapped' } as const;
    const version = this.#sealed(`${this.#url} ${at.toISOString().slice(0, 10)}`);
    return {
      areRight: () => ledger?.followed.versionOf(name) === version,
      noteRight: () => {
        if (ledger !== null && this.#keeps) ledger.transaction(() => ledger.followed.note(name, version, at));
      },
    };
  }

  note(id: string, version: string, outcome: Brought): void {
    const ledger = this.#ledger;
    if (ledger === null || !this.#keeps) return;
    const isDone = outcome.kind === 'done' || outcome.kind === 'skipped';
    const at = this.#now();
    const note = (): void => {
      ledger.followed.note(nameOf(id), isDone ? this.#sealed(version) : '', at);
      if (isDone) this.#accept(ledger, id, at);
      if (outcome.kind === 'refused') this.#refuse(ledger, id, outcome.fault, at);
    };
    // Lost in a kill, an order that is there is looked at once more, and left alone.
    if (isDone) ledger.withNextCommit(note);
    else ledger.transaction(note);
  }

  #accept({ outbox }: Ledger, id: string, at: Date): void {
    const known = this.#find(id);
    if (known === null || known.state === 'ACCEPTED' || known.state === 'SKIPPED') return;
    if (known.state !== 'PREPARED') outbox.move(known, { state: 'PREPARED' }, at);
    outbox.move({ id: known.id, state: 'PREPARED' }, { state: 'ACCEPTED' }, at);
  }

  #refuse({ outbox }: Ledger, id: string, fault: Fault, at: Date): void {
    outbox.add(writeOf(id), at);
    const known = this.#find(id);
    if (known === null || known.state === 'SKIPPED' || isDeepStrictEqual(known.answer, fault)) return;
    if (known.state !== 'PREPARED') outbox.move(known, { state: 'PREPARED' }, at);
    outbox.move({ id: known.id, state: 'PREPARED' }, { state: 'REFUSED', answer: fault }, at);
  }

  #find(id: string): Write | null {
    const { target, kind, key } = writeOf(id);
    return this.#ledger?.outbox.find(target, kind, key) ?? null;
  }

  #sealed(version: string): string {
    return createHash('sha256').update(`${version} ${this.#seal}`).digest('hex');
  }
}

function nameOf(id: string, kind: Item['kind'] = 'order') {
  return { target: 'crm', kind, key: id } as const;
}

function writeOf(id: string): NewWrite {
  return { ...nameOf(id), orderKey: null, subject: id, event: 'changed', payload: {} };
}
