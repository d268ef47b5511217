import { foldText } from '../text/fold-text.ts';
import type { ShapedConfig } from './check-shape.ts';
import { nameOfPath, type ConfigPath } from './show-value.ts';
import type { ConfigFault, FaultKind } from './fault.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import type { Config } from './schema.ts';

interface Broken {
  path: ConfigPath;
  fault: FaultKind;
}

/** What several keys must not say together. It is tried only if each key that it reads is sound. */
interface Rule {
  reads: readonly string[];
  find(config: Config): Broken[];
}

/** Every rule that the configuration breaks. */
export function brokenRules(shaped: ShapedConfig, document: JsoncDocument): ConfigFault[] {
  return rules
    .filter((rule) => rule.reads.every((key) => shaped.isSound(key)))
    .flatMap((rule) => rule.find(shaped.config))
    .map(({ path, fault }) => ({ ...fault, key: nameOfPath(path), line: document.lineOf(path) }));
}

const rules: readonly Rule[] = [
  {
    reads: ['orders.states', 'orders.ignoredStates'],
    find: ({ orders }) =>
      inBoth(['orders', 'ignoredStates'], orders.ignoredStates, 'orders.states', orders.states),
  },
  {
    reads: ['orders.states', 'stock.reservingStates'],
    find: ({ orders, stock }) =>
      inBoth(['stock', 'reservingStates'], stock.reservingStates, 'orders.states', orders.states),
  },
  {
    reads: ['xml.remoteDir', 'xml.stagingDir'],
    find: ({ xml }) => samePlace(['xml', 'stagingDir'], xml.stagingDir, 'xml.remoteDir', xml.remoteDir),
  },
  {
    reads: ['stock.source', 'stock.target'],
    find: ({ stock }) => samePlace(['stock', 'target'], stock.target, 'stock.source', stock.source),
  },
  {
    reads: ['orders.source', 'stock.target'],
    find: ({ stock, orders }) => samePlace(['stock', 'target'], stock.target, 'orders.source', orders.source),
  },
  needs('shop', ['orders', 'from'], ({ orders }) => orders.from === 'shop'),
  needs('shop', ['stock', 'to'], ({ stock }) => stock.to === 'shop'),
  needs('shop', ['writeBack', 'rules'], ({ writeBack }) => writeBack !== undefined),
  needs('shop', ['articles'], ({ articles }) => articles !== undefined),
  needs('alerts.email', ['alerts', 'weekly'], ({ alerts }) => alerts.weekly),
  {
    reads: ['customers', 'shop'],
    find: ({ customers, shop }) =>
      customers !== undefined && shop === undefined
        ? [{ path: ['customers'], fault: { kind: 'section-needed', section: 'shop' } }]
        : [],
  },
  {
    reads: ['articles.columns'],
    find: ({ articles }) => allAbsent('articles', articles?.columns ?? {}, ['gencod', 'reference']),
  },
  {
    reads: ['writeBack.rules', 'writeBack.shipments'],
    find: ({ writeBack }) => ruleWithoutShipments(writeBack),
  },
  {
    reads: ['crm.createAccount', 'crm.defaults'],
    find: ({ crm }) =>
      crm !== undefined && !crm.createAccount && !crm.defaults['SalesOrder']?.['account_id']
        ? [
            {
              path: ['crm', 'createAccount'],
              fault: { kind: 'section-needed', section: 'crm.defaults.SalesOrder.account_id' },
            },
          ]
        : [],
  },
  {
    reads: ['orders.columns'],
    find: ({ orders }) => [
      ...allAbsent('orders', orders.columns, ['qty']),
      ...allAbsent('orders', orders.columns, ['id', 'ref']),
      ...allAbsent('orders', orders.columns, ['ean13', 'lineRef']),
    ],
  },
  {
    reads: ['stock.columns'],
    find: ({ stock }) => [
      ...allAbsent('stock', stock.columns, ['qty']),
      ...allAbsent('stock', stock.columns, ['gencod', 'reference']),
    ],
  },
];

/** What stands at that place can't be done without another section. */
function needs(
  section: 'shop' | 'alerts.email',
  path: ConfigPath,
  isUsed: (config: Config) => boolean,
): Rule {
  const isThere = ({ shop, alerts }: Config): boolean =>
    (section === 'shop' ? shop : alerts.email) !== undefined;
  return {
    reads: [nameOfPath(path), section],
    find: (config) =>
      isUsed(config) && !isThere(config) ? [{ path, fault: { kind: 'section-needed', section } }] : [],
  };
}

type States = Config['orders']['states'];

function inBoth(list: ConfigPath, states: States, otherKey: string, others: States): Broken[] {
  return states
    .map((state, index) => ({ state, path: [...list, index] }))
    .filter(({ state }) => holdsState(others, state))
    .map(({ state, path }) => ({
      path,
      fault: { kind: 'state-in-two-lists', state: JSON.stringify(state), otherKey },
    }));
}

/** Parcels and documents are told by the file of shipments alone. */
function ruleWithoutShipments(writeBack: Config['writeBack']): Broken[] {
  if (writeBack === undefined || writeBack.shipments !== undefined) return [];
  const index = writeBack.rules.findIndex(({ when }) => /^(?:shipped|document:)/.test(when));
  if (index < 0) return [];
  const fault = { kind: 'section-needed', section: 'writeBack.shipments' } as const;
  return [{ path: ['writeBack', 'rules', index, 'when'], fault }];
}

function samePlace(path: ConfigPath, place: string, otherKey: string, other: string): Broken[] {
  return plainPath(place) === plainPath(other)
    ? [{ path, fault: { kind: 'same-place', otherKey, place } }]
    : [];
}

/** Servers on Windows take no account of case; where one shuts its users in, its root is the login folder. */
function plainPath(path: string): string {
  return path.toLowerCase().replace(/^\//, '');
}

function allAbsent(
  section: 'orders' | 'stock' | 'articles',
  columns: Record<string, unknown>,
  keys: string[],
): Broken[] {
  const path = [section, 'columns', ...keys.slice(0, 1)];
  const isNeeded = keys.every((key) => columns[key] === false);
  return isNeeded ? [{ path, fault: { kind: 'column-needed', keys } }] : [];
}

/**
 * Whoever writes one of the two lists of states decides: what stands in it leaves the other list, if that one is the
 * built-in default. So `"states": [2, 10]` alone is enough to make 10 a sale.
 */
export function letGivenStatesWin({ config, isGiven }: Pick<ShapedConfig, 'config' | 'isGiven'>): Config {
  const { states, ignoredStates } = config.orders;
  const orders = {
    ...config.orders,
    states: isGiven(['orders', 'states']) ? states : without(states, ignoredStates),
    ignoredStates: isGiven(['orders', 'ignoredStates']) ? ignoredStates : without(ignoredStates, states),
  };
  return { ...config, orders };
}

/** 2 and "2" are the same state, and so are labels that differ in case or accents only. */
function holdsState(list: States, state: number | string): boolean {
  const folded = foldState(state);
  return list.some((other) => foldState(other) === folded);
}

function foldState(state: number | string): string {
  return typeof state === 'number' ? String(state) : foldText(state);
}

function without(states: States, taken: States): States {
  return states.filter((state) => !holdsState(taken, state));
}
