import { migrations } from '@passerelle/core/ledger/schema.ts';
import { readdirSync } from 'node:fs';
import { version } from '@passerelle/core/program/version.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { inShop } from './in-shop.ts';

/** Wrong usage does nothing at all: no lock, no trace, nothing on the server. */
function expectUntouched(shop: Rehearsal): void {
  expect(readdirSync(shop.workDir)).toEqual(['passerelle.json']);
  expect(shop.server?.log).toEqual([]);
}

test.each<[string[], RegExp, RegExp]>([
  [
    ['--dryrun'],
    /option inconnue : --dryrun \(vouliez-vous dire --dry-run \?\)/,
    /unknown option: --dryrun .*--dry-run/,
  ],
  [['--nope'], /option inconnue : --nope\n/, /unknown option: --nope\n/],
  [['adpot'], /commande inconnue : adpot \(vouliez-vous dire adopt \?\)/, /unknown command: adpot .*adopt/],
  [['one.csv', 'two.csv'], /trop d'arguments/, /too many arguments/],
  [['--output'], /--output <path\|-> attend une valeur/, /--output <path\|-> needs a value/],
  [['--force'], /--force ne va qu'avec/, /--force only goes with/],
  [['--force', 'orders.csv'], /--force ne va qu'avec/, /--force only goes with/],
  [['--compare', 'old.xml'], /--compare ne va qu'avec --dry-run/, /--compare .*--dry-run/],
  [['--json', '--output', '-'], /--json ne va pas avec --output -/, /--json .*--output -/],
  [['-v', '-q'], /--verbose ne va pas avec --quiet/, /--verbose .*--quiet/],
  [['ventes.xml', '--only', '1042'], /--only ne va pas avec ventes.xml/, /--only .*ventes.xml/],
  [['ack'], /il manque un argument : order/, /missing argument: order/],
  [['ack', '1042', '--all'], /option inconnue : --all/, /unknown option: --all/],
  [['--dry-run', 'ack', '1042'], /--dry-run ne va pas avec ack/, /--dry-run .*ack/],
  [['resolve', '7'], /--delivered ou --resend/, /--delivered or --resend/],
  [['resolve', '7', '--delivered', '--resend'], /un seul des deux/, /one of the two|only one/],
  [['explain'], /il manque un argument : order/, /missing argument: order/],
])('%j is wrong usage: 2, said in both languages', async (argv, french, english) => {
  await inShop(async (shop) => {
    const inFrench = await shop.ordersToXml(...argv);
    expect([inFrench.exitCode, inFrench.out]).toEqual([2, '']);
    expect(inFrench.err).toMatch(french);
    expect(inFrench.err).toMatch(/--help/);
    const inEnglish = await shop.ordersToXml('--lang', 'en', ...argv);
    expect(inEnglish.exitCode).toBe(2);
    expect(inEnglish.err).toMatch(english);
    expectUntouched(shop);
  });
});

test('a language there is not: 2', async () => {
  await inShop(async (shop) => {
    const { exitCode, err } = await shop.ordersToXml('--lang', 'de');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/--lang <fr\|en> ; au choix : fr, en/);
  });
});

test.each<[string, RegExp[]]>([
  ['fr', [/Codes de sortie :/, /Exemples :/, /une livraison est incertaine/, /Commandes :/]],
  ['en', [/Exit codes:/, /Examples:/, /a delivery is uncertain/, /Commands:/]],
])('--help in %s: every option, every exit code, every command', async (language, sentences) => {
  await inShop(async (shop) => {
    const { exitCode, out } = await shop.ordersToXml('--lang', language, '--help');
    expect(exitCode).toBe(0);
    const options = [
      '-c, --config',
      '-n, --dry-run',
      '-o, --output',
      '--only',
      '--force',
      '--compare',
      '--json',
    ];
    const more = ['--lang', '-v, --verbose', '-q, --quiet', '--no-color', '--version', '-h, --help'];
    const commands = ['layout', 'adopt', 'ack', 'resolve', 'status', 'explain', 'init', 'check'];
    for (const text of [...options, ...more, ...commands]) expect(out).toContain(`  ${text}`);
    for (let code = 0; code <= 8; code++) expect(out).toMatch(new RegExp(`^  ${code}  \\S`, 'm'));
    for (const sentence of sentences) expect(out).toMatch(sentence);
    expect(out).not.toMatch(/choices|default:/);
    expectUntouched(shop);
  });
});

test.each([['ack'], ['adopt'], ['resolve'], ['layout']])(
  '%s --help is 0 and touches nothing',
  async (command) => {
    await inShop(async (shop) => {
      const { exitCode, out } = await shop.ordersToXml(command, '--help');
      expect(exitCode).toBe(0);
      expect(out).toMatch(new RegExp(`^Utilisation : orders-to-xml ${command}`));
      expectUntouched(shop);
    });
  },
);

test('--version', async () => {
  await inShop(async (shop) => {
    const { exitCode, out, err } = await shop.ordersToXml('--version');
    expect([exitCode, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toEqual([
      version,
      'Travaux : run, write-back, customers, crm',
      expect.stringMatching(/^Parle à : FTP .*PrestaShop .*vtiger/),
      `Registre : format ${migrations.length} ; Node ${process.versions.node}`,
    ]);
    expect((await shop.stockCsvMod('--version', '--lang', 'en')).out).toMatch(
      /^[\d.]+\nJobs: run, articles, customers\nSpeaks to: FTP [^\n]*PrestaShop [^;\n]*\n/,
    );
  });
});

test('options before the name of a sub-command hold for it', async () => {
  await inShop(async (shop) => {
    const { exitCode, err } = await shop.ordersToXml('-c', 'elsewhere.json', '--lang', 'en', 'ack', '1042');
    expect(exitCode).toBe(2);
    expect(err).toMatch(/elsewhere\.json/);
    expectUntouched(shop);
  });
});

/** One line each: what is typed, what then cannot be read. */
const runsNamed: [string[], RegExp][] = [
  [['run', 'none.csv', '--dry-run'], /none\.csv/],
  [['-n', 'run', 'none.csv'], /none\.csv/],
  [['--lang', 'fr', 'run', '-n', 'none.csv'], /none\.csv/],
  [['run', '-c', 'passerelle.json', 'none.csv', '-n'], /none\.csv/],
  [['-c', 'passerelle.json', '-n', 'run', 'none.csv'], /none\.csv/],
  [['-n', './run'], /travail.run /],
  [['-n', 'run', 'run'], /travail.run /],
  [['-n', 'run', 'adopt'], /travail.adopt /],
  [['-c', 'passerelle.json', '-n', 'run'], /orders\.csv|ExportCSV\.csv/],
];

test.each(runsNamed)('%j: `run` is a command, and the file is what follows it', async (argv, unread) => {
  await inShop(async (shop) => {
    for (const { exitCode, err } of [await shop.ordersToXml(...argv), await shop.stockCsvMod(...argv)]) {
      expect(exitCode).toBe(4);
      expect(err).toMatch(unread);
    }
  });
});

test.each([[['run', 'one.csv', 'two.csv']], [['-n', 'rnu']], [['run', '--nope']]])(
  '%j is wrong usage in both programs',
  async (argv) => {
    await inShop(async (shop) => {
      expect((await shop.ordersToXml(...argv)).exitCode).toBe(2);
      expect((await shop.stockCsvMod(...argv)).exitCode).toBe(2);
      expectUntouched(shop);
    });
  },
);

test.each([
  ['stockCsvMod', 'chekc', 'check'],
  ['stockCsvMod', 'status', 'orders-to-xml status'],
  ['stockCsvMod', 'pause', 'orders-to-xml pause'],
  ['ordersToXml', 'articles', 'stock-csv-mod articles'],
] as const)(
  '%s %s: no file of that name is looked for, %s is what was meant',
  async (program, word, meant) => {
    await inShop(async (shop) => {
      const { exitCode, err } = await shop[program](word);
      expect(exitCode).toBe(2);
      expect(err).toMatch(`commande inconnue : ${word} (vouliez-vous dire ${meant} ?)`);
      expectUntouched(shop);
    });
  },
);

test('a plain word that is like no command is a command that there is not: nothing is read for it', async () => {
  await inShop(async (shop) => {
    const { exitCode, err } = await shop.stockCsvMod('inventaire');
    expect(exitCode).toBe(2);
    expect(err).toMatch('commande inconnue : inventaire\n');
    expectUntouched(shop);
  });
});
