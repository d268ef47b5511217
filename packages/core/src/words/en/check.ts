import type { ListInShop, ShopJobName } from '../../ports/shop-facts.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const clockGap = (seconds: number): string =>
  seconds === 0 ? 'same time' : `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;

export const check: Sections['check'] = {
  command: 'try everything a run needs, and leave nothing behind',
  json: 'as JSON, on standard output',
  remedy: '→ ',
  config: ({ path }) => `Configuration: ${path}`,
  workFolder: ({ folder }) => `Work folder: ${folder} can be written`,
  noLedgerYet: ({ path }) => `Ledger: not yet (the first run will make ${path})`,
  ledgerSound: ({ path, lastBatch }) => `Ledger: ${path} is sound (last batch: ${lastBatch})`,
  loggedIn: ({ host, port, tls }) =>
    `Server: logged in to ${host}:${port}, ${tls === 'none' ? 'not encrypted' : `encrypted (${tls} TLS), certificate verified`}`,
  importFolder: ({ folder }) => `ProShop's folder: ${folder}`,
  nearestFolder: ({ near }) => `The nearest folder: ${near}.`,
  staging: ({ folder }) => `Staging folder: ${folder}`,
  stagingNew: ({ folder }) => `Staging folder: ${folder} can be made (the first run will)`,
  renamesOver: 'Upload, size, time and renaming over a file: the server allows them',
  refusesRenameOver: ({ reply }) => ({
    message: `The server refuses to rename over a file: ${reply}`,
    hint: 'Passerelle will delete the old ExportCSVmod just before it publishes the new one: a moment without a file. On ProFTPD, "AllowOverwrite on" avoids it.',
  }),
  clock: ({ seconds }) => `Server clock: ${clockGap(seconds)}`,
  clockFar: ({ seconds }) => ({
    message: `Server clock: ${clockGap(seconds)}`,
    hint: 'Passerelle allows for it, but a clock that jumps falsifies the age of files: set both machines by the Internet (NTP).',
  }),
  traits: ({ mlst, utf8, emptyList }) =>
    `What the server says: MLST ${mlst ? 'yes' : 'no'}, UTF-8 ${utf8 ? 'yes' : 'no'}, a missing folder is ${emptyList ? 'listed as empty' : 'refused'} (Passerelle relies on none of it)`,
};

const { count } = formatsOf('en');
const plural = pluralOf('en');

const rightsPlace = '"Advanced Parameters > Webservice" of PrestaShop';

const jobs: Record<ShopJobName, string> = {
  orders: 'orders',
  'write-back': '"write-back"',
  'customers-out': '"orders-to-xml customers"',
  crm: '"crm"',
  stock: 'quantities',
  articles: '"articles"',
  'customers-in': '"stock-csv-mod customers"',
};

const kinds: Record<ListInShop, { many: string; several: string; one: string }> = {
  states: { many: 'States', several: 'states', one: 'state' },
  carriers: { many: 'Carriers', several: 'carriers', one: 'carrier' },
  groups: { many: 'Groups of customers', several: 'groups', one: 'group' },
  'tax-groups': { many: 'Tax rules', several: 'tax rules groups', one: 'tax rules group' },
  categories: { many: 'Categories', several: 'categories', one: 'category' },
};

