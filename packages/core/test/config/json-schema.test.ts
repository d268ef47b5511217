import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../../src/check/json-schema.ts';
import { checkShape, type KnownKey, knownKeys } from '../../src/config/check-shape.ts';
import { fr } from '../../src/words/language.ts';
import { parseJsonc } from '../../src/config/parse-jsonc.ts';
import { ConfigFolder, configWith } from './config-folder.ts';

/** Every key that is promised. */
const contract = `
  $schema store language workDir report giftCards
  ftp.host ftp.port ftp.user ftp.password ftp.tls ftp.tlsCa ftp.timeoutSeconds ftp.attempts ftp.deadlineSeconds
  shop.url shop.key shop.shopId shop.timeZone shop.ca shop.timeoutSeconds shop.attempts shop.deadlineSeconds
  shop.graceSeconds shop.parallel
  writeBack.rules writeBack.rules[].when writeBack.rules[].from writeBack.rules[].to writeBack.rules[].mail
  writeBack.shipments.source writeBack.shipments.columns
  crm.url crm.user crm.accessKey crm.assignTo crm.ca crm.createAccount crm.createPotential crm.orderPrefix
  crm.potentialPrefix crm.orderStatus crm.invoice.states crm.invoice.status crm.currencies crm.taxes crm.defaults
  crm.timeoutSeconds crm.attempts crm.deadlineSeconds crm.graceSeconds
  articles.source articles.columns articles.features articles.attributes articles.group articles.name articles.update
  articles.create.active articles.create.category articles.create.taxRulesGroup articles.price.from articles.price.decimals
  articles.images.folder articles.images.remote articles.images.pattern
  articles.documents.folder articles.documents.remote articles.documents.pattern
  customers.toShop.source customers.toShop.columns customers.toShop.create customers.toShop.groups
  customers.toShop.addresses customers.toShop.dormant.column customers.toShop.dormant.is customers.toShop.deactivate
  customers.toShop.filters customers.fromShop.prospects customers.fromShop.fileName customers.fromShop.layout
  articles.specificPrices.source articles.specificPrices.columns articles.specificPrices.dateFormat
  articles.filters articles.guard.maxNew articles.guard.maxChangedPercent
  orders.from orders.windowDays
  orders.source orders.delimiter orders.encoding orders.decimal orders.dateFormat orders.columns orders.states
  orders.ignoredStates orders.giftVoucher.patterns orders.giftVoucher.policy orders.paymentCodes orders.maxLineBytes
  giftCards[].productId giftCards[].reference giftCards[].quantity giftCards[].row
  xml.remoteDir xml.stagingDir xml.fileName xml.encoding xml.perOrder xml.layout
  stock.source stock.target stock.to stock.keep.references stock.keep.categories
  stock.untracked.column stock.untracked.is stock.untracked.quantity stock.allowNegative stock.filters stock.columns stock.stores stock.missedSales stock.reservingStates
  stock.guard.maxAgeMinutes stock.guard.ordersMaxAgeMinutes stock.guard.minRows stock.guard.maxDropPercent stock.guard.maxWithoutGencodPercent
  proshop.importMinutes trace.maxKilobytes
  alerts.email.host alerts.email.port alerts.email.secure alerts.email.user alerts.email.password alerts.email.from
  alerts.email.to alerts.webhook.url alerts.command alerts.notCollectedMinutes alerts.unchangedMinutes alerts.weekly
  retention.archiveDays retention.rejectsDays retention.tracesDays retention.ledgerDetailsDays
`
  .trim()
  .split(/\s+/);

function allKeys(keys: readonly KnownKey[] = knownKeys()): KnownKey[] {
  return keys.flatMap((key) => [key, ...allKeys(key.keys)]);
}

interface Described {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
}

function descriptionOf(name: string): string | undefined {
  let schema: Described | undefined = configJsonSchema();
  for (const part of name.split('.')) {
    const [key = '', isItem] = [part.replace('[]', ''), part.endsWith('[]')];
    schema = isItem ? schema?.properties?.[key]?.items : schema?.properties?.[key];
  }
  return schema?.description;
}

test.each(contract)('%s is in the JSON Schema, with what it is for', (name) => {
  expect(descriptionOf(name)).toBe((fr.config.keys as Record<string, string>)[name]);
  expect(descriptionOf(name)).toMatch(/\.$/);
});

test('the schema knows no other key than those promised, and each has its words', () => {
  const leaves = allKeys().filter(
    (key) => key.keys.length === 0 || ['giftCards', 'writeBack.rules'].includes(key.name),
  );
  expect(leaves.map((key) => key.name).toSorted()).toEqual(contract.toSorted());
  expect(Object.keys(fr.config.keys).toSorted()).toEqual(
    allKeys()
      .map((key) => key.name)
      .toSorted(),
  );
});

test('the JSON Schema says what it is, what is required and what is refused', () => {
  expect(configJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['ftp'],
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      ftp: { required: ['host', 'user', 'password'], properties: { port: { default: 21, maximum: 65535 } } },
      xml: { properties: { encoding: { enum: ['UTF-8', 'windows-1252', 'iso-8859-1'] } } },
    },
  });
});

const plainKeys = allKeys().filter((key) => key.keys.length === 0 && !key.name.includes('[]'));

test.each(plainKeys.map((key) => [key.name, key.field.example] as const))(
  'the example of %s is one that it takes: %j',
  (name, example) => {
    const document = parseJsonc(JSON.stringify(configWith(name, example)));
    if ('syntaxFaults' in document) throw new Error('not JSON');
    const faults = checkShape(document).faults.filter((fault) => fault.key.startsWith(name));
    expect(faults).toEqual([]);
    expect(example).toBeDefined();
  },
);

test('scripts/make-schema.ts writes it', () => {
  const folder = new ConfigFolder();
  const target = join(folder.path, 'dist', 'passerelle.schema.json');
  execFileSync(process.execPath, [join(import.meta.dirname, '../../../../scripts/make-schema.ts'), target]);
  expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual(configJsonSchema());
  folder.remove();
});
