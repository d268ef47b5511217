import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { SendTrouble } from '../../src/alarms/alarm.ts';
import { type AlertMessage, sendersOf, troubleOf } from '../../src/alerts/send-alert.ts';
import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';

/** Nobody vouches for it. */
const secureContext = createSecureContext(await makeCertificate({ host: { name: 'smtp.exemple.fr' } }));

interface Offer {
  /** What its answer to EHLO has besides AUTH. */
  starttls?: boolean;
  /** TLS from the first byte. */
  implicit?: boolean;
}

/** A mail server that lets anybody in, and keeps every line it was told, encrypted or not. */
async function startMailServer({ starttls = false, implicit = false }: Offer) {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const secure = (socket: Socket) => new TLSSocket(socket, { isServer: true, secureContext });
  const talk = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const line = String(chunk).trim();
      heard.push(line);
      if (/^EHLO/i.test(line))
        return socket.write(`250-mail\r\n${starttls ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN LOGIN\r\n`);
      if (/^STARTTLS/i.test(line) && starttls) {
        socket.removeAllListeners('data');
        return socket.write('220 Go on\r\n', () => talk(secure(socket)));
      }
      return socket.write(/^AUTH/i.test(line) ? '235 In\r\n' : '502 No\r\n');
    });
  };
  const server = createServer((plain) => {
    sockets.push(plain);
    const socket = implicit ? secure(plain) : plain;
    talk(socket);
    socket.write('220 mail\r\n');
  });
  server.listen(0);
  await once(server, 'listening');
  const stop = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { heard, port: (server.address() as AddressInfo).port, stop };
}

const account = { user: 'shop', password: 'mot-de-passe-smtp' };
const addresses = { from: 'a@exemple.fr', to: ['b@exemple.fr'] };

const message: AlertMessage = {
  subject: 'Passerelle',
  text: 'Fin',
  data: { program: 'passerelle', store: '008', begun: [], reminded: [], over: [] },
};

interface Sending extends Offer {
  host: string;
  secure?: boolean;
  hasAccount?: boolean;
}

async function send({ host, secure = false, hasAccount = true, ...offer }: Sending) {
  const server = await startMailServer(offer);
  try {
    const email = { host, port: server.port, secure, ...addresses, ...(hasAccount ? account : {}) };
    const alerts = { notCollectedMinutes: 90, unchangedMinutes: 0, email };
    const [sender] = sendersOf(alerts, { pace: 0.2, env: {} });
    const trouble = await sender?.send(message).catch((error: unknown): SendTrouble => troubleOf(error));
    return { heard: server.heard, trouble };
  } finally {
    server.stop();
  }
}

/** This machine, under an address that does not say so: what goes there could go anywhere. */
const elsewhere = '0.0.0.0';

test.each<[string, Sending]>([
  ['offers no TLS', { host: elsewhere }],
  ['has a certificate that nobody vouches for', { host: elsewhere, starttls: true }],
  ['has such a certificate, with TLS from the first byte', { host: elsewhere, implicit: true, secure: true }],
])('a mail server elsewhere that %s is not told the password', async (_, sending) => {
  const { heard, trouble } = await send(sending);
  expect(trouble).toBeDefined();
  expect(heard.filter((line) => !/^(?:EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
});

test.each<[string, Sending, string]>([
  [
    'TLS from the first byte was asked of one that begins in clear',
    { host: elsewhere, secure: true },
    'begins-in-clear',
  ],
  ['the same on this machine', { host: '127.0.0.1', secure: true }, 'begins-in-clear'],
  [
    'a clear beginning was asked of one that waits for TLS',
    { host: elsewhere, implicit: true },
    'no-greeting',
  ],
  ['the same on this machine', { host: '127.0.0.1', implicit: true }, 'no-greeting'],
])('a mail server: %s, said in words', async (_, sending, kind) => {
  const { heard, trouble } = await send(sending);
  expect(trouble).toMatchObject({ kind });
  expect(heard).toEqual([]);
});

test.each<[string, Sending, string]>([
  ['on this machine', { host: '127.0.0.1', starttls: true }, 'AUTH'],
  ['that asks for no password', { host: elsewhere, hasAccount: false }, 'MAIL'],
])('a mail server %s needs no TLS', async (_, sending, verb) => {
  const { heard } = await send(sending);
  expect(heard.some((line) => line.startsWith(verb))).toBe(true);
  expect(heard.some((line) => line.startsWith('STARTTLS'))).toBe(false);
});