/** What `check` says of the shop. */
export const shopCheck: Sections['shopCheck'] = {
  connected: ({ name, resources }) =>
    `Shop: connected to ${name}, key accepted (${plural(resources, 'resource', 'resources')} allowed)`,
  version: ({ version }) => `PrestaShop: version ${version}`,
  version80: ({ version }) => ({
    message: `PrestaShop: version ${version}, whose web service sometimes gives damaged answers.`,
    hint: 'Bring the shop up to 8.1 or later.',
  }),
  versionLate: ({ version }) => ({
    message: `PrestaShop: version ${version}, later than those that were tried.`,
    hint: 'Compare some orders of the shop with the XML before you rely on it. "Improved" shipments are not read.',
  }),
  versionUnknown: () => ({
    message: 'PrestaShop: the shop does not say its version.',
    hint: 'A server in between may drop the header PSWS-Version: ask the host.',
  }),
  rights: ({ job, count: needed }) => `Rights of the key for ${jobs[job]}: all (${count(needed)})`,
  rightMissing: ({ resource, method, jobs: names }) => ({
    message: `The key lacks the right ${method} on "${resource}", which is needed for ${names.map((name) => jobs[name]).join(', ')}.`,
    hint: `In ${rightsPlace}, tick the box ${method} of the line "${resource}" for this key.`,
  }),
  named: ({ list, values }) =>
    `${kinds[list].many}: the shop has ${values.map((value) => `"${value}"`).join(', ')}`,
  notNamed: ({ key, list, value, search }) => {
    const { one, several } = kinds[list];
    if (search.kind === 'ambiguous')
      return {
        message: `${key}: several ${several} of the shop are called "${value}" (numbers ${search.ids.join(', ')}).`,
        hint: 'Give the number of the right one.',
      };
    if (search.kind === 'deleted')
      return { message: `${key}: the ${one} "${value}" was deleted in the shop.`, hint: `Correct ${key}.` };
    return {
      message: `${key}: the shop has no ${one} "${value}"${search.near ? ` (did you mean "${search.near}"?)` : ''}.`,
      hint: `Correct ${key}, or make it in the shop.`,
    };
  },
  rightWanted: ({ resource }) => ({
    message: `The key lacks the right GET on "${resource}": ${lost[resource] ?? 'part of the help is missing'}.`,
    hint: `Tick GET of the line "${resource}" for this key, in ${rightsPlace}.`,
  }),
  timeZone: ({ zone }) => `Time zone of the shop: ${zone}`,
  otherTimeZone: ({ zone, configured }) => ({
    message: `The shop keeps the time of ${zone}, and shop.timeZone says ${configured}.`,
    hint: `Put "timeZone": "${zone}" into the section "shop".`,
  }),
  currencies: ({ codes }) => `Currencies: ${codes.join(', ')}`,
  states: ({ count: states }) => `States of orders: ${count(states)}, all known to the configuration`,
  stateMissing: ({ key, state }) => ({
    message: `The state ${state} of ${key} does not exist in the shop.`,
    hint: `Correct ${key}, or take this state out of it.`,
  }),
  statesUnlisted: ({ states }) => ({
    message: `States of the shop that the configuration does not know: ${states.map(({ id, name }) => `${id} "${name}"`).join(', ')}.`,
    hint: 'Add each to orders.states (it is a sale) or to orders.ignoredStates: until then an order in one of them waits.',
  }),
  compared: ({ orders }) => `File and shop: ${plural(orders, 'order', 'orders')} in both, the same`,
  notCompared: ({ message, hint }) => ({
    message: `The file and the shop could not be compared: ${message}`,
    hint,
  }),
  notInShop: ({ ids }) => ({
    message: `In the file and not in the shop: ${ids.length === 1 ? 'order' : 'orders'} ${someOf(ids)}.`,
    hint: 'Check that the file comes from this shop, and shop.shopId.',
  }),
  orderDiffers: ({ id, what }) => ({
    message: `Order ${id}: the file and the shop differ (${what.join('; ')}).`,
    hint: "The first value is the file's. A recent change is gone with the next export; if it stays, look at the columns of the export module.",
  }),
  orderStateOf: ({ file, shop }) => `state ${file} / ${shop}`,
  valueOf: ({ field, file, shop }) => `${field} "${file}" / "${shop}"`,
  moreDiffer: ({ count: more }) => ({
    message: `${plural(more, 'more order differs', 'more orders differ')} between the file and the shop.`,
    hint: 'Mend the first ones, then run "orders-to-xml check" again.',
  }),
};

/** What a reading loses without that right. */
const lost: Readonly<Record<string, string>> = {
  combinations: 'sizes are read in the names of the articles',
  product_options: 'sizes are read in the names of the articles',
  product_option_values: 'sizes are read in the names of the articles',
  cart_rules: 'the codes of vouchers are not read',
  configurations: "the shop's time zone can't be checked",
  languages: "states are named in the shop's first language",
};

function someOf(ids: readonly string[]): string {
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')}… (${count(ids.length)})` : ids.join(', ');
}
