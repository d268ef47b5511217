import { once } from 'node:events';
import type { Believed } from './answer.ts';
import { addressOf, isPlain, nameOf, rootOf, type Call } from './call.ts';
import { exchange, type Reply } from './exchange.ts';
import { ShopTrouble, type ShopFault } from './shop-fault.ts';
import type { ShopNotice, ShopSettings, ShopWorld } from './shop-settings.ts';
import { Slots } from './slots.ts';
import { forAPerson } from './text.ts';
import { trustAuthority } from './trust.ts';
import { againAfter, effectOf } from './what-next.ts';

/** Finds in an answer what was asked for, or throws ShopTrouble. */
export type Judge<T> = (reply: Reply, call: Call) => Believed<T>;

/** Whom reads are asked of. */
export interface Asker {
  /** So many at a time are worth being asked. */
  readonly parallel: number;
  /** A read: tried again for as long as that helps and there is time. Rejects with ShopTrouble. */
  ask<T>(call: Call, judge: Judge<T>): Promise<T>;
  /** The same, but its reads are given up once the signal is aborted. */
  under(signal: AbortSignal): Asker;
}

/** Sends calls, a few at a time at most, and decides which are tried again. */
export class Caller implements Asker {
  /** Requests sent so far, repeated ones included. */
  requests = 0;
  /** PrestaShop's version, as the last answer that knew said it. */
  version: string | undefined;
  /** The host was found to forbid PATCH, PUT or DELETE. */
  isByPost = false;
  readonly parallel: number;
  readonly #slots: Slots;
  readonly #settings: ShopSettings;
  readonly #world: ShopWorld;
  readonly #root: string;
  readonly #told = new Set<string>();

  constructor(settings: ShopSettings, world: ShopWorld) {
    const root = rootOf(settings.url);
    if (root === undefined) {
      throw new ShopTrouble({ kind: 'shop/address-unusable', address: withoutLogin(settings.url) }, 'open');
    }
    this.#root = root;
    this.parallel = settings.parallel ?? 1;
    this.#slots = new Slots(this.parallel);
    this.#settings = settings;
    this.#world = world;
    if (settings.ca !== undefined) trustAuthority(settings.ca);
    if (isPlain(root)) this.tell({ kind: 'shop/plain-http', origin: new URL(root).origin });
  }

  get isEncrypted(): boolean {
    return this.#root.startsWith('https:');
  }

  ask<T>(call: Call, judge: Judge<T>): Promise<T> {
    return this.#ask(call, judge, this.#world.signal);
  }

  under(signal: AbortSignal): Asker {
    const either = this.#world.signal ? AbortSignal.any([this.#world.signal, signal]) : signal;
    return {
      parallel: this.parallel,
      ask: (call, judge) => this.#ask(call, judge, either),
      under: (other) => this.under(AbortSignal.any([signal, other])),
    };
  }

  /** A write: sent again only where nothing of it was done, for sure. */
  send<T>(call: Call, judge: Judge<T>): Promise<T> {
    const helps = ({ kind }: ShopFault) => againAfter(kind) === 'at once' && effectOf(kind) === 'none';
    return this.#slots.hold(() => this.#tryAgain(call, judge, helps, this.#world.signal));
  }

  tell(notice: ShopNotice): void {
    if (this.#told.has(notice.kind)) return;
    this.#told.add(notice.kind);
    this.#world.onNotice(notice);
  }

  #ask<T>(call: Call, judge: Judge<T>, signal: AbortSignal | undefined): Promise<T> {
    const helps = ({ kind }: ShopFault) => againAfter(kind) === 'at once';
    return this.#slots.hold(() => this.#tryAgain(call, judge, helps, signal));
  }

  /** Its time begins when it is its turn. */
  async #tryAgain<T>(
    call: Call,
    judge: Judge<T>,
    helps: (fault: ShopFault) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const end = this.#world.now() + this.#settings.deadlineSeconds * 1000;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(call, judge, end, signal);
      } catch (error) {
        if (!(error instanceof ShopTrouble)) throw error;
        const waitMs = waitAfter(error.fault, attempt);
        const isOver = attempt >= this.#settings.attempts || this.#world.now() + waitMs >= end;
        if (isOver || !helps(error.fault)) throw error;
        this.#world.onRetry?.({ asked: nameOf(call), kind: error.fault.kind, attempt, waitMs });
        await Promise.race([this.#world.wait(waitMs), ...(signal ? [abortOf(signal)] : [])]);
      }
    }
  }

  async #once<T>(call: Call, judge: Judge<T>, end: number, signal: AbortSignal | undefined): Promise<T> {
    if (signal?.aborted === true) throw new ShopTrouble({ kind: 'shop/stopped' }, nameOf(call));
    this.requests += 1;
    const left = end - this.#world.now();
    const seconds = Math.max(this.#settings.timeoutSeconds, call.timeoutSeconds ?? 0);
    const reply = await exchange({
      address: addressOf(this.#root, this.#settings.shopId, call),
      method: call.method,
      key: this.#settings.key,
      body: call.body,
      // A whole number: a timer takes no other.
      timeoutMs: Math.max(1, Math.floor(Math.min(seconds * 1000, left))),
      maxBytes: this.#settings.maxBytes ?? defaultMaxBytes,
      signal,
      asked: nameOf(call),
    });
    this.#learn(reply);
    return this.#believe(reply, call, judge);
  }

  /** '0' is what the web service says before it has looked at the key. */
  #learn({ version }: Reply): void {
    if (version !== '' && version !== '0') this.version = version;
  }

  #believe<T>(reply: Reply, call: Call, judge: Judge<T>): T {
    try {
      const { value, foreign } = judge(reply, call);
      if (foreign) {
        this.tell({ kind: 'shop/foreign-text', sample: forAPerson(`${foreign.before} ${foreign.after}`) });
      }
      return value;
    } catch (error) {
      if (error instanceof ShopTrouble) this.#tellWarnings(error.fault);
      throw error;
    }
  }

  #tellWarnings(fault: ShopFault): void {
    if (fault.kind !== 'shop/broken') return;
    const [sample] = fault.warnings;
    if (sample !== undefined) this.tell({ kind: 'shop/module-warns', sample });
  }
}

/** Pages of a list have one, and rarely two. */
const defaultMaxBytes = 16 * 1024 * 1024;

async function abortOf(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/** 1, 2, 4 … seconds, or as long as the shop asks for. */
function waitAfter(fault: ShopFault, attempt: number): number {
  const asked = 'retryAfterSeconds' in fault ? fault.retryAfterSeconds : undefined;
  return (asked ?? Math.min(2 ** (attempt - 1), 8)) * 1000;
}

function withoutLogin(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
