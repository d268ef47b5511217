import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleConfig, type SampleAnswers } from '../../src/set-up/sample.ts';
import { ConfigFolder, marked, soundFtp } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const answers: SampleAnswers = {
  language: 'fr',
  host: '127.0.0.1',
  port: 21,
  user: 'passerelle',
  password: 'env:PASSERELLE_FTP_PASSWORD',
  tls: 'none',
};

const defaults = {
  store: '008',
  language: 'fr',
  workDir: folder.path,
  ftp: {
    host: '127.0.0.1',
    port: 21,
    user: 'passerelle',
    password: marked,
    tls: 'none',
    timeoutSeconds: 10,
    attempts: 3,
    deadlineSeconds: 45,
  },
  orders: {
    from: 'file',
    windowDays: 7,
    source: 'orders.csv',
    delimiter: 'auto',
    encoding: 'auto',
    decimal: 'auto',
    dateFormat: 'yyyy-MM-dd HH:mm:ss',
    columns: {},
    states: [2, 3, 4, 5, 9, 11, 'Paiement accepté'],
    ignoredStates: [1, 6, 7, 8, 10, 12],
    giftVoucher: { patterns: ['bon cadeau', 'carte cadeau', 'chèque cadeau'], policy: 'withhold' },
    paymentCodes: { 'Carte bancaire': 'CB' },
    maxLineBytes: 1_048_576,
  },
  giftCards: [],
  xml: {
    remoteDir: 'import',
    stagingDir: 'passerelle-staging',
    fileName: 'ventes_{date}_{time}_{batch}.xml',
    encoding: 'UTF-8',
    perOrder: false,
  },
  stock: {
    source: 'ExportCSV.csv',
    target: 'ExportCSVmod.csv',
    columns: {},
    stores: [],
    to: 'file',
    keep: { references: [], categories: [] },
    allowNegative: false,
    filters: [],
    missedSales: 'remove',
    reservingStates: [],
    guard: {
      maxAgeMinutes: 35,
      ordersMaxAgeMinutes: 15,
      minRows: 1,
      maxDropPercent: 50,
      maxWithoutGencodPercent: 1,
    },
  },
  proshop: { importMinutes: [0, 30] },
  trace: { maxKilobytes: 1024 },
  alerts: { notCollectedMinutes: 90, unchangedMinutes: 0, weekly: false },
  retention: { archiveDays: 0, rejectsDays: 0, tracesDays: 0, ledgerDetailsDays: 0 },
};

test('only the login has no default', async () => {
  const { config, warnings } = await folder.read({ ftp: soundFtp });
  expect(config).toEqual(defaults);
  expect(warnings).toEqual([]);
});

test.each(['fr', 'en'] as const)('the sample in %s reads back to the defaults', async (language) => {
  folder.env['PASSERELLE_FTP_PASSWORD'] = marked;
  const { config } = await folder.read(sampleConfig({ ...answers, language }));
  expect(config).toEqual({ ...defaults, language, $schema: 'passerelle.schema.json' });
});

test('the sample holds what was answered', async () => {
  const { ftp } = (
    await folder.read(
      sampleConfig({
        language: 'en',
        host: 'ftp.exemple.fr',
        port: 990,
        user: 'd\u2019"Arc\\',
        password: 'env:FTP_PASSWORD',
        tls: 'implicit',
      }),
    )
  ).config;
  expect(ftp).toMatchObject({
    host: 'ftp.exemple.fr',
    port: 990,
    user: 'd\u2019"Arc\\',
    password: marked,
    tls: 'implicit',
  });
});

test('every commented key of the sample is taken when its slashes are removed', async () => {
  folder.env['PASSERELLE_SMTP_PASSWORD'] = 'x';
  folder.env['PASSERELLE_SHOP_KEY'] = 'y';
  folder.env['PASSERELLE_CRM_KEY'] = 'z';
  const text = sampleConfig(answers).replaceAll(/^( *)\/\/ (?= *"\w+":| *\},?$)/gm, '$1');
  const { config } = await folder.read(text);
  expect(config).toMatchObject({
    ftp: { tlsCa: join(folder.path, 'ca.pem') },
    shop: { key: 'y', ca: join(folder.path, 'ca.pem') },
    writeBack: {
      rules: [{ when: 'collected' }, { when: 'shipped' }],
      shipments: { source: 'expeditions.csv' },
    },
    crm: { accessKey: 'z', ca: join(folder.path, 'ca.pem'), invoice: { states: 'shop' } },
    articles: {
      source: 'stock',
      create: { active: true, category: 'Accueil' },
      images: { folder: join(folder.path, 'images'), pattern: '{reference}*.jpg' },
      specificPrices: { source: 'tarifs.csv', dateFormat: 'yyyy-MM-dd' },
    },
    xml: { layout: join(folder.path, 'layout.json') },
    report: join(folder.path, 'passerelle.html'),
    alerts: { email: { host: 'smtp.exemple.fr' }, webhook: {}, command: 'powershell -File alerte.ps1' },
  });
});

test('samples/passerelle.json is the sample in French', () => {
  const path = join(import.meta.dirname, '../../../../samples/passerelle.json');
  expect(readFileSync(path, 'utf8')).toBe(sampleConfig(answers));
});
