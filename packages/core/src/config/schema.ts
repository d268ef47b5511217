import * as z from 'zod/mini';
import { ordersColumnNames, stockColumnNames } from './column-names.ts';
import * as f from './fields.ts';

const aDay = 1440;
const aYear = 525_600;
const aCentury = 36_525;

const ftp = f.section({
  host: f.host('192.168.1.10'),
  port: z._default(f.whole(1, 65_535), 21),
  user: f.text('passerelle'),
  password: f.secret('env:PASSERELLE_FTP_PASSWORD'),
  tls: z._default(f.choice('none', 'explicit', 'implicit'), 'none'),
  tlsCa: z.optional(f.localPath('ca.pem')),
  timeoutSeconds: z._default(f.whole(1, 600), 10),
  attempts: z._default(f.whole(1, 10), 3),
  deadlineSeconds: z._default(f.whole(1, 1500), 45),
});

const delimiters = [',', ';', '\t', '|', ':', '.', '/', '-', ' '] as const;

const orders = f.section({
  source: z._default(f.remotePattern(), 'orders.csv'),
  delimiter: z._default(f.choice('auto', ...delimiters), 'auto'),
  encoding: z._default(f.choice('auto', 'utf-8', 'windows-1252'), 'auto'),
  decimal: z._default(f.choice('auto', '.', ','), 'auto'),
  dateFormat: z._default(f.dateFormat(), 'yyyy-MM-dd HH:mm:ss'),
  columns: z._default(f.table(ordersColumnNames, f.column(), { ean13: ['Gencod'], qty: 14 }), {}),
  states: z._default(f.list(f.state()), [2, 3, 4, 5, 9, 11, 'Paiement accepté']),
  ignoredStates: z._default(f.list(f.state()), [1, 6, 7, 8, 10, 12]),
  giftVoucher: z.prefault(
    f.section({
      patterns: z._default(f.list(f.pattern()), ['bon cadeau', 'carte cadeau', 'chèque cadeau']),
      policy: z._default(f.choice('withhold', 'payment'), 'withhold'),
    }),
    {},
  ),
  paymentCodes: z._default(f.record(f.text('CB')), { 'Carte bancaire': 'CB' }),
  maxLineBytes: z._default(f.whole(1024, 67_108_864), 1_048_576),
});

const giftCards = f.list(
  f.giftCard({
    productId: z.optional(f.text('1201')),
    reference: z.optional(f.text('CARTE50')),
    quantity: z._default(f.whole(1, 999_999), 999),
    row: z._default(f.record(f.cell('Carte cadeau 50 €'), { 'Nom du produit': 'Carte cadeau 50 €' }), {}),
  }),
  [{ productId: '1201', reference: 'CARTE50', quantity: 999 }],
);

const xml = f.section({
  remoteDir: z._default(f.remotePath(), 'import'),
  stagingDir: z._default(f.remotePath(), 'passerelle-staging'),
  fileName: z._default(f.xmlName(), 'ventes_{date}_{time}_{batch}.xml'),
  encoding: z._default(f.choice('UTF-8', 'windows-1252', 'iso-8859-1'), 'UTF-8'),
  perOrder: z._default(f.flag(), false),
  layout: z.optional(f.localPath('layout.json')),
});

const stock = f.section({
  source: z._default(f.remotePath(), 'ExportCSV.csv'),
  target: z._default(f.remotePath(), 'ExportCSVmod.csv'),
  columns: z._default(f.table(stockColumnNames, f.column(), { gencod: ['Gencod'], qty: ['Quantité'] }), {}),
  stores: z._default(f.list(f.text('008'), ['008']), []),
  missedSales: z._default(f.choice('remove', 'subtract'), 'remove'),
  reservingStates: z._default(f.list(f.state(), [10]), []),
  guard: z.prefault(
    f.section({
      maxAgeMinutes: z._default(f.whole(0, aYear), 35),
      ordersMaxAgeMinutes: z._default(f.whole(0, aYear), 15),
      minRows: z._default(f.whole(0, 10_000_000), 1),
      maxDropPercent: z._default(f.whole(0, 100), 50),
    }),
    {},
  ),
});

const email = f.section({
  host: f.host('smtp.exemple.fr'),
  port: z._default(f.whole(1, 65_535), 587),
  secure: z._default(f.flag(), false),
  user: z.optional(f.text('passerelle@exemple.fr')),
  password: z.optional(f.secret('env:PASSERELLE_SMTP_PASSWORD')),
  from: f.text('passerelle@exemple.fr'),
  to: f.addresses('gerant@exemple.fr'),
});

const alerts = f.section({
  email: z.optional(email),
  webhook: z.optional(f.section({ url: f.url('https://exemple.fr/alertes') })),
  command: z.optional(f.text('powershell -File alerte.ps1')),
  notCollectedMinutes: z._default(f.whole(0, 30 * aDay), 90),
  unchangedMinutes: z._default(f.whole(0, 30 * aDay), 0),
});

const retention = f.section({
  archiveDays: z._default(f.whole(0, aCentury), 0),
  rejectsDays: z._default(f.whole(0, aCentury), 0),
  tracesDays: z._default(f.whole(0, aCentury), 0),
  ledgerDetailsDays: z._default(f.whole(0, aCentury), 0),
});

/** The whole of passerelle.json, with every default. What a key is for stands in `words.config.keys`. */
export const configSchema = f.section({
  $schema: z.optional(f.text('passerelle.schema.json')),
  store: z._default(f.text(), '008'),
  language: z._default(f.choice('fr', 'en'), 'fr'),
  workDir: z._default(f.localPath(), '.'),
  ftp,
  orders: z.prefault(orders, {}),
  giftCards: z._default(giftCards, []),
  xml: z.prefault(xml, {}),
  stock: z.prefault(stock, {}),
  proshop: z.prefault(f.section({ importMinutes: z._default(f.list(f.whole(0, 59)), [0, 30]) }), {}),
  trace: z.prefault(f.section({ maxKilobytes: z._default(f.whole(1, 1_048_576), 1024) }), {}),
  report: z.optional(f.localPath('passerelle.html')),
  alerts: z.prefault(alerts, {}),
  retention: z.prefault(retention, {}),
});
