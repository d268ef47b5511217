import type { Socket } from 'node:net';

/** A command as it passed the proxy. */
export interface Sent {
  verb: string;
  argument: string;
  /**
   * Round trips that began with it: 0 if it was sent before the last reply had arrived; an upload's bytes are one more.
   */
  roundTrips: number;
}

/** What one client did on the wire, told by the proxy: any server, any client that speaks in clear. */
export class WireLog {
  commands: Sent[] = [];
  /** Control and data. */
  connections = 0;
  /** A reply has reached the client since its last command. */
  #hasHeard = false;
  #unfinishedLine = '';
  readonly #uploads = new WeakSet<Socket>();

  clear(): void {
    this.commands = [];
    this.connections = 0;
  }

  /** With the wait for the greeting. */
  get roundTrips(): number {
    return this.commands.reduce((sum, command) => sum + command.roundTrips, 1);
  }

  opened(): void {
    this.connections += 1;
  }

  sent(piece: Buffer): void {
    const lines = `${this.#unfinishedLine}${piece.toString('latin1')}`.split('\r\n');
    this.#unfinishedLine = lines.pop() ?? '';
    for (const line of lines) {
      const [verb = '', ...rest] = line.split(' ');
      const argument = verb.toUpperCase() === 'PASS' ? '***' : rest.join(' ');
      this.commands.push({ verb: verb.toUpperCase(), argument, roundTrips: this.#hasHeard ? 1 : 0 });
      this.#hasHeard = false;
    }
  }

  heard(): void {
    this.#hasHeard = true;
  }

  /** The bytes of an upload wait for the server's 150, and its 226 for them. */
  uploaded(connection: Socket): void {
    if (this.#uploads.has(connection)) return;
    this.#uploads.add(connection);
    const store = this.commands.findLast(({ verb }) => verb === 'STOR');
    if (store) store.roundTrips += 1;
  }
}
