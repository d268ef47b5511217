import { ConfigFolder, configWith } from './config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const shown = (text: string) => ({ kind: 'value', text });
const hidden = { kind: 'hidden' };

/** One line per fault: the key set, its value, the key told of, what is told as received, what is expected. */
const invalid: [string, unknown, string, unknown, string][] = [
  ['store', 8, 'store', shown('8'), 'text'],
  ['store', ' ', 'store', shown('" "'), 'text'],
  ['language', 'de', 'language', shown('"de"'), 'choice'],
  ['workDir', 'D:\temp', 'workDir', shown('"D:\\temp"'), 'local-path'],
  ['ftp', 'ftp://u:p@shop', 'ftp', hidden, 'section'],
  ['ftp.host', 'ftp://shop', 'ftp.host', shown('"ftp://shop"'), 'host'],
  ['ftp.host', 'me:secret@shop', 'ftp.host', hidden, 'host'],
  ['ftp.host', 'shop:21', 'ftp.host', shown('"shop:21"'), 'host'],
  ['ftp.host', '192.168.1.10:21', 'ftp.host', shown('"192.168.1.10:21"'), 'host'],
  ['ftp.host', '[::1]:21', 'ftp.host', shown('"[::1]:21"'), 'host'],
  ['ftp.host', '[shop]', 'ftp.host', shown('"[shop]"'), 'host'],
  ['ftp.port', 'vingt', 'ftp.port', shown('"vingt"'), 'whole'],
  ['ftp.port', 21.5, 'ftp.port', shown('21.5'), 'whole'],
  ['ftp.port', 0, 'ftp.port', shown('0'), 'whole'],
  ['ftp.port', 65536, 'ftp.port', shown('65536'), 'whole'],
  ['ftp.user', 'a\r\nDELE x', 'ftp.user', shown('"a\\r\\nDELE x"'), 'text'],
  ['ftp.password', 123456, 'ftp.password', hidden, 'secret'],
  ['ftp.password', 'a\r\nDELE x', 'ftp.password', hidden, 'secret'],
  ['ftp.tls', true, 'ftp.tls', shown('true'), 'choice'],
  ['ftp.timeoutSeconds', 0, 'ftp.timeoutSeconds', shown('0'), 'whole'],
  ['ftp.attempts', 11, 'ftp.attempts', shown('11'), 'whole'],
  ['ftp.deadlineSeconds', null, 'ftp.deadlineSeconds', shown('null'), 'whole'],
  ['writeBack', true, 'writeBack', hidden, 'section'],
  [
    'writeBack.rules',
    [{ when: 'lost', from: [2], to: 3 }],
    'writeBack.rules[0].when',
    shown('"lost"'),
    'event',
  ],
  [
    'writeBack.rules',
    [{ when: 'document: ', from: [2], to: 3 }],
    'writeBack.rules[0].when',
    shown('"document: "'),
    'event',
  ],
  [
    'writeBack.rules',
    [{ when: 'sent', from: [2], to: 3, mail: 'always' }],
    'writeBack.rules[0].mail',
    shown('"always"'),
    'mail',
  ],
  ['orders', [], 'orders', { kind: 'list' }, 'section'],
  ['orders.source', 'a*/orders.csv', 'orders.source', shown('"a*/orders.csv"'), 'remote-pattern'],
  ['orders.source', 'été.csv', 'orders.source', shown('"été.csv"'), 'remote-pattern'],
  ['orders.source', 'a\nDELE b', 'orders.source', shown('"a\\nDELE b"'), 'remote-pattern'],
  ['orders.source', '../orders.csv', 'orders.source', shown('"../orders.csv"'), 'remote-pattern'],
  ['orders.source', 'a/ *.csv', 'orders.source', shown('"a/ *.csv"'), 'remote-pattern'],
  ['orders.source', './', 'orders.source', shown('"./"'), 'remote-pattern'],
  ['orders.source', '', 'orders.source', shown('""'), 'remote-pattern'],
  ['orders.delimiter', 'semicolon', 'orders.delimiter', shown('"semicolon"'), 'choice'],
  ['orders.encoding', 'ansi', 'orders.encoding', shown('"ansi"'), 'choice'],
  ['orders.decimal', ';', 'orders.decimal', shown('";"'), 'choice'],
  ['orders.dateFormat', 'jj/mm/aaaa', 'orders.dateFormat', shown('"jj/mm/aaaa"'), 'date-format'],
  ['orders.dateFormat', 'yyyy-yyyy-MM-dd', 'orders.dateFormat', shown('"yyyy-yyyy-MM-dd"'), 'date-format'],
  ['orders.dateFormat', 'yyyy-MM-dd dd', 'orders.dateFormat', shown('"yyyy-MM-dd dd"'), 'date-format'],
  ['orders.dateFormat', 'yyyy-MM-ddXXXXXX', 'orders.dateFormat', shown('"yyyy-MM-ddXXXXXX"'), 'date-format'],
  ['orders.dateFormat', 'HH:mm', 'orders.dateFormat', shown('"HH:mm"'), 'date-format'],
  ['orders.columns.qty', 0, 'orders.columns.qty', shown('0'), 'column'],
  ['orders.columns.qty', [], 'orders.columns.qty', { kind: 'list' }, 'column'],
  ['orders.columns.state', true, 'orders.columns.state', shown('true'), 'column'],
  ['orders.columns.ean13', '', 'orders.columns.ean13', shown('""'), 'column'],
  ['orders.states', 2, 'orders.states', shown('2'), 'list'],
  ['orders.states', [2, 2.5], 'orders.states[1]', shown('2.5'), 'state'],
  ['orders.states', [''], 'orders.states[0]', shown('""'), 'state'],
  ['orders.giftVoucher.patterns', ['bon', ''], 'orders.giftVoucher.patterns[1]', shown('""'), 'pattern'],
  ['orders.giftVoucher.patterns', ['--'], 'orders.giftVoucher.patterns[0]', shown('"--"'), 'pattern'],
  ['orders.giftVoucher.policy', 'keep', 'orders.giftVoucher.policy', shown('"keep"'), 'choice'],
  ['orders.paymentCodes', { CB: 1 }, 'orders.paymentCodes.CB', shown('1'), 'text'],
  ['orders.paymentCodes', { 'Carte bleue': '' }, 'orders.paymentCodes["Carte bleue"]', shown('""'), 'text'],
  ['orders.maxLineBytes', 10, 'orders.maxLineBytes', shown('10'), 'whole'],
  ['giftCards', {}, 'giftCards', { kind: 'object' }, 'list'],
  ['giftCards', [{ quantity: 1 }], 'giftCards[0]', { kind: 'object' }, 'gift-card'],
  ['giftCards', [{ productId: 1201 }], 'giftCards[0].productId', shown('1201'), 'text'],
  ['giftCards', [{ reference: 'C', quantity: 0 }], 'giftCards[0].quantity', shown('0'), 'whole'],
  ['giftCards', [{ reference: 'C', row: { Prix: 50 } }], 'giftCards[0].row.Prix', shown('50'), 'text'],
  ['xml.remoteDir', 'import*', 'xml.remoteDir', shown('"import*"'), 'remote-folder'],
  ['xml.remoteDir', ' import', 'xml.remoteDir', shown('" import"'), 'remote-folder'],
  ['xml.remoteDir', 'a/../import', 'xml.remoteDir', shown('"a/../import"'), 'remote-folder'],
  ['xml.remoteDir', '', 'xml.remoteDir', shown('""'), 'remote-folder'],
  ['xml.stagingDir', '.', 'xml.stagingDir', shown('"."'), 'remote-path'],
  ['xml.stagingDir', '/', 'xml.stagingDir', shown('"/"'), 'remote-path'],
  ['xml.stagingDir', 'a\\..', 'xml.stagingDir', shown('"a\\\\.."'), 'remote-path'],
  ['xml.stagingDir', '', 'xml.stagingDir', shown('""'), 'remote-path'],
  ['xml.fileName', 'ventes_{date}.xml', 'xml.fileName', shown('"ventes_{date}.xml"'), 'xml-name'],
  ['xml.fileName', '{batch}_{lot}.xml', 'xml.fileName', shown('"{batch}_{lot}.xml"'), 'xml-name'],
  ['xml.fileName', 'a/{batch}.xml', 'xml.fileName', shown('"a/{batch}.xml"'), 'xml-name'],
  ['xml.fileName', 'a\\{batch}.xml', 'xml.fileName', shown('"a\\\\{batch}.xml"'), 'xml-name'],
  ['xml.fileName', 'a:{batch}.xml', 'xml.fileName', shown('"a:{batch}.xml"'), 'xml-name'],
  ['xml.fileName', '{batch}*?.xml', 'xml.fileName', shown('"{batch}*?.xml"'), 'xml-name'],
  ['xml.fileName', 'été_{batch}.xml', 'xml.fileName', shown('"été_{batch}.xml"'), 'xml-name'],
  ['xml.fileName', '.{batch}.xml', 'xml.fileName', shown('".{batch}.xml"'), 'xml-name'],
  ['xml.fileName', '{batch}.xml ', 'xml.fileName', shown('"{batch}.xml "'), 'xml-name'],
  ['xml.encoding', 'utf8', 'xml.encoding', shown('"utf8"'), 'choice'],
  ['xml.perOrder', 'oui', 'xml.perOrder', shown('"oui"'), 'yes-or-no'],
  ['xml.layout', '', 'xml.layout', shown('""'), 'local-path'],
  ['stock.source', 'Export*.csv', 'stock.source', shown('"Export*.csv"'), 'remote-path'],
  ['stock.stores', '008', 'stock.stores', shown('"008"'), 'list'],
  ['stock.to', 'ftp', 'stock.to', shown('"ftp"'), 'choice'],
  ['stock.filters', { column: 'Web' }, 'stock.filters', { kind: 'object' }, 'list'],
  ['stock.filters', [{ column: 'Web' }], 'stock.filters[0]', { kind: 'object' }, 'row-filter'],
  ['stock.filters', [{ column: 'Web', is: [] }], 'stock.filters[0].is', { kind: 'list' }, 'row-filter'],
  ['stock.filters', [{ column: 'Web', iss: ['O'] }], 'stock.filters[0]', { kind: 'object' }, 'row-filter'],
  ['stock.filters', [{ column: 0, is: ['O'] }], 'stock.filters[0].column', shown('0'), 'row-filter'],
  [
    'stock.filters',
    [{ column: 'M', withinDays: -1 }],
    'stock.filters[0].withinDays',
    shown('-1'),
    'row-filter',
  ],
  [
    'stock.filters',
    [{ column: 'M', withinDays: 2, dateFormat: 'jj/mm' }],
    'stock.filters[0].dateFormat',
    shown('"jj/mm"'),
    'row-filter',
  ],
  ['stock.filters', [{ not: [] }], 'stock.filters[0].not', { kind: 'list' }, 'row-filter'],
  ['stock.filters', [{ not: [{ not: [] }] }], 'stock.filters[0]', { kind: 'object' }, 'row-filter'],
  ['stock.missedSales', 'ignore', 'stock.missedSales', shown('"ignore"'), 'choice'],
  ['stock.guard.maxAgeMinutes', -1, 'stock.guard.maxAgeMinutes', shown('-1'), 'whole'],
  ['stock.guard.maxDropPercent', 101, 'stock.guard.maxDropPercent', shown('101'), 'whole'],
  ['stock.guard.maxWithoutGencodPercent', 0.5, 'stock.guard.maxWithoutGencodPercent', shown('0.5'), 'whole'],
  ['proshop.importMinutes', [0, 60], 'proshop.importMinutes[1]', shown('60'), 'whole'],
  ['trace.maxKilobytes', 0, 'trace.maxKilobytes', shown('0'), 'whole'],
  ['report', false, 'report', shown('false'), 'local-path'],
  ['alerts.command', [], 'alerts.command', { kind: 'list' }, 'text'],
  [
    'alerts.email',
    { host: 'h', from: 'a@b', to: 'gerant' },
    'alerts.email.to',
    shown('"gerant"'),
    'addresses',
  ],
  ['shop', { url: 'shop.example', key: 'k' }, 'shop.url', shown('"shop.example"'), 'shop-address'],
  ['shop', { url: 'https://a', key: 'k', timeZone: 'Paris' }, 'shop.timeZone', shown('"Paris"'), 'time-zone'],
  ['alerts.webhook', { url: 'exemple.fr/k3y' }, 'alerts.webhook.url', hidden, 'url'],
  ['alerts.notCollectedMinutes', '90', 'alerts.notCollectedMinutes', shown('"90"'), 'whole'],
  ['retention.archiveDays', -1, 'retention.archiveDays', shown('-1'), 'whole'],
  ['retention.tracesDays', 0.5, 'retention.tracesDays', shown('0.5'), 'whole'],
];

