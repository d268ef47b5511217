import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { runJob } from '@passerelle/core/program/run-job.ts';
import { wordsIn } from '../../src/words/language.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';
import { everyFileBelow, findSecret } from './secret-forms.ts';
import { worldIn, type PlayedWorld } from './played-world.ts';

const password = 'M4rkedFtp"s&c<r\\e>t%41 7+/';
const smtpPassword = 'M4rkedSmtp"s&c<r\\e>t%41 7+/';
const webhook = 'http://127.0.0.1:9/M4rkedWebhook';
const secrets = [password, smtpPassword, webhook];
const all = secrets.join(' and ');

/** The alert's command keeps what it is told. */
const keep = `require('fs').writeFileSync(process.argv[1], require('fs').readFileSync(0))`;

const email = {
  host: '127.0.0.1',
  port: 9,
  user: 'shop',
  password: 'file:smtp.txt',
  from: 'a@exemple.fr',
  to: 'b@exemple.fr',
};

/** With everything there is to be told by: the trace, the page, an alert. */
const inShopWithSecret = (play: (shop: Rehearsal) => Promise<void>) =>
  inShop(
    async (shop) => {
      const ftp = {
        host: '127.0.0.1',
        port: shop.server?.port,
        user: 'passerelle',
        password: 'file:ftp.txt',
      };
      const command = `"${process.execPath}" -e "${keep}" "${join(shop.workDir, 'alert.txt')}"`;
      shop.configure(ftp, { report: 'page.html', alerts: { command, email, webhook: { url: webhook } } });
      writeFileSync(join(shop.workDir, 'ftp.txt'), password, { mode: 0o600 });
      writeFileSync(join(shop.workDir, 'smtp.txt'), smtpPassword, { mode: 0o600 });
      exportOrders(shop, ...sales(1041));
      shop.put('ExportCSV.csv', 'Gencod;Quantité\r\n3612345678904;2\r\n');
      await play(shop);
    },
    { server: { password } },
  );

function expectNoSecret(shop: Rehearsal, said: string): void {
  const texts = everyFileBelow(join(shop.workDir, '..'), 'ftp.txt', 'smtp.txt', 'passerelle.json');
  texts.set('said', said);
  expect(secrets.flatMap((secret) => findSecret(secret, texts))).toEqual([]);
}

/** The n-th time a program asks for the time, it gets an error that tells the password. */
function breakClock(shop: Rehearsal, at: number): { wasAsked: () => boolean } {
  const moment = shop.now;
  let calls = 0;
  Object.defineProperty(shop, 'now', {
    configurable: true,
    get: () => {
      calls += 1;
      if (calls === at) throw new Error(`broken by ${all}`);
      return moment;
    },
  });
  return { wasAsked: () => calls >= at };
}

const commands: [string, (shop: Rehearsal) => Promise<Outcome>][] = [
  ['orders-to-xml --verbose', (shop) => shop.ordersToXml('--verbose')],
  ['orders-to-xml --json', (shop) => shop.ordersToXml('--json')],
  ['orders-to-xml --dry-run --json', (shop) => shop.ordersToXml('--dry-run', '--json')],
  ['stock-csv-mod --verbose', (shop) => shop.stockCsvMod('--verbose')],
  ['stock-csv-mod --json', (shop) => shop.stockCsvMod('--json')],
];

test.each(commands)('%s, broken each time it asks for the time: no secret anywhere', async (_, play) => {
  await inShopWithSecret(async (shop) => {
    let said = '';
    let crashes = 0;
    for (let at = 1; at < 100; at++) {
      const clock = breakClock(shop, at);
      // What is rejected goes to runMain, which has a test of its own.
      const outcome = await play(shop).catch(() => ({ exitCode: ExitCode.Internal, out: '', err: '' }));
      said += outcome.out + outcome.err;
      if (!clock.wasAsked()) break;
      if (outcome.exitCode === ExitCode.Internal) crashes += 1;
    }
    expect(crashes).toBeGreaterThan(0);
    expectNoSecret(shop, said);
  });
});

/** Nobody wrote a sentence with a password in it; a library's words may be one. */
const troubles: [string, () => unknown, ExitCode][] = [
  ['an error', () => new Error(`PASS ${all}`), ExitCode.Internal],
  ['an error of several lines', () => new Error(`a\n  ${all}\n    at ${all}`), ExitCode.Internal],
  ['what is no error', () => all, ExitCode.Internal],
  ['an error of a file', () => Object.assign(new Error(all), { code: 'EACCES' }), ExitCode.Usage],
  [
    'a failure that tells it twice',
    () => new Failure(ExitCode.Server, { kind: 'delivery/archive-held', file: all, reason: all }),
    ExitCode.Server,
  ],
];

const ways = [{ verbose: true }, { json: true }, { dryRun: true, json: true }];

test.each(troubles.flatMap((trouble) => ways.map((way) => [...trouble, way] as const)))(
  '%s with every secret in it ends a run (%j): no secret anywhere',
  async (_, trouble, exitCode, way) => {
    await inShopWithSecret(async (shop) => {
      const { world, said }: PlayedWorld = worldIn(shop.workDir);
      const options = { ...noOptions, ...way };
      const request = { program: 'orders-to-xml', version, world, options, wordsIn } as const;
      const ended = await runJob(request, () => Promise.reject(trouble() as Error));
      expect(ended).toBe(exitCode);
      expect(said.all).toContain('*****');
      if (!('dryRun' in way)) expect(shop.local('alert.txt')).toContain('*****');
      expectNoSecret(shop, said.all);
    });
  },
);

/** An environment whose password can't be looked up: the error tells it. */
const brokenEnv = (error: unknown) => ({
  LANG: 'en_GB.UTF-8',
  get PASSWORD(): string {
    throw error;
  },
});

const early: [string, unknown, RegExp][] = [
  ['an error', new TypeError(`PASS ${all}`), /Internal error: TypeError$/m],
  ['an error of several lines', new RangeError(`a\n    at ${all}\n    at ${all}`), /RangeError/],
  ['what is no error', all, /Internal error: string/],
];

test.each(early.flatMap((row) => ways.map((way) => [...row, way] as const)))(
  '%s while the configuration is read, no secret being known yet: its kind is told, and where',
  async (_, error, told, way) => {
    await inShopWithSecret(async (shop) => {
      shop.configure({ host: '127.0.0.1', user: 'passerelle', password: 'env:PASSWORD' }, {});
      const { world, said } = worldIn(shop.workDir);
      const options = { ...noOptions, ...way };
      const hostile = { ...world, env: brokenEnv(error) };
      const request = { program: 'orders-to-xml', version, world: hostile, options, wordsIn } as const;
      expect(await runJob(request, () => Promise.resolve())).toBe(ExitCode.Internal);
      expect(said.all).toMatch(told);
      if ('verbose' in way && error instanceof Error) expect(said.all).toMatch(/^ +at .*secret-in-a-crash/m);
      expectNoSecret(shop, said.all);
    });
  },
);

const noOptions = {
  config: undefined,
  dryRun: false,
  output: undefined,
  force: false,
  compare: undefined,
  json: false,
  lang: undefined,
  verbose: false,
  quiet: false,
};
