import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real HTTP server on 127.0.0.1 that keeps the JSON it is given. */
export class WebHook {
  readonly received: unknown[] = [];
  /** What it answers from now on; null: nothing at all. */
  status: number | null = 200;
  /** Where a redirect leads; null: it does not say. */
  location: string | null = null;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        this.received.push(JSON.parse(Buffer.concat(pieces).toString()));
        if (this.status !== null) response.writeHead(this.status, this.#headers()).end('ok');
      });
    });
  }

  #headers(): Record<string, string> {
    return this.location === null ? {} : { location: this.location };
  }

  static async start(): Promise<WebHook> {
    const hook = new WebHook();
    hook.#server.listen(0, '127.0.0.1');
    await once(hook.#server, 'listening');
    return hook;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/alertes?cle=secret-du-webhook`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
