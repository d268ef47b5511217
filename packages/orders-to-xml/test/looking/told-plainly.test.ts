import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from '@passerelle/core/words/saying.ts';
import { main } from '../../src/command-line.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';
import { worldIn } from '../hostile/played-world.ts';

test('a list is told line by line; in any other message a line end is data', () => {
  expect(linesOf({ message: 'a :\n  - b', hint: 'c', isList: true })).toEqual(['a :', '  - b', 'c']);
  expect(linesOf({ message: 'a\nb', hint: 'c' })).toEqual(['a\nb', 'c']);
});

test.each([[[]], [['check']], [['status']]])('faults of the configuration, one a line: %j', async (argv) => {
  await inShop(async (shop) => {
    writeFileSync(join(shop.workDir, 'passerelle.json'), '{ "ftp": { "port": "x" }, "stor": 1 }');
    const { exitCode, err } = await shop.ordersToXml(...argv);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^.*fautes :\n {2}- .* stor .*\n {2}- .*ftp\.port.*\n/);
    expect(err).not.toContain('␊');
  });
});

test('init asks again what it cannot take: a slip must not turn encryption off', async () => {
  await inShop(async (shop) => {
    rmSync(join(shop.workDir, 'passerelle.json'));
    const answers = [
      ...['files', 'ftp://x', '127.0.0.1:99999', '127.0.0.1', 'explicite', 'explicit', 'boutique'],
      ...['', 'secret', 'on', 'write'],
    ];
    const { world, said } = worldIn(shop.workDir, () => Promise.resolve(answers.shift() ?? ''));
    expect(await main(['init'], world)).toBe(0);
    expect(said.all.match(/Un nom de serveur|none of the choices|Il en faut un/g)).toHaveLength(4);
    expect(shop.local('passerelle.json')).toMatch(/"tls": "explicit"/);
  });
});

test('a lost ledger beside XML that were sent: status says so, and check speaks of no second installation', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    rmSync(join(shop.workDir, 'passerelle.sqlite'));
    expect((await shop.ordersToXml('status')).err).toMatch(/manque, mais .* contient des XML/);
    const { err } = await shop.ordersToXml('check');
    expect(err.match(/✘/g)).toHaveLength(1);
  });
});

test('an XML that waits for ProShop is not said to be received', async () => {
  await inShop(async (shop) => {
    exportOrders(shop, ...sales(1041));
    await shop.ordersToXml();
    const { exitCode, err } = await shop.ordersToXml('ArchiveExport/ventes_20261122_095703_0001.xml');
    expect([exitCode, err]).toEqual([6, expect.stringMatching(/attend encore que ProShop/) as string]);
  });
});
