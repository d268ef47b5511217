import * as v from 'valibot';
import { ordersColumnNames, stockColumnNames } from './column-names.ts';
import { crm } from './crm-section.ts';
import * as f from './fields.ts';
import { articles, customers, writeBack } from './job-sections.ts';

const aDay = 1440;
const aYear = 525_600;
const aCentury = 36_525;

const ftp = f.section({
  host: f.host('192.168.1.10'),
  port: v.optional(f.whole(1, 65_535), 21),
  user: f.text('passerelle'),
  password: f.secret('env:PASSERELLE_FTP_PASSWORD'),
  tls: v.optional(f.choice('none', 'explicit', 'implicit'), 'none'),
  tlsCa: v.optional(f.localPath('ca.pem')),
  timeoutSeconds: v.optional(f.whole(1, 600), 10),
  attempts: v.optional(f.whole(1, 10), 3),
  deadlineSeconds: v.optional(f.whole(1, 1500), 45),
});

const delimiters = [',', ';', '\t', '|', ':', '.', '/', '-', ' '] as const;

/** PrestaShop's web service. */
const shop = f.section({
  url: f.shopAddress('https://www.exemple.fr'),
  key: f.secret('env:PASSERELLE_SHOP_KEY'),
  shopId: v.optional(f.whole(0, 1_000_000), 0),
  timeZone: v.optional(f.timeZone(), 'Europe/Paris'),
  ca: v.optional(f.localPath('ca.pem')),
  timeoutSeconds: v.optional(f.whole(1, 600), 20),
  attempts: v.optional(f.whole(1, 10), 3),
  deadlineSeconds: v.optional(f.whole(1, 1500), 120),
  graceSeconds: v.optional(f.whole(1, 1500), 60),
  parallel: v.optional(f.whole(1, 4), 2),
});

const orders = f.section({
  from: v.optional(f.choice('file', 'shop'), 'file'),
  windowDays: v.optional(f.whole(1, 365), 7),
  source: v.optional(f.remotePattern(), 'orders.csv'),
  delimiter: v.optional(f.choice('auto', ...delimiters), 'auto'),
  encoding: v.optional(f.choice('auto', 'utf-8', 'windows-1252'), 'auto'),
  decimal: v.optional(f.choice('auto', '.', ','), 'auto'),
  dateFormat: v.optional(f.dateFormat(), 'yyyy-MM-dd HH:mm:ss'),
  columns: v.optional(f.table(ordersColumnNames, f.column(), { ean13: ['Gencod'], qty: 14 }), {}),
  states: v.optional(f.list(f.state()), [2, 3, 4, 5, 9, 11, 'Paiement accepté']),
  ignoredStates: v.optional(f.list(f.state()), [1, 6, 7, 8, 10, 12]),
  giftVoucher: v.optional(
    f.section({
      patterns: v.optional(f.list(f.pattern()), ['bon cadeau', 'carte cadeau', 'chèque cadeau']),
      policy: v.optional(f.choice('withhold', 'payment'), 'withhold'),
    }),
    {},
  ),
  paymentCodes: v.optional(f.record(f.text('CB')), { 'Carte bancaire': 'CB' }),
  maxLineBytes: v.optional(f.whole(1024, 67_108_864), 1_048_576),
});

const giftCards = f.list(
  f.giftCard({
    productId: v.optional(f.text('1201')),
    reference: v.optional(f.text('CARTE50')),
    quantity: v.optional(f.whole(1, 999_999), 999),
    row: v.optional(f.record(f.cell('Carte cadeau 50 €'), { 'Nom du produit': 'Carte cadeau 50 €' }), {}),
  }),
  [{ productId: '1201', reference: 'CARTE50', quantity: 999 }],
);

const xml = f.section({
  remoteDir: v.optional(f.remoteFolder(), 'import'),
  stagingDir: v.optional(f.remotePath(), 'passerelle-staging'),
  fileName: v.optional(f.xmlName(), 'ventes_{date}_{time}_{batch}.xml'),
  encoding: v.optional(f.choice('UTF-8', 'windows-1252', 'iso-8859-1'), 'UTF-8'),
  perOrder: v.optional(f.flag(), false),
  layout: v.optional(f.localPath('layout.json')),
});

const stock = f.section({
  source: v.optional(f.remotePath(), 'ExportCSV.csv'),
  target: v.optional(f.remotePath(), 'ExportCSVmod.csv'),
  to: v.optional(f.choice('file', 'shop'), 'file'),
  keep: v.optional(
    f.section({
      references: v.optional(f.list(f.text('BON-ATELIER'), ['BON-ATELIER']), []),
      categories: v.optional(f.list(f.nameOrNumber('Occasion'), ['Occasion']), []),
    }),
    {},
  ),
  untracked: v.optional(
    f.section({
      column: f.heading('Suivi'),
      is: f.cellTexts('N'),
      quantity: v.optional(f.whole(1, 999_999), 999),
    }),
  ),
  allowNegative: v.optional(f.flag(), false),
  filters: v.optional(f.filters(), []),
  columns: v.optional(f.table(stockColumnNames, f.column(), { gencod: ['Gencod'], qty: ['Quantité'] }), {}),
  stores: v.optional(f.list(f.text('008'), ['008']), []),
  missedSales: v.optional(f.choice('remove', 'subtract'), 'remove'),
  reservingStates: v.optional(f.list(f.state(), [10]), []),
  guard: v.optional(
    f.section({
      maxAgeMinutes: v.optional(f.whole(0, aYear), 35),
      ordersMaxAgeMinutes: v.optional(f.whole(0, aYear), 15),
      minRows: v.optional(f.whole(0, 10_000_000), 1),
      maxDropPercent: v.optional(f.whole(0, 100), 50),
      maxWithoutGencodPercent: v.optional(f.whole(0, 100), 1),
    }),
    {},
  ),
});