test.each(invalid)('%s: %j is refused', async (key, value, told, received, expects) => {
  expect(await folder.faults(configWith(key, value))).toMatchObject([
    { kind: 'invalid', key: told, received, field: { expects: { kind: expects } } },
  ]);
});

test.each(['ftp.host', 'ftp.user', 'ftp.password'])('%s has no default', async (key) => {
  expect(await folder.faults(configWith(key, undefined))).toMatchObject([{ kind: 'missing', key }]);
});

const unknown: [string, string][] = [
  ['ftp.prot', 'ftp.port'],
  ['ftp.PORTS', 'ftp.port'],
  ['stock.store', 'stock.stores'],
  ['ordres', 'orders'],
  ['host', 'ftp.host'],
  ['xml.guard', 'stock.guard'],
  ['orders.columns.quantity', 'orders.columns.qty'],
  ['orders.columns.shipingTtc', 'orders.columns.shippingTtc'],
  ['__proto__', 'proshop'],
];

test.each(unknown)('the unknown key %s names the nearest, %s', async (key, nearest) => {
  const base = configWith('store', '008');
  const text =
    key === '__proto__' ? JSON.stringify(base).replace('"store"', '"__proto__"') : configWith(key, 'x');
  expect(await folder.faults(text)).toMatchObject([{ kind: 'unknown-key', key, nearest }]);
});

