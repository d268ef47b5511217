import type { Socket } from 'node:net';
import type { FtpLine } from './ftp-line.ts';
import type { Reply } from './ftp-reply.ts';
import { kindOfReply, troubleWithReply, unreachable } from './ftp-trouble.ts';
import { addressesOf, checkAuthority, connectSocket, secureSocket, tlsOptionsFor } from './sockets.ts';
import type { TransportErrorKind } from './transport-error.ts';

/**
 * Connects and logs in, with no command that is not needed: (AUTH TLS) USER PASS (PBSZ PROT) TYPE. PBSZ and PROT
 * follow the login, as most clients do: some servers know little but USER before it.
 */
export async function logIn(line: FtpLine): Promise<void> {
  const { tls, tlsCa } = line.settings;
  if (tlsCa !== undefined) checkAuthority(tlsCa);
  line.client.ftp.adopt(await reachServer(line));
  if (tls === 'implicit') await startTls(line);
  await readGreeting(line);
  if (tls === 'explicit') {
    await line.demand('AUTH TLS', 234, 'tls');
    await startTls(line);
  }
  await giveCredentials(line);
  if (tls !== 'none') await protectData(line);
  await line.demand('TYPE I', 200);
}

async function reachServer(line: FtpLine): Promise<Socket> {
  const { host, port } = line.settings;
  const reasons: string[] = [];
  for (const address of await line.exchange('DNS', () => addressesOf(host))) {
    const attempt = await connectSocket(address, port, line.limitMs).catch((error: Error) => error);
    if (!(attempt instanceof Error)) return attempt;
    reasons.push(attempt.message);
  }
  throw line.fail(unreachable(line.at('CONNECT'), reasons.join(', ')));
}

async function startTls(line: FtpLine): Promise<void> {
  const { host, tlsCa } = line.settings;
  const { ftp } = line.client;
  const options = tlsOptionsFor(host, tlsCa);
  ftp.upgrade(await line.exchange('TLS', () => secureSocket(ftp.socket, options)), options);
}

async function readGreeting(line: FtpLine): Promise<void> {
  const greeting = await line.greeting();
  if (greeting.code !== 220) throw line.fail(troubleWithReply(line.at('CONNECT'), greeting));
}

async function giveCredentials(line: FtpLine): Promise<void> {
  const { user, password } = line.settings;
  const named = await line.ask(`USER ${user}`);
  if (named.code === 230) return;
  if (named.code !== 331) {
    throw line.fail(troubleWithReply(line.at(`USER ${user}`), named, kindOfLogin(named)));
  }
  const admitted = await line.ask(`PASS ${password}`);
  if (admitted.code !== 230) {
    throw line.fail(troubleWithReply(line.at('PASS ***'), admitted, kindOfLogin(admitted)));
  }
}

/** Any lasting refusal here is one of the credentials: never tried twice, accounts get locked. 332 asks for an account. */
function kindOfLogin(reply: Reply): TransportErrorKind {
  const isRefusal = reply.code >= 500 || reply.code === 332;
  return isRefusal ? 'login' : kindOfReply(reply);
}

/** RFC 4217, 8 and 9: without PROT P the data would go in clear. */
async function protectData(line: FtpLine): Promise<void> {
  await line.demand('PBSZ 0', 200, 'tls');
  await line.demand('PROT P', 200, 'tls');
}
