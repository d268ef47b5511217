import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SendTrouble } from '../../src/alarms/alarm.ts';
import { type AlertMessage, sendersOf, troubleOf } from '../../src/alerts/send-alert.ts';
import type { Config } from '../../src/config/schema.ts';
import { wordsIn } from '../../src/words/language.ts';
import { MailServer, type MailServerOptions } from '@passerelle/rehearsal/mail/mail-server.ts';
import { WebHook } from '@passerelle/rehearsal/mail/web-hook.ts';
import { inFolder } from '../in-folder.ts';

const message: AlertMessage = {
  subject: 'Passerelle, magasin 008 : 1 point à regarder',
  text: 'NOUVEAU\n- Commande 1042 : rejetée — « é » € ÿ.\n.\n\nFin\n',
  data: { program: 'passerelle', store: '008', begun: ['Commande 1042'], reminded: [], over: [] },
};

const addresses = { from: 'passerelle@exemple.fr', to: ['gerant@exemple.fr', 'aide@exemple.fr'] };

const patient = 1;
/** The time limit is a fifth of a second: for those that never answer. */
const hasty = 0.02;

/** null: it went out. */
async function troubleWith(ways: Partial<Config['alerts']>, pace = patient): Promise<SendTrouble | null> {
  const world = { pace, env: process.env };
  const [sender] = sendersOf(ways, world);
  try {
    await sender?.send(message);
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

function byMail(port: number, changes: object = {}): Partial<Config['alerts']> {
  return { email: { host: '127.0.0.1', port, secure: false, ...addresses, ...changes } };
}

async function withMailServer(
  options: MailServerOptions,
  work: (server: MailServer) => Promise<void>,
): Promise<void> {
  const server = await MailServer.start(options);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

async function withWebHook(work: (hook: WebHook) => Promise<void>): Promise<void> {
  const hook = await WebHook.start();
  try {
    await work(hook);
  } finally {
    await hook.stop();
  }
}

test('no way configured: nobody to send', () => {
  expect(sendersOf({}, { pace: 1, env: {} })).toEqual([]);
});

test('a mail arrives whole, accents and all, at every address', async () => {
  await withMailServer({}, async (server) => {
    expect(await troubleWith(byMail(server.port))).toBeNull();
    expect(server.mails).toMatchObject([{ ...addresses, subject: message.subject, text: message.text }]);
  });
});

const account = { user: 'passerelle', password: 'mot-de-passe-smtp' };

test('a mail server that wants an account is given it', async () => {
  await withMailServer({ account }, async (server) => {
    expect(await troubleWith(byMail(server.port, account))).toBeNull();
    expect(server.mails).toHaveLength(1);
  });
});

test('a refused account is told without a word of what the server said, which repeats the password here', async () => {
  await withMailServer({ account: { ...account, user: 'autre' } }, async (server) => {
    const trouble = await troubleWith(byMail(server.port, account));
    expect(trouble).toEqual({ kind: 'login' });
    const told = wordsIn('fr').alerts.failed({ way: 'email', trouble: trouble ?? { kind: 'login' } });
    expect(told).not.toContain(account.password);
  });
});

test('a mail server that never answers the message', async () => {
  await withMailServer({ isSilent: true }, async (server) => {
    expect(await troubleWith(byMail(server.port), hasty)).toEqual({ kind: 'time-out' });
  });
});

test('a mail server that never greets', async () => {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1');
  const sockets: { destroy: () => void }[] = [];
  mute.on('connection', (socket) => sockets.push(socket));
  await new Promise((listening) => mute.once('listening', listening));
  const { port } = mute.address() as AddressInfo;
  expect(await troubleWith(byMail(port), hasty)).toEqual({ kind: 'no-greeting', port });
  expect(await troubleWith(byMail(port, { secure: true }), hasty)).toEqual({ kind: 'time-out' });
  for (const socket of sockets) socket.destroy();
  await new Promise((closed) => mute.close(closed));
});

test('a mail server that is down', async () => {
  let port = 0;
  await withMailServer({}, async (server) => {
    port = server.port;
    await Promise.resolve();
  });
  expect(await troubleWith(byMail(port))).toMatchObject({
    kind: 'other',
    reason: expect.stringContaining('ECONNREFUSED') as string,
  });
});

test.each([
  [200, patient, null],
  [204, patient, null],
  [301, patient, { kind: 'redirect', status: 301, target: '' }],
  [302, patient, { kind: 'redirect', status: 302, target: '' }],
  [308, patient, { kind: 'redirect', status: 308, target: '' }],
  [404, patient, { kind: 'http', status: 404 }],
  [500, patient, { kind: 'http', status: 500 }],
  [null, hasty, { kind: 'time-out' }],
])('a webhook that answers %s', async (status, pace, trouble) => {
  await withWebHook(async (hook) => {
    hook.status = status;
    expect(await troubleWith({ webhook: { url: hook.url } }, pace)).toEqual(trouble);
    expect(hook.received).toEqual([message]);
  });
});

test('a webhook that has moved: its new place is told without its key, and hears nothing', async () => {
  await withWebHook(async (moved) => {
    await withWebHook(async (hook) => {
      hook.status = 301;
      hook.location = moved.url;
      const trouble = await troubleWith({ webhook: { url: hook.url } });
      const target = moved.url.replace(/alertes.*/, '…');
      expect(trouble).toEqual({ kind: 'redirect', status: 301, target });
      expect(moved.received).toEqual([]);
    });
  });
});

test('a webhook that is down, told without its address', async () => {
  let url = '';
  await withWebHook(async (hook) => {
    url = hook.url;
    await Promise.resolve();
  });
  const trouble = await troubleWith({ webhook: { url } });
  expect(trouble).toMatchObject({ kind: 'other', reason: expect.stringContaining('ECONNREFUSED') as string });
  expect(JSON.stringify(trouble)).not.toContain('secret-du-webhook');
});

const node = JSON.stringify(process.execPath);

test('a command has the message on its standard input, as JSON', async () => {
  await inFolder(async (folder) => {
    const script = `process.stdin.pipe(require('fs').createWriteStream(process.argv[1]))`;
    const file = join(folder, 'recu.json');
    expect(await troubleWith({ command: `${node} -e "${script}" "${file}"` })).toBeNull();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(message);
  });
});

test.each([
  ['ends with an error', `${node} -e "process.exit(3)"`, patient, { kind: 'exit', code: 3 }],
  ['is not there', 'commande-qui-manque-ici', patient, { kind: 'exit', code: 127 }],
  ['does not read its input', `${node} -e ""`, patient, null],
  ['never ends', `exec ${node} -e "setInterval(() => 0, 1000)"`, hasty, { kind: 'time-out' }],
])('a command that %s', async (_what, command, pace, trouble) => {
  expect(await troubleWith({ command }, pace)).toEqual(trouble);
});
