import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The bytes of a control connection: lines in, one after the other, and replies out, in more ways than one. */
export class ControlConnection {
  #socket: Socket;
  #text = '';
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  get socket(): Socket {
    return this.#socket;
  }

  /** Goes on over another socket (TLS). What came in clear and was not read is forgotten. */
  async upgrade(secure: (socket: Socket) => Promise<Socket>): Promise<void> {
    this.#socket.removeAllListeners('data').removeAllListeners('close');
    this.#text = '';
    this.#socket = await secure(this.#socket);
    this.#listen();
  }

  /** The next line without its end; undefined when the client is gone. */
  async nextLine(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '');
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      if (this.#isOver) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  write(text: string): void {
    if (this.#socket.writable) this.#socket.write(text);
  }

  async writeByteByByte(text: string, everyMs: number): Promise<void> {
    for (const byte of Buffer.from(text)) {
      if (!this.#socket.writable) return;
      this.#socket.write(Buffer.of(byte));
      await pause(everyMs);
    }
  }

  end(): void {
    this.#socket.end();
  }

  cut(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('utf8');
      this.#wake();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }
}
