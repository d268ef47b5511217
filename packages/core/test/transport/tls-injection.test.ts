import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { startDeadline } from '../../src/transport/connections.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import { makeCertificate } from '@passerelle/rehearsal/ftp-server/certificates.ts';

const certificate = await makeCertificate({ host: { address: '127.0.0.1' } });
const secureContext = createSecureContext(certificate);

const answers: Record<string, string> = {
  USER: '331 Password?',
  PASS: '230 In',
  PBSZ: '200 Yes',
  PROT: '200 Yes',
  TYPE: '200 Yes',
};

/** Somebody on the way adds `slippedIn` to the last answer in clear; the server itself is honest. */
async function startServerBehind(slippedIn: string) {
  const heard: string[] = [];
  const listen = (socket: Socket, onVerb: (verb: string) => void): void => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const verb = /^\w*/.exec(String(chunk))?.[0] ?? '';
      heard.push(verb);
      onVerb(verb);
    });
  };
  const server = createServer((plain) => {
    listen(plain, () => {
      plain.removeAllListeners('data');
      plain.write(`234 Go on\r\n${slippedIn}`, () => {
        const secured = new TLSSocket(plain, { isServer: true, secureContext });
        listen(secured, (verb) => secured.write(`${answers[verb] ?? '502 No'}\r\n`));
      });
    });
    plain.write('220 Ready\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, heard, stop: () => server.close() };
}

async function connectBehind(slippedIn: string): Promise<{ heard: string[]; trouble: unknown }> {
  const server = await startServerBehind(slippedIn);
  const account = { user: 'shop', password: 'never-to-be-seen' };
  const settings = { host: '127.0.0.1', port: server.port, ...account, tls: 'explicit' as const };
  try {
    const transport = await connectFtp(
      { ...settings, tlsCa: certificate.authority, timeoutSeconds: 5 },
      { deadline: startDeadline(10) },
    );
    await transport.close();
    return { heard: server.heard, trouble: null };
  } catch (trouble) {
    return { heard: server.heard, trouble };
  } finally {
    server.stop();
  }
}

test('half a reply slipped in before the handshake is forgotten: the first secured reply is read as it is', async () => {
  const { heard, trouble } = await connectBehind('230 No password is needed; ');
  expect(trouble).toBeNull();
  expect(heard.slice(0, 6)).toEqual(['AUTH', 'USER', 'PASS', 'PBSZ', 'PROT', 'TYPE']);
});

test('a whole reply slipped in ends the connection: no user is named', async () => {
  const { heard, trouble } = await connectBehind('230 No password is needed\r\n');
  expect(trouble).toMatchObject({ kind: 'desynchronised' });
  expect(heard).not.toContain('USER');
});
