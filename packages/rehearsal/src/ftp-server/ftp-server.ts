import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { wellBehaved, type Behaviour } from './behaviour.ts';
import { ServerState, type FtpServerOptions, type LogEntry } from './server-state.ts';
import { commands } from './commands.ts';
import { Session } from './session.ts';

export interface FtpServer {
  host: string;
  port: number;
  /** The served folder. */
  root: string;
  /** Every command so far, as answered, in order. */
  log: readonly LogEntry[];
  /** Changes what goes wrong from the next step on. */
  behave(behaviour: Behaviour): void;
  /** Cuts every connection and closes. */
  stop(): Promise<void>;
}

/** An FTP server on 127.0.0.1, on a free port, over a real folder, which can be made to fail at any step. */
export async function startFtpServer(options: FtpServerOptions): Promise<FtpServer> {
  const state = new ServerState(options, options.behaviour ?? wellBehaved);
  const sockets = new Set<Socket>();
  let sessions = 0;
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    sessions += 1;
    const session = new Session(state, sessions, socket, commands);
    // A session only fails in its TLS handshake: the client learns it from the closed connection.
    session.talk().catch(() => socket.destroy());
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    host: '127.0.0.1',
    port: (listener.address() as AddressInfo).port,
    root: options.root,
    log: state.log,
    behave: (behaviour) => (state.behaviour = behaviour),
    stop: async () => {
      listener.close();
      sockets.forEach((socket) => socket.destroy());
      await once(listener, 'close');
    },
  };
}
