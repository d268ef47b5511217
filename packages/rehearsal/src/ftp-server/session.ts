import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { asCommandFault, asDataFault, type CommandFault, type DataFault } from './behaviour.ts';
import { ControlConnection } from './control-connection.ts';
import { DataPort } from './data-port.ts';
import type { ServerState } from './server-state.ts';

/** By verb; what has to wait for a login says nothing of it. */
export type Commands = Readonly<
  Record<
    string,
    {
      beforeLogin?: true;
      /** Gives the final reply. A file-system error becomes 550. */
      run(session: Session, argument: string): string | Promise<string>;
    }
  >
>;

/** What one client has told the server so far, and the conversation with it. */
export class Session {
  readonly server: ServerState;
  readonly number: number;
  user = '';
  isLoggedIn = false;
  protectsData: boolean;
  /** The current folder, from '/'. */
  folder = '/';
  /** The file that RNFR named, until RNTO. */
  renaming: string | undefined;
  readonly #commands: Commands;
  readonly #control: ControlConnection;
  #dataPort: DataPort | undefined;
  #isSecure: boolean;
  #heldBack = '';
  /** Each answer is sent in place of the next one. */
  #isSlipping = false;

  constructor(server: ServerState, number: number, socket: Socket, commands: Commands) {
    this.#commands = commands;
    this.server = server;
    this.number = number;
    this.#isSecure = server.tls === 'implicit';
    this.protectsData = this.#isSecure;
    this.#control = new ControlConnection(socket);
  }

  /** Talks until the client or a fault ends it. */
  async talk(): Promise<void> {
    if (this.#isSecure) await this.startTls();
    await this.#perform('CONNECT', '', () => Promise.resolve('220 Rehearsal server ready'));
    for (
      let line = await this.#control.nextLine();
      line !== undefined;
      line = await this.#control.nextLine()
    ) {
      const [, verb = '', argument = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? [];
      await this.#perform(verb.toUpperCase(), argument, () => this.#answer(verb.toUpperCase(), argument));
    }
    this.#dataPort?.close();
  }

  get isSecure(): boolean {
    return this.#isSecure;
  }

  /** Sends a preliminary reply. */
  say(reply: string): void {
    this.#control.write(`${reply}\r\n`);
  }

  end(): void {
    this.#control.end();
  }

  cut(): void {
    this.#control.cut();
  }

  async startTls(): Promise<void> {
    const fault = await this.server.step(this.number, 'TLS', '');
    if (fault?.kind === 'drop') return this.#control.cut();
    if (fault?.kind === 'silence') return new Promise(() => undefined);
    await this.#control.upgrade((socket) => this.server.secure(socket));
    this.#isSecure = true;
  }

  async openDataPort(): Promise<DataPort> {
    this.#dataPort?.close();
    this.#dataPort = await DataPort.open();
    return this.#dataPort;
  }

  /** Runs one transfer over the open data port; gives the closing reply. */
  async transfer(
    command: string,
    move: (socket: Socket, fault?: DataFault) => Promise<string>,
  ): Promise<string> {
    const port = this.#dataPort;
    this.#dataPort = undefined;
    if (port === undefined) return '425 Use EPSV or PASV first';
    const fault = asDataFault(await this.server.step(this.number, 'DATA', command));
    if (fault?.kind === 'refuse') return refuse(port, fault.reply);
    this.say('150 Opening data connection');
    const socket = await this.#connectionTo(port);
    socket.on('error', () => undefined);
    this.#endWithControl(socket);
    const mustReuse = this.server.requiresSessionReuse && this.protectsData;
    if (mustReuse && !(socket as TLSSocket).isSessionReused()) {
      socket.destroy();
      return '522 SSL connection failed; session reuse required';
    }
    return move(socket, fault);
  }

  #endWithControl(socket: Socket): void {
    const { socket: control } = this.#control;
    const end = (): void => void socket.destroy();
    control.once('close', end);
    socket.once('close', () => control.off('close', end));
  }

  /** A client that is gone never comes to the port: then it closes. */
  async #connectionTo(port: DataPort): Promise<Socket> {
    const { socket: control } = this.#control;
    const close = (): void => port.close();
    control.once('close', close);
    const socket = await port.connection(this.protectsData ? (raw) => this.server.secure(raw) : undefined);
    control.off('close', close);
    return socket;
  }

  async #answer(verb: string, argument: string): Promise<string> {
    const command = this.#commands[verb];
    if (command === undefined) return `500 '${verb}' not understood`;
    const mayRun = this.isLoggedIn || command.beforeLogin === true;
    if (!mayRun) return '530 Please login with USER and PASS';
    try {
      return await command.run(this, argument);
    } catch (error) {
      return `550 ${(error as NodeJS.ErrnoException).code}`;
    }
  }

  async #perform(verb: string, argument: string, work: () => Promise<string>): Promise<void> {
    const shown = verb === 'PASS' ? '***' : argument;
    const fault = asCommandFault(await this.server.step(this.number, verb, shown));
    const isApplied = fault === undefined || !('applied' in fault) || fault.applied;
    const truth = isApplied ? await work() : '';
    const reply = fault?.kind === 'answer' ? fault.reply : truth;
    this.server.log.push({ session: this.number, verb, argument: shown, reply });
    await this.#deliver(`${reply}\r\n`, fault);
    if (verb === 'AUTH' && reply.startsWith('234')) await this.startTls();
    if (verb === 'QUIT' || reply.startsWith('421')) this.#control.end();
  }

  async #deliver(answer: string, fault: CommandFault | undefined): Promise<void> {
    if (this.#isSlipping) {
      this.#control.write(this.#heldBack);
      this.#heldBack = answer;
      return;
    }
    const text = this.#heldBack + answer;
    this.#heldBack = '';
    switch (fault?.kind) {
      case 'silence':
        return;
      case 'drop':
        return this.#control.cut();
      case 'split':
        return this.#control.writeByteByByte(text, fault.everyMs);
      case 'late':
        await pause(fault.milliseconds);
        return this.#control.write(text);
      case 'twice':
        this.#heldBack = fault.again === 'with the next' ? answer : '';
        return this.#control.write(fault.again === 'at once' ? text + answer : text);
      case 'slip':
        this.#isSlipping = true;
        this.#heldBack = answer;
        return this.#control.write(text);
      case 'answer':
      case undefined:
        return this.#control.write(text);
    }
  }
}

/** A moment lies between the two: the client has seen the reset when the reply comes. Milliseconds. */
const momentMs = 20;

async function refuse(port: DataPort, reply: string): Promise<string> {
  const socket = await port.connection(undefined);
  socket.resetAndDestroy();
  await pause(momentMs);
  return reply;
}
