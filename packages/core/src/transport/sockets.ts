import { X509Certificate } from 'node:crypto';
import { isIP, Socket } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { TransportError, type TransportFault } from './transport-error.ts';

/**
 * Connects to one address, within that time. Rejects with Node's own error; no socket is left behind. The listener for
 * errors stays: an error that nobody listens to would end the program.
 */
export function connectSocket(address: string, port: number, limitMs: number): Promise<Socket> {
  const socket = new Socket();
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.setTimeout(limitMs, () => socket.destroy(new Error(`no answer from ${address} port ${port}`)));
    socket.connect({ host: address, port }, () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      resolve(socket);
    });
  });
}

/**
 * The options of every TLS connection to that host, control and data alike: the certificate is always verified, for the
 * name the person configured. The same name on both is also what lets Node resume the session (Node binds a session
 * to the host it was made with).
 */
export function tlsOptionsFor(host: string, authority?: string): ConnectionOptions {
  const serverName = isIP(host) === 0 ? { servername: host } : {};
  const trusted = authority === undefined ? {} : trust(authority);
  return { host, ...serverName, ...trusted, minVersion: 'TLSv1.2' };
}

/** An intermediate certificate, which the server fails to send, may stand in for the authority that signed it. */
function trust(authority: string): ConnectionOptions {
  const { subject, issuer } = new X509Certificate(authority);
  return { ca: authority, allowPartialTrustChain: subject !== issuer };
}

/**
 * Refuses an authority that is no certificate: Node would trust nobody in silence, and blame the server. Of a file with
 * several certificates the first is read.
 */
export function checkAuthority(authority: string): void {
  try {
    new X509Certificate(authority);
  } catch (error) {
    const reason = (error as Error).message;
    const fault: TransportFault = { kind: 'transport/bad-authority', reason };
    throw new TransportError('certificate', fault, '', { cause: error });
  }
}

/**
 * Makes a connected socket speak TLS. Rejects with Node's own error; the handshake has no time limit of its own.
 * The listeners stay, as in `connectSocket`.
 */
export function secureSocket(socket: Socket, options: ConnectionOptions): Promise<TLSSocket> {
  const secured = connect({ ...options, socket });
  return new Promise((resolve, reject) => {
    secured.on('error', reject);
    secured.on('close', () => reject(new Error('the server closed the connection during the TLS handshake')));
    secured.on('secureConnect', () => resolve(secured));
  });
}

/**
 * Every address of a host, IPv4 first: PASV and most NAT rules know nothing else. Connecting to one address at a time
 * avoids Node's race between families, which gives each address 250 ms and so fails on a slow line.
 */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map(({ address }) => address);
}
