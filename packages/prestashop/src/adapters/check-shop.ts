import { fault, ok, warning, type Finding } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Words } from '@passerelle/core/words/words.ts';
import type { OrderState } from '../facts.ts';
import type { Method, ResourceName } from '../resources.ts';
import type { Rights } from '../rights.ts';
import { textIn } from '../rows.ts';
import type { ShopClient } from '../shop-client.ts';
import { ShopTrouble } from '../shop-fault.ts';
import type { ShopNotice } from '../shop-settings.ts';
import { openShop } from './open-shop.ts';
import { shopFailure } from './shop-failure.ts';

/** What orders are read from: a key without GET on one of these cannot read them. */
const needed = [
  'addresses',
  'carriers',
  'countries',
  'currencies',
  'customers',
  'order_cart_rules',
  'order_details',
  'order_payments',
  'order_states',
  'orders',
  'taxes',
] as const;

/** What quantities are written with: the goods are read, and whether the shop looks at quantities. */
const neededForLevels = ['combinations', 'configurations', 'products', 'stock_availables'] as const;

/** What makes them better. */
const wanted = [
  'cart_rules',
  'combinations',
  'configurations',
  'languages',
  'product_option_values',
  'product_options',
] as const;

export interface ShopCheck {
  config: Config;
  words: Words;
  sleep: (milliseconds: number) => Promise<void>;
  pace: number;
}

/** Tries what the configured jobs need of the shop, and changes nothing there. One line for each thing, with its remedy. */
export async function checkShop({ config, words, sleep, pace }: ShopCheck): Promise<Finding[]> {
  const { shop } = config;
  if (shop === undefined) return [];
  const notices: ShopNotice[] = [];
  const findings: Finding[] = [];
  try {
    const client = openShop(shop, { sleep, pace, onNotice: (notice) => notices.push(notice) });
    for await (const finding of lookAround(client, config, words)) findings.push(finding);
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

async function* lookAround(client: ShopClient, config: Config, words: Words): AsyncGenerator<Finding> {
  const { shopCheck } = words;
  const rights = await client.rights();
  const { host: name } = new URL(config.shop?.url ?? '');
  yield ok(shopCheck.connected({ name, resources: rights.size }));
  yield checkVersion(client.version, words);
  const asked = neededRights(config, client.version);
  const missing = asked.filter(({ resource, method }) => !rights.get(resource)?.has(method));
  yield* missing.map((right) => fault(words.say({ kind: 'shop/right-missing', ...right }), ExitCode.Usage));
  if (missing.length === 0) yield ok(shopCheck.rights({ resources: asked.length }));
  const named = new Set(asked.map(({ resource }) => resource));
  const lacking = wanted.filter((resource) => !named.has(resource) && !mayGet(rights, resource));
  yield* lacking.map((resource) => warning(shopCheck.rightWanted({ resource })));
  if (mayGet(rights, 'configurations')) yield* checkTimeZone(client, config, words);
  if (mayGet(rights, 'currencies')) yield await checkCurrencies(client, words);
  if (mayGet(rights, 'order_states')) yield* checkStates(await client.orderStates(), config, words);
}

function mayGet(rights: Rights, resource: string): boolean {
  return rights.get(resource)?.has('GET') ?? false;
}

interface Right {
  resource: ResourceName;
  method: Method;
}

/** What the configured jobs can't do without. */
function neededRights({ orders, stock }: Config, version: string | undefined): Right[] {
  const get = (resource: ResourceName): Right => ({ resource, method: 'GET' });
  if (stock.to === 'file') return needed.map(get);
  // Before 8.0 there is no PATCH.
  const method = Number.parseInt(version ?? '8', 10) >= 8 ? 'PATCH' : 'PUT';
  const levels = [...neededForLevels.map(get), { resource: 'stock_availables', method } as const];
  return orders.from === 'file' ? levels : [...needed.map(get), ...levels];
}

/** 8.0 under PHP 8.1 gives broken XML; from 9.1 on shipments may stand elsewhere. */
function checkVersion(version: string | undefined, { shopCheck }: Words): Finding {
  if (version === undefined) return warning(shopCheck.versionUnknown());
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 8 && minor === 0) return warning(shopCheck.version80({ version }));
  const isLate = major > 9 || (major === 9 && minor >= 1);
  return isLate ? warning(shopCheck.versionLate({ version })) : ok(shopCheck.version({ version }));
}

async function* checkTimeZone(client: ShopClient, { shop }: Config, words: Words): AsyncGenerator<Finding> {
  const zone = (await client.settings('PS_TIMEZONE')).get('PS_TIMEZONE');
  const configured = shop?.timeZone ?? '';
  if (zone === undefined || zone === '') return;
  yield zone === configured
    ? ok(words.shopCheck.timeZone({ zone }))
    : warning(words.shopCheck.otherTimeZone({ zone, configured }));
}

async function checkCurrencies(client: ShopClient, { shopCheck }: Words): Promise<Finding> {
  const currencies = await client.currencies();
  return ok(shopCheck.currencies({ codes: currencies.map(({ isoCode }) => isoCode) }));
}

/** Labels are compared when orders are read; ids can be looked up here. */
function checkStates(states: readonly OrderState[], { orders, stock }: Config, words: Words): Finding[] {
  const { shopCheck } = words;
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
    .map(({ id, names }) => ({ id, name: textIn(names, [...names.keys()][0] ?? 0) }))
    .filter(({ id, name }) => !listed.has(String(id)) && !listed.has(name));
  if (unlisted.length > 0) return [...missing, warning(shopCheck.statesUnlisted({ states: unlisted }))];
  return [...missing, ok(shopCheck.states({ count: live.length }))];
}
