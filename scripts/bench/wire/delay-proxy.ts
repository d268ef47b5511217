import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { WireLog } from './wire-log.ts';

/** A line with latency in front of a loopback FTP server: control and data connections both. */
export interface DelayProxy {
  port: number;
  stop: () => Promise<void>;
}

/**
 * Every byte arrives `delayMs` after it was sent, in order: a round trip takes twice that. Making a connection costs
 * nothing here, and a round trip on a real line. curl by its defaults, for the work of
 * the bench: 1.38 s with 40 ms, 0.72 s with 20.
 */
export async function startDelayProxy(target: number, delayMs: number, log?: WireLog): Promise<DelayProxy> {
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
    log?.opened();
    client.on('data', (piece: Buffer) => (isControl ? log?.sent(piece) : log?.uploaded(client)));
    delayed(client, server, delayMs, (piece) => Promise.resolve(piece));
    delayed(server, client, delayMs, async (piece) => {
      if (!isControl) return piece;
      log?.heard();
      return withOurDataPort(piece, (dataPort) => listen(dataPort, false));
    });
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

type Listen = (port: number) => Promise<number>;

/** The passive port in a 229 or 227 reply is the server's own: the client must come to us. */
async function withOurDataPort(piece: Buffer, listen: Listen): Promise<Buffer> {
  const text = piece.toString('latin1');
  const extended = /^229 .*\(\|\|\|(\d+)\|\)/m.exec(text);
  if (extended) {
    const port = await listen(Number(extended[1]));
    return Buffer.from(text.replace(`|||${extended[1]}|`, `|||${port}|`), 'latin1');
  }
  const passive = /^227 .*?((?:\d+,){4})(\d+),(\d+)/m.exec(text);
  if (!passive) return piece;
  const [, address, high, low] = passive;
  const port = await listen(Number(high) * 256 + Number(low));
  const ours = `${address}${port >> 8},${port & 255}`;
  return Buffer.from(text.replace(`${address}${high},${low}`, ours), 'latin1');
}
