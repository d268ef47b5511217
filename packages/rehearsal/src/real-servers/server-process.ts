import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. */
const patienceMs = 10_000;
const betweenLooksMs = 25;

/** A server of another make, running in the foreground. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #said = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text) => (this.#said += String(text)));
  }

  /** Starts it, and resolves once it answers on the port; rejects with what it said if it never does. */
  static async start(program: string, args: string[], port: number): Promise<ServerProcess> {
    // A process group of its own: stopping it takes along the processes it forks for each client.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const server = new ServerProcess(child);
    const giveUpAt = Date.now() + patienceMs;
    while (!(await answers(port))) {
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      if (hasEnded || Date.now() > giveUpAt) {
        await server.stop();
        throw new Error(
          `${program} does not answer on port ${port}: ${server.#said || `exit ${child.exitCode}`}`,
        );
      }
      await pause(betweenLooksMs);
    }
    return server;
  }

  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    const isRunning = pid !== undefined && exitCode === null && signalCode === null;
    if (!isRunning) return;
    const ended = once(this.#child, 'exit');
    process.kill(-pid, 'SIGKILL');
    await ended;
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'data');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