const email = f.section({
  host: f.host('smtp.exemple.fr'),
  port: v.optional(f.whole(1, 65_535), 587),
  secure: v.optional(f.flag(), false),
  user: v.optional(f.text('passerelle@exemple.fr')),
  password: v.optional(f.secret('env:PASSERELLE_SMTP_PASSWORD')),
  from: f.text('passerelle@exemple.fr'),
  to: f.addresses('gerant@exemple.fr'),
});

const alerts = f.section({
  email: v.optional(email),
  webhook: v.optional(f.section({ url: f.url('https://exemple.fr/alertes') })),
  command: v.optional(f.text('powershell -File alerte.ps1')),
  notCollectedMinutes: v.optional(f.whole(0, 30 * aDay), 90),
  unchangedMinutes: v.optional(f.whole(0, 30 * aDay), 0),
  weekly: v.optional(f.flag(), false),
});

const retention = f.section({
  archiveDays: v.optional(f.whole(0, aCentury), 0),
  rejectsDays: v.optional(f.whole(0, aCentury), 0),
  tracesDays: v.optional(f.whole(0, aCentury), 0),
  ledgerDetailsDays: v.optional(f.whole(0, aCentury), 0),
});

/** The whole of passerelle.json, with every default. What a key is for stands in `words.config.keys`. */
export const configSchema = f.section({
  $schema: v.optional(f.text('passerelle.schema.json')),
  store: v.optional(f.text(), '008'),
  language: v.optional(f.choice('fr', 'en'), 'fr'),
  workDir: v.optional(f.localPath(), '.'),
  ftp,
  shop: v.optional(shop),
  writeBack: v.optional(writeBack),
  crm: v.optional(crm),
  orders: v.optional(orders, {}),
  giftCards: v.optional(giftCards, []),
  xml: v.optional(xml, {}),
  stock: v.optional(stock, {}),
  articles: v.optional(articles),
  customers: v.optional(customers),
  proshop: v.optional(f.section({ importMinutes: v.optional(f.list(f.whole(0, 59)), [0, 30]) }), {}),
  trace: v.optional(f.section({ maxKilobytes: v.optional(f.whole(1, 1_048_576), 1024) }), {}),
  report: v.optional(f.localPath('passerelle.html')),
  alerts: v.optional(alerts, {}),
  retention: v.optional(retention, {}),
});

/** An object whose keys have names, each with a schema of its own. */
interface Section extends v.GenericSchema {
  entries: Record<string, v.GenericSchema>;
}

/** An object whose keys are labels, headings, or names out of a list: one schema for all its values. */
interface Table extends v.GenericSchema {
  key: v.GenericSchema & { options?: readonly string[] };
  value: v.GenericSchema;
}

interface List extends v.GenericSchema {
  item: v.GenericSchema;
}

interface Optional extends v.GenericSchema {
  wrapped: v.GenericSchema;
  default: unknown;
}

export function isSection(schema: v.GenericSchema): schema is Section {
  return schema.type === 'strict_object';
}

export function isTable(schema: v.GenericSchema): schema is Table {
  return schema.type === 'record';
}

export function isList(schema: v.GenericSchema): schema is List {
  return schema.type === 'array';
}

export function isOptional(schema: v.GenericSchema): schema is Optional {
  return schema.type === 'optional';
}

/** The schema of what stands in the place, if anything does. */
export function unwrap(schema: v.GenericSchema): v.GenericSchema {
  return isOptional(schema) ? schema.wrapped : schema;
}

/** The keys that may stand in such an object; null: any, or it is no object. */
export function keysOf(schema: v.GenericSchema): readonly string[] | null {
  if (isSection(schema)) return Object.keys(schema.entries);
  return isTable(schema) ? (schema.key.options ?? null) : null;
}

/** The schema at that key, or of the items of a list; undefined: there is no such place. */
export function childOf(schema: v.GenericSchema, part: string | number): v.GenericSchema | undefined {
  if (isList(schema)) return schema.item;
  if (isTable(schema)) return schema.value;
  return isSection(schema) && Object.hasOwn(schema.entries, part) ? schema.entries[part] : undefined;
}

/** passerelle.json once read: defaults filled in, local paths absolute, passwords resolved (never print it whole). */
export type Config = v.InferOutput<typeof configSchema>;
