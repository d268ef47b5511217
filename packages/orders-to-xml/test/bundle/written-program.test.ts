import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailServer } from '@passerelle/rehearsal/mail/mail-server.ts';
import { shopOrder, type ShopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { version } from '@passerelle/core/program/version.ts';
import { programs, root } from '../../../../scripts/exe/programs.ts';
import { splitOf } from '../../../../scripts/bundle/split.ts';
import { writeProgram } from '../../../../scripts/bundle/write-program.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';

/** What `npm run build` writes, run as a person runs it. */
const built = mkdtempSync(join(tmpdir(), 'passerelle-built-'));
const ordersToXml = 'orders-to-xml';

/** Says on standard error, of each text that Node compiles for the program, whether a code cache came with it and fitted. */
const spy = join(built, 'spy.cjs');

beforeAll(async () => {
  await Promise.all(programs.map((program) => writeProgram(program, built)));
  writeFileSync(
    spy,
    `const vm = require('node:vm');
    vm.Script = class extends vm.Script {
      constructor(text, options) {
        super(text, options);
        const fits = this.cachedDataRejected ? 'refused' : 'used';
        process.stderr.write('[cache ' + (options.cachedData ? fits : 'none') + ']');
      }
    };`,
  );
}, 60_000);

afterAll(() => rmSync(built, { recursive: true }));

interface Run {
  code: number;
  out: string;
  err: string;
}

async function run(folder: string, program: string, ...argv: string[]): Promise<Run> {
  const child = spawn(process.execPath, ['--require', spy, join(folder, `${program}.cjs`), ...argv], {
    env: { ...process.env, LANG: 'fr_FR.UTF-8' },
    timeout: 15_000,
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (said.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said.err += piece.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

const cacheIn = (folder: string, program = ordersToXml): string => join(folder, program, 'main.cache');

/** A copy of what was built; `change` is done to it. */
async function inCopy(
  change: (folder: string) => void,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = join(built, 'copy');
  mkdirSync(folder);
  try {
    for (const { name } of programs)
      for (const part of [name, `${name}.cjs`])
        cpSync(join(built, part), join(folder, part), { recursive: true });
    change(folder);
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(programs.map(({ name }) => name))(
  '%s starts with what V8 compiled when it was built',
  async (name) => {
    const { code, out, err } = await run(built, name, '--version');
    expect([code, out.split('\n')[0], err]).toEqual([0, version, '[cache used]']);
  },
);

test.each(programs.map((program) => [program.name, program] as const))(
  '%s has in its main part what files need, and shop, CRM and set-up in the later one, each file once',
  async (_, program) => {
    const { main, later } = await splitOf(program, ['nodemailer', 'xmlbuilder2', '@clack/prompts']);
    const overHttp = (file: string) => /^packages\/(?:prestashop|vtiger)\//.test(file);
    // The sentences about a shop's faults: all words are in one table.
    expect(main.files.filter(overHttp)).toEqual(['packages/prestashop/src/adapters/say-shop.ts']);
    expect(main.files).not.toContain('packages/core/src/set-up/init.ts');
    expect(main.files).toContain(`packages/${program.name}/src/run.ts`);
    expect(later.files).toContain('packages/prestashop/src/adapters/check-shop.ts');
    expect(later.files).toContain('packages/core/src/set-up/init.ts');
    expect(later.files.filter((file) => main.files.includes(file))).toEqual([]);
  },
);

test('what a half-hour does not need is loaded with its own cache when it is asked for', async () => {
  await inShop(
    async (shop) => {
      const config = join(shop.workDir, 'passerelle.json');
      const { code, err } = await run(built, ordersToXml, 'status', '--config', config);
      expect({ code, err }).toEqual({ code: 0, err: '[cache used][cache used]' });
    },
    { now: new Date() },
  );
});

test.each<[string, (folder: string) => void]>([
  ['no cache beside it', (folder) => rmSync(cacheIn(folder))],
  ['an empty cache', (folder) => writeFileSync(cacheIn(folder), '')],
  [
    'a folder in its place',
    (folder) => {
      rmSync(cacheIn(folder));
      mkdirSync(cacheIn(folder));
    },
  ],
  [
    'the cache of another program',
    (folder) => {
      copyFileSync(cacheIn(folder, 'stock-csv-mod'), cacheIn(folder));
    },
  ],
  [
    'half the cache',
    (folder) => {
      const path = cacheIn(folder);
      writeFileSync(path, readFileSync(path).subarray(0, 300_000));
    },
  ],
  [
    'a cache with one bit turned',
    (folder) => {
      const path = cacheIn(folder);
      const bytes = readFileSync(path);
      bytes[500_000] = (bytes[500_000] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
  ],
])('with %s it runs all the same', async (_, change) => {
  await inCopy(change, async (folder) => {
    const { code, out, err } = await run(folder, ordersToXml, '--version');
    expect([code, out.split('\n')[0], err]).toEqual([0, version, '[cache none]']);
  });
});

/** A run in a shop whose orders these are, by the clock of the machine, which a process of its own goes by. */
async function runInShop(
  orders: ShopOrder[],
  config: Record<string, unknown>,
  look: (run: Run, shop: Rehearsal) => void,
  folder = built,
): Promise<void> {
  await inShop(
    async (shop) => {
      exportOrders(shop, ...orders);
      look(await run(folder, ordersToXml, '--config', join(shop.workDir, 'passerelle.json')), shop);
    },
    { now: new Date(), config },
  );
}

/** Without the packages that few runs need. */
function removePackages(folder: string): void {
  const own = join(folder, ordersToXml);
  const packages = readdirSync(own).filter((name) => name.endsWith('.cjs'));
  expect(packages).toEqual(['nodemailer.cjs', 'xmlbuilder2.cjs']);
  for (const name of packages) rmSync(join(own, name));
}

test('orders are delivered, and no package is loaded that only few runs need', async () => {
  await inCopy(removePackages, (folder) =>
    runInShop(
      sales(1041, 1042),
      {},
      ({ code, err }, shop) => {
        expect({ code, err }).toEqual({ code: 0, err: '[cache used]' });
        shop.proshop.import();
        expect(shop.proshop.bookedOrders()).toEqual(['1041', '1042']);
      },
      folder,
    ),
  );
});

test("a layout of the shop's own needs xmlbuilder2, and finds it", async () => {
  const layout = join(root, 'samples/layouts/caisse-attributs.json');
  await runInShop(sales(1041), { xml: { layout } }, ({ code, err }, shop) => {
    expect({ code, err }).toEqual({ code: 0, err: '[cache used]' });
    const [name = ''] = readdirSync(join(shop.remoteDir, 'import'));
    expect(shop.remote(`import/${name}`).toString()).toMatch(/<caisse:Import [^]*numero="WEB-00001041"/);
  });
});

test('an alert by mail needs nodemailer, likewise', async () => {
  const mailServer = await MailServer.start();
  try {
    const addresses = { from: 'passerelle@exemple.fr', to: 'gerant@exemple.fr' };
    const email = { host: '127.0.0.1', port: mailServer.port, ...addresses };
    const voucher = shopOrder(1042, { voucher: 'Bon cadeau 50' });
    await runInShop([voucher], { alerts: { email } }, ({ err }) => expect(err).toBe('[cache used]'));
    expect(mailServer.mails.map(({ subject }) => subject)).toEqual([
      'Passerelle, magasin 008 : 1 point à regarder',
    ]);
  } finally {
    await mailServer.stop();
  }
});
