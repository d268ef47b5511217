import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The port opened by EPSV or PASV: takes one connection, once. */
export class DataPort {
  readonly #server: Server;
  readonly #connected: Promise<Socket>;

  private constructor(server: Server) {
    this.#server = server;
    this.#connected = once(server, 'connection').then(([socket]) => socket as Socket);
    // A port that nobody asks about may be closed before anyone came.
    this.#connected.catch(() => undefined);
  }

  static async open(): Promise<DataPort> {
    const server = createServer({ noDelay: true });
    const port = new DataPort(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // Nobody may come, and the session be over: an open port keeps no process alive.
    server.unref();
    return port;
  }

  get number(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The client's connection, made secure if `secure` is given; the port closes behind it. */
  async connection(secure: ((socket: Socket) => Promise<TLSSocket>) | undefined): Promise<Socket> {
    const socket = await this.#connected;
    this.close();
    return secure === undefined ? socket : secure(socket);
  }

  close(): void {
    this.#server.close();
  }
}
