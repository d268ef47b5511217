import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line with latency in front of a loopback FTP server: control and data connections both. */
export interface DelayProxy {
  port: number;
  stop: () => Promise<void>;
}

/** Every byte arrives `delayMs` after it was sent, in order: a round trip takes twice that. */
export async function startDelayProxy(target: number, delayMs: number): Promise<DelayProxy> {
  const listeners: Server[] = [];
  const listen = async (port: number, isControl: boolean): Promise<number> => {
    const server = createServer({ noDelay: true }, (client) => relay(client, port, isControl));
    listeners.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const relay = (client: Socket, port: number, isControl: boolean): void => {
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    delayed(client, server, delayMs, (piece) => Promise.resolve(piece));
    delayed(
      server,
      client,
      delayMs,
      isControl ? (piece) => withOurDataPort(piece, listen) : (piece) => Promise.resolve(piece),
    );
  };
  const port = await listen(target, true);
  return {
    port,
    stop: async () => {
      for (const server of listeners) {
        server.close();
        server.unref();
      }
      await Promise.resolve();
    },
  };
}

function delayed(
  from: Socket,
  to: Socket,
  delayMs: number,
  change: (piece: Buffer) => Promise<Buffer>,
): void {
  let last: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>): void => {
    const arrived = new Promise<void>((resolve) => setTimeout(resolve, delayMs));
    last = last
      .then(() => arrived)
      .then(work)
      .catch(() => undefined);
  };
  from.on('data', (piece: Buffer) => inOrder(async () => void to.write(await change(piece))));
  from.on('end', () => inOrder(() => Promise.resolve(void to.end())));
  from.on('error', () => to.destroy());
}

/** The passive port in a 229 reply is the server's own: the client must come to us. */
async function withOurDataPort(
  piece: Buffer,
  listen: (port: number, isControl: boolean) => Promise<number>,
): Promise<Buffer> {
  const text = piece.toString('latin1');
  const found = /^229 .*\(\|\|\|(\d+)\|\)/m.exec(text);
  if (!found) return piece;
  const port = await listen(Number(found[1]), false);
  return Buffer.from(text.replace(`|||${found[1]}|`, `|||${port}|`), 'latin1');
}
