import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two tries, and how many. */
const pauseMs = 100;
const tries = 100;

/**
 * Listens on that port of loopback (0: on any), and resolves with its number. A server that was shut has no claim to its
 * port: where a client of somebody else has got it meanwhile, it is waited for.
 */
export async function listenOn(server: Server, port: number): Promise<number> {
  for (let left = tries; ; left -= 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || left === 1) throw error;
      await sleep(pauseMs);
    }
  }
}