const accepted: [string, unknown, string, unknown][] = [
  ['orders.source', 'exports\\orders-*.csv', 'orders.source', 'exports/orders-*.csv'],
  ['xml.remoteDir', '/srv/import/', 'xml.remoteDir', '/srv/import'],
  ['xml.remoteDir', '/', 'xml.remoteDir', '/'],
  ['xml.remoteDir', '.', 'xml.remoteDir', ''],
  ['xml.remoteDir', './import', 'xml.remoteDir', 'import'],
  ['xml.remoteDir', '\\import\\', 'xml.remoteDir', '/import'],
  ['xml.remoteDir', 'a//b', 'xml.remoteDir', 'a/b'],
  ['xml.remoteDir', '//srv/./import//', 'xml.remoteDir', '/srv/import'],
  ['xml.remoteDir', 'import.old/..a/b..', 'xml.remoteDir', 'import.old/..a/b..'],
  ['xml.stagingDir', '.staging', 'xml.stagingDir', '.staging'],
  ['orders.source', '/export/./orders_*.csv', 'orders.source', '/export/orders_*.csv'],
  ['ftp.host', '[::1]', 'ftp.host', '::1'],
  ['ftp.host', '::1', 'ftp.host', '::1'],
  ['ftp.host', 'fe80::1%eth0', 'ftp.host', 'fe80::1%eth0'],
  ['ftp.host', 'ftp.mon-magasin.fr', 'ftp.host', 'ftp.mon-magasin.fr'],
  ['orders.delimiter', '\t', 'orders.delimiter', '\t'],
  ['orders.dateFormat', 'yyyy-MM-ddTHH:mm:ssXXX', 'orders.dateFormat', 'yyyy-MM-ddTHH:mm:ssXXX'],
  ['orders.dateFormat', 'dd/MM/yyyy HH:mm', 'orders.dateFormat', 'dd/MM/yyyy HH:mm'],
  ['orders.columns', { state: false, qty: 14, ean13: ['Gencod', 3] }, 'orders.columns.state', false],
  ['xml.fileName', 'V-{batch} (web).xml', 'xml.fileName', 'V-{batch} (web).xml'],
  ['stock.filters', [{ column: 'Web', is: ['O', 1, ''] }], 'stock.filters[0].is', ['O', '1', '']],
  ['stock.filters', [{ column: 3, withinDays: 2 }], 'stock.filters[0]', { column: 3, withinDays: 2 }],
  ['stock.filters', [{ not: [{ column: 'Web', is: ['N'] }] }], 'stock.filters[0].not[0].is', ['N']],
  ['proshop.importMinutes', [], 'proshop.importMinutes', []],
  ['stock.guard', { minRows: 0 }, 'stock.guard.maxDropPercent', 50],
  ['giftCards', [{ reference: 'CARTE50' }], 'giftCards', [{ reference: 'CARTE50', quantity: 999, row: {} }]],
  ['alerts.email', { host: 'h', from: 'a@b', to: ['c@d'] }, 'alerts.email.port', 587],
  ['orders.states', [2, 10], 'orders.ignoredStates', [1, 6, 7, 8, 12]],
  ['orders.ignoredStates', ['paiement accepte', 9], 'orders.states', [2, 3, 4, 5, 11]],
];

test.each(accepted)('%s: %j makes %s %j', async (key, value, read, expected) => {
  const { config } = await folder.read(configWith(key, value));
  expect(config).toHaveProperty(read, expected);
});
