import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, sales } from '../cycle/in-shop.ts';
import { findSecret } from './secret-forms.ts';

const ftpPassword = 'M4rkedFtpOfTheProcessList';
const smtpPassword = 'M4rkedSmtpOfTheProcessList';
const webhookToken = 'M4rkedWebhookOfTheProcessList';
const secrets = [ftpPassword, smtpPassword, webhookToken];

/** Run by the alert: what every process was called with, and the environment that it and its shell were given. */
const spy = `
  const fs = require('node:fs');
  const read = (path) => { try { return fs.readFileSync(path, 'latin1'); } catch { return ''; } };
  const all = fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name));
  const called = all.map((pid) => read('/proc/' + pid + '/cmdline'));
  const given = ['self', process.ppid].map((pid) => read('/proc/' + pid + '/environ'));
  fs.writeFileSync('seen.txt', [...called, ...given, read(0)].join('\\n'));
`;

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** As `ps` shows it to anybody on the machine. */
function processList(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => readOrNothing(`/proc/${pid}/cmdline`)).join('\n');
}

async function runInItsOwnProcess(shop: Rehearsal): Promise<string> {
  const program = join(import.meta.dirname, '../../src/main.ts');
  const argv = ['--disable-warning=ExperimentalWarning', program, '--verbose'];
  const env = {
    ...process.env,
    FTP_SECRET: ftpPassword,
    SMTP_SECRET: smtpPassword,
    HARMLESS: 'M4rkedHarmless',
  };
  const child = spawn(process.execPath, argv, { cwd: shop.workDir, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  await once(child, 'exit');
  return said;
}

const config = {
  ftp: { password: 'env:FTP_SECRET' },
  alerts: {
    email: {
      host: '127.0.0.1',
      port: 9,
      user: 'shop',
      password: 'env:SMTP_SECRET',
      from: 'a@exemple.fr',
      to: 'b@exemple.fr',
    },
    webhook: { url: `http://127.0.0.1:9/${webhookToken}` },
    command: `"${process.execPath}" spy.cjs`,
  },
};

// Elsewhere there is no /proc to read.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('no secret is in the process list, at any step, nor in what the alert command is given', async () => {
  await inShop(
    async (shop) => {
      writeFileSync(join(shop.workDir, 'spy.cjs'), spy);
      exportOrders(shop, ...sales(1041));
      const lists: string[] = [];
      shop.server?.behave(({ verb }) => {
        lists.push(processList());
        return verb === 'STOR' ? { kind: 'answer', reply: '552 Full', applied: false } : undefined;
      });
      const said = await runInItsOwnProcess(shop);
      const texts = new Map([
        ['the process list', lists.join('\n')],
        ['what the command saw', shop.local('seen.txt')],
        ['said', said],
      ]);
      expect(texts.get('the process list')).toContain('main.ts\0--verbose');
      expect(texts.get('what the command saw')).toMatch(/spy\.cjs[^]*HARMLESS=M4rkedHarmless[^]*552 Full/);
      expect(secrets.flatMap((secret) => findSecret(secret, texts))).toEqual([]);
    },
    { config, server: { password: ftpPassword } },
  );
});
