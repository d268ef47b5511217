// A shop's web service, ProShop's FTP server and a CRM on this machine, to try the programs by hand: npm run shop [-- --port 8080]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { openTown } from './rehearsed-shop/town.ts';
import { deeds, help } from './rehearsed-shop/deeds.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, version: { type: 'string', default: '8.2.4' } },
});
const folder = mkdtempSync(join(tmpdir(), 'passerelle-boutique-'));
mkdirSync(join(folder, 'import'));
const account = { user: 'passerelle', password: 'de-la-repetition' };
const ftp = await startFtpServer({ root: folder, ...account });
const town = await openTown({ folder, port: Number(values.port), version: values.version });

console.log(`The shop
  Address     ${town.shop.url}
  Key         ${town.shop.key}

The FTP server (its folder: ${folder})
  Server      127.0.0.1:${ftp.port}
  Account     ${account.user}
  Encryption  none
  Password    ${account.password}

The CRM, a vtiger
  Address     ${town.crm.url}
  User        ${rehearsedUser.name}
  Access key  ${rehearsedUser.accessKey}

In an empty folder: "orders-to-xml init" asks for these; then "check", "--dry-run", a run, "explain 1041".
From source, "orders-to-xml" is: ${fromSource('orders-to-xml')}
and "stock-csv-mod":           ${fromSource('stock-csv-mod')}

${help}
`);

const lines = createInterface({ input: process.stdin, terminal: false });
lines.on('line', (line) => {
  const deed = deeds[line.trim()];
  if (deed === undefined) console.log(line.trim() === '' ? '' : help);
  else void deed.act(town).then((told) => console.log(told));
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void Promise.all([town.shop.close(), town.crm.close(), ftp.stop()]).finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
  });
}

function fromSource(program: string): string {
  const main = join(import.meta.dirname, '../packages', program, 'src/main.ts');
  return `${process.execPath} --disable-warning=ExperimentalWarning ${main}`;
}
