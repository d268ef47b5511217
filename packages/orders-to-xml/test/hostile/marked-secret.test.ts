import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { exportOrders, inShop, passHalfAnHour, sales } from '../cycle/in-shop.ts';
import { everyFileBelow, findSecret, formsOf } from './secret-forms.ts';

/** Marked, and made of what encodings change. */
const ftpPassword = 'M4rkedFtp"s&c<r\\e>t%41 7+/';
const smtpPassword = 'M4rkedSmtp"s&c<r\\e>t%41 7+/';
const webhookToken = 'M4rkedWebhookToken-7f3a';
const secrets = [ftpPassword, smtpPassword, webhookToken];

const certificate = await makeCertificate();

/** A mail server that refuses every login and repeats what it was told. */
async function startEchoingMailServer() {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail\r\n');
    socket.on('data', (chunk) => {
      const said = chunk.toString().trim();
      const isGreeting = /^EHLO/i.test(said);
      socket.write(isGreeting ? '250-mail\r\n250 AUTH PLAIN LOGIN\r\n' : `535 ${said} ${smtpPassword}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

const mail = await startEchoingMailServer();
afterAll(() => mail.stop());

interface Scene {
  server?: Partial<FtpServerOptions>;
  config?: Record<string, unknown>;
  play: (shop: Rehearsal) => Promise<Outcome[]>;
}

const commandFile = 'seen-by-the-command.txt';
const spy =
  `"${process.execPath}" -e "const fs=require('fs');fs.writeFileSync('${commandFile}',` +
  `JSON.stringify([process.env,process.argv,process.execArgv])+fs.readFileSync(0))"`;

function alertsTo(port: number, folder?: string) {
  return {
    email: {
      host: '127.0.0.1',
      port: mail.port,
      user: 'shop',
      password: 'file:smtp.txt',
      from: 'a@exemple.fr',
      to: 'b@exemple.fr',
    },
    webhook: { url: `http://127.0.0.1:${port}/${webhookToken}?key=${webhookToken}` },
    ...(folder === undefined ? {} : { command: spy.replace(commandFile, join(folder, commandFile)) }),
  };
}

/** Nobody listens on port 9: the webhook fails with the system's own words. */
const config = {
  ftp: { password: 'file:ftp.txt' },
  report: 'page.html',
  alerts: alertsTo(9),
};

const everyCommand: Scene['play'] = async (shop) => {
  exportOrders(shop, ...sales(1041, 1042));
  const outcomes = [await shop.ordersToXml('--verbose')];
  passHalfAnHour(shop);
  exportOrders(shop, ...sales(1041, 1043));
  return [
    ...outcomes,
    await shop.ordersToXml('--json'),
    await shop.ordersToXml('--dry-run', '--verbose'),
    await shop.stockCsvMod('--json'),
    await shop.stockCsvMod('--verbose'),
    await shop.ordersToXml('status'),
    await shop.ordersToXml('status', '--json'),
    await shop.ordersToXml('status', '--html', 'status.html'),
    await shop.ordersToXml('explain', '1041'),
    await shop.ordersToXml('explain', '1041', '--json'),
    await shop.ordersToXml('ack', '1043'),
    await shop.ordersToXml('check'),
    await shop.ordersToXml('check', '--json'),
    await shop.stockCsvMod('check', '--json'),
    await shop.ordersToXml('init', '--yes'),
  ];
};

/** The server repeats the password in its answers to that command. */
function echo(verb: string, code: number): Partial<FtpServerOptions> {
  return {
    behaviour: (step) =>
      step.verb === verb
        ? { kind: 'answer', reply: `${code} ${ftpPassword} is what you said`, applied: false }
        : undefined,
  };
}

const badConfigs: unknown[] = [
  { ftp: { host: '127.0.0.1', user: 'u', passwort: ftpPassword } },
  { ftp: { host: '127.0.0.1', user: 'u', password: [ftpPassword] } },
  { ftp: { host: '127.0.0.1', user: 'u', password: { is: ftpPassword } } },
  { ftp: `ftp://u:${ftpPassword}@127.0.0.1` },
  { ftp: { host: `u:${ftpPassword}@h`, user: 'u', password: 'env:X' } },
  { ftp: { host: 'h', user: 'u', password: `env:X` }, alerts: { webhook: webhookToken } },
  {
    ftp: { host: 'h', user: 'u', password: `env:X` },
    alerts: { email: { host: 'h', pasword: smtpPassword } },
  },
  `{ "ftp": { "password": "${webhookToken} } }`,
  `{ "ftp": { "password": '${webhookToken}' } }`,
];

const scenes: [string, Scene][] = [
  ['every command, in clear', { play: everyCommand }],
  [
    'every command, over TLS',
    {
      server: { tls: 'explicit', certificate },
      config: { ftp: { tls: 'explicit', tlsCa: 'ca.pem' } },
      play: everyCommand,
    },
  ],
  [
    'a certificate nobody knows',
    { server: { tls: 'explicit', certificate }, config: { ftp: { tls: 'explicit' } }, play: everyCommand },
  ],
  ['AUTH TLS refused', { config: { ftp: { tls: 'explicit' } }, play: everyCommand }],
  ['a wrong login', { server: { password: 'another' }, play: everyCommand }],
  ...(
    [
      'PASS',
      'USER',
      'TYPE',
      'PWD',
      'CWD',
      'SIZE',
      'MDTM',
      'RETR',
      'STOR',
      'RNFR',
      'RNTO',
      'DELE',
      'NLST',
      'FEAT',
    ] as const
  ).map((verb): [string, Scene] => [
    `the server repeats it after ${verb}`,
    { server: echo(verb, 550), play: everyCommand },
  ]),
  [
    'the server repeats it when it confirms a rename',
    {
      server: {
        behaviour: (step) =>
          step.verb === 'RNTO' ? { kind: 'answer', reply: `250 ${ftpPassword}`, applied: true } : undefined,
      },
      play: everyCommand,
    },
  ],
  [
    'the server repeats it when it confirms an upload',
    {
      server: {
        behaviour: (step) =>
          step.verb === 'DATA' && step.argument.startsWith('STOR')
            ? { kind: 'cut', bytes: 1e6, reply: `226 ${ftpPassword}` }
            : undefined,
      },
      play: everyCommand,
    },
  ],
  [
    'a configuration with the secret in the wrong place',
    {
      play: async (shop) => {
        const outcomes: Outcome[] = [];
        for (const bad of badConfigs) {
          writeFileSync(
            join(shop.workDir, 'passerelle.json'),
            typeof bad === 'string' ? bad : JSON.stringify(bad),
          );
          outcomes.push(
            await shop.ordersToXml('--verbose'),
            await shop.ordersToXml('--json'),
            await shop.ordersToXml('check'),
            await shop.ordersToXml('status'),
          );
        }
        return outcomes;
      },
    },
  ],
];

test.each(scenes)(
  '%s: no secret in any output, file, ledger or log',
  async (_, { play, server, config: own }) => {
    await inShop(
      async (shop) => {
        writeFileSync(join(shop.workDir, 'ftp.txt'), ftpPassword, { mode: 0o600 });
        writeFileSync(join(shop.workDir, 'smtp.txt'), smtpPassword, { mode: 0o600 });
        writeFileSync(join(shop.workDir, 'ca.pem'), certificate.authority);
        shop.put('ExportCSV.csv', 'Gencod;Quantité\r\n3612345678904;2\r\n');
        const outcomes = await play(shop);
        const texts = everyFileBelow(join(shop.workDir, '..'), 'ftp.txt', 'smtp.txt', 'passerelle.json');
        outcomes.forEach(({ out, err }, index) => texts.set(`outcome ${index}`, out + err));
        expect(secrets.flatMap((secret) => findSecret(secret, texts))).toEqual([]);
      },
      {
        server: { password: ftpPassword, ...server },
        config: { ...config, ...own, ftp: { ...config.ftp, ...(own?.['ftp'] as object) } },
      },
    );
  },
);

test('the search finds each form of a secret', () => {
  for (const form of formsOf(ftpPassword)) {
    expect(findSecret(ftpPassword, new Map([['a file', `before ${form} after`]]))).not.toEqual([]);
  }
  const login = Buffer.from(`\0shop\0${smtpPassword}`).toString('base64');
  expect(findSecret(smtpPassword, new Map([['a log', login]]))).not.toEqual([]);
});

test('the alert command is told what happened and no password', async () => {
  const env = { ...process.env, FTP_SECRET: ftpPassword, SMTP_SECRET: smtpPassword, HARMLESS: 'yes' };
  await inShop(
    async (shop) => {
      const path = join(shop.workDir, commandFile);
      shop.configure(
        { host: '127.0.0.1', port: shop.server?.port, user: 'passerelle', password: 'env:FTP_SECRET' },
        { alerts: alertsTo(9, shop.workDir) },
      );
      writeFileSync(join(shop.workDir, 'smtp.txt'), smtpPassword, { mode: 0o600 });
      await shop.ordersToXml();
      const seen = readFileSync(path, 'utf8');
      expect(seen).toContain('orders.csv');
      expect(seen).toContain('"HARMLESS":"yes"');
      expect(secrets.flatMap((secret) => findSecret(secret, new Map([[commandFile, seen]])))).toEqual([]);
    },
    { server: { password: ftpPassword }, env: env },
  );
});
