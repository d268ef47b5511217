import { fault, type Finding, ok, type ShopJob, warning } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { ShopJobName } from '@passerelle/core/ports/shop-facts.ts';
import type { Words } from '@passerelle/core/words/words.ts';
import type { Rights } from '../rights.ts';
import type { ShopClient } from '../shop-client.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { checkPlaces } from './check-places.ts';
import { mayUse, rightsMissed, rightsNeeded } from './job-rights.ts';
import { openShop } from './open-shop.ts';
import { shopFailure } from './shop-failure.ts';
import { FactsOfShop } from './shop-facts.ts';

export interface ShopCheck<W extends Words> {
  config: Config;
  words: W;
  /** Those of the program's jobs that the configuration asks for. */
  jobs: readonly ShopJob<W>[];
  sleep: (milliseconds: number) => Promise<void>;
  pace: number;
}

/** Tries what the configured jobs need of the shop, and changes nothing there. One line for each thing, with its remedy. */
export async function checkShop<W extends Words>({
  config,
  words,
  jobs,
  sleep,
  pace,
}: ShopCheck<W>): Promise<Finding[]> {
  const { shop } = config;
  if (shop === undefined) return [];
  const notices: ShopNotice[] = [];
  const findings: Finding[] = [];
  try {
    const client = openShop(shop, { sleep, pace, onNotice: (notice) => notices.push(notice) });
    for await (const finding of new Look(client, config, words).around(jobs)) findings.push(finding);
  } catch (error) {
    findings.push(faultOf(error, words));
  }
  // The configuration's own warning says it already.
  const told = notices.filter(({ kind }) => kind !== 'shop/plain-http');
  return [...findings, ...told.map((notice) => warning(words.say({ ...notice })))];
}

function faultOf(error: unknown, words: Words): Finding {
  const failure = error instanceof ShopTrouble ? shopFailure(error) : error;
  if (!(failure instanceof Failure)) throw error;
  return fault(words.say(failure.fault), failure.exitCode);
}

class Look<W extends Words> {
  readonly #client: ShopClient;
  readonly #config: Config;
  readonly #words: W;

  constructor(client: ShopClient, config: Config, words: W) {
    this.#client = client;
    this.#config = config;
    this.#words = words;
  }

  async *around(jobs: readonly ShopJob<W>[]): AsyncGenerator<Finding> {
    const client = this.#client;
    const { shopCheck } = this.#words;
    const rights = await client.rights();
    const { host: name } = new URL(this.#config.shop?.url ?? '');
    yield ok(shopCheck.connected({ name, resources: rights.size }));
    yield this.#checkVersion();
    yield* this.#checkRights(jobs, rights);
    const facts = new FactsOfShop(client, rights);
    if (may(rights, 'configurations')) yield* this.#checkTimeZone(facts);
    if (may(rights, 'currencies')) yield await this.#checkCurrencies();
    const namesStates = jobs.some((job) => job.name === 'orders' || job.name === 'stock');
    if (namesStates && may(rights, 'order_states')) yield* this.#checkStates(await facts.states());
    for (const job of jobs) {
      if (this.#lacking(job.name, rights).length > 0) continue;
      yield* await checkPlaces(job.places ?? [], facts, this.#words);
      yield* (await job.look?.(facts, this.#words)) ?? [];
    }
  }

  /** Per job a line that all is there; what is missing is told once, with the jobs that it stops. */
  *#checkRights(jobs: readonly ShopJob<W>[], rights: Rights): Generator<Finding> {
    const { shopCheck } = this.#words;
    const stopped = new Map<string, { resource: string; method: string; jobs: ShopJobName[] }>();
    for (const { name: job } of jobs) {
      const lacking = this.#lacking(job, rights);
      if (lacking.length === 0)
        yield ok(shopCheck.rights({ job, count: rightsNeeded(job, this.#client.version).length }));
      for (const { resource, method } of lacking) {
        const key = `${method} ${resource}`;
        stopped.set(key, { resource, method, jobs: [...(stopped.get(key)?.jobs ?? []), job] });
      }
    }
    for (const right of stopped.values()) yield fault(shopCheck.rightMissing(right), ExitCode.Usage);
    const needed = jobs.flatMap(({ name }) => rightsNeeded(name, this.#client.version));
    const named = new Set(needed.map(({ resource }) => resource));
    const missed = new Set(jobs.flatMap(({ name }) => rightsMissed(name, rights)));
    const untold = [...missed].filter((resource) => !named.has(resource));
    for (const resource of untold) yield warning(shopCheck.rightWanted({ resource }));
  }

  #lacking(job: ShopJobName, rights: Rights) {
    return rightsNeeded(job, this.#client.version).filter((right) => !mayUse(rights, right));
  }

  /** 8.0 under PHP 8.1 gives broken XML; from 9.1 on shipments may stand elsewhere. */
  #checkVersion(): Finding {
    const { shopCheck } = this.#words;
    const { version } = this.#client;
    if (version === undefined) return warning(shopCheck.versionUnknown());
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major === 8 && minor === 0) return warning(shopCheck.version80({ version }));
    const isLate = major > 9 || (major === 9 && minor >= 1);
    return isLate ? warning(shopCheck.versionLate({ version })) : ok(shopCheck.version({ version }));
  }

  async *#checkTimeZone(facts: FactsOfShop): AsyncGenerator<Finding> {
    const { shopCheck } = this.#words;
    const zone = await facts.setting('PS_TIMEZONE');
    const configured = this.#config.shop?.timeZone ?? '';
    if (zone === undefined) return;
    yield zone === configured
      ? ok(shopCheck.timeZone({ zone }))
      : warning(shopCheck.otherTimeZone({ zone, configured }));
  }

  async #checkCurrencies(): Promise<Finding> {
    const currencies = await this.#client.currencies();
    return ok(this.#words.shopCheck.currencies({ codes: currencies.map(({ isoCode }) => isoCode) }));
  }

  /** Labels are compared when orders are read; ids can be looked up here. */
  #checkStates(states: readonly StatusOfShop[]): Finding[] {
    const { orders, stock } = this.#config;
    const { shopCheck } = this.#words;
    const lists = {
      'orders.states': orders.states,
      'orders.ignoredStates': orders.ignoredStates,
      'stock.reservingStates': stock.reservingStates,
    };
    const live = states.filter(({ isDeleted }) => !isDeleted);
    const ids = new Set(states.map(({ id }) => String(id)));
    const missing = Object.entries(lists).flatMap(([key, list]) =>
      list
        .filter((state) => /^\d+$/.test(String(state)) && !ids.has(String(state)))
        .map((state) => warning(shopCheck.stateMissing({ key, state: String(state) }))),
    );
    const listed = new Set([...orders.states, ...orders.ignoredStates].map((state) => String(state)));
    const unlisted = live
      .map(({ id, names }) => ({ id, name: names[0] ?? '' }))
      .filter(({ id, name }) => !listed.has(String(id)) && !listed.has(name));
    if (unlisted.length > 0) return [...missing, warning(shopCheck.statesUnlisted({ states: unlisted }))];
    return [...missing, ok(shopCheck.states({ count: live.length }))];
  }
}

function may(rights: Rights, resource: string): boolean {
  return mayUse(rights, { resource, method: 'GET' });
}
