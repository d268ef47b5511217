import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDeadline } from '../../src/transport/connections.ts';
import type { FtpSettings } from '../../src/transport/ftp-line.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import type { Transport } from '../../src/transport/transport.ts';
import type { Behaviour, Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { startFtpServer, type FtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';

/** An embedded server with a few files, and a way to connect to it. */
export interface Rig {
  server: FtpServer;
  /** Every command and reply, as the transport's observer was told. */
  seen: string[];
  /** `deadlineSeconds` and any setting of the connection may be changed. */
  connect(changes?: Partial<FtpSettings> & { deadlineSeconds?: number }): Promise<Transport>;
  onDisk(path: string): string;
}

export const login = { user: 'shop', password: 'never-to-be-seen' };

/** What stands in `import/a` when a rig begins: its size has five digits, to be split. */
export const fileA = Buffer.alloc(12_345, 'a');

const cleanUps: (() => Promise<void>)[] = [];

/** Starts a rig; everything of it is gone after the test. */
export async function startRig(options: Partial<FtpServerOptions> = {}): Promise<Rig> {
  const root = await mkdtemp(join(tmpdir(), 'rig-'));
  cleanUps.push(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'import'));
  await mkdir(join(root, 'staging'));
  await writeFile(join(root, 'import/a'), fileA);
  const server = await startFtpServer({ root, ...login, ...options });
  cleanUps.push(() => server.stop());
  const seen: string[] = [];
  return {
    server,
    seen,
    connect: async ({ deadlineSeconds = 10, ...changes } = {}) => {
      const { host, port } = server;
      const settings = { host, port, ...login, tls: options.tls ?? 'none', timeoutSeconds: 5, ...changes };
      const observe = (command: string, reply: string) => seen.push(`${command} → ${reply}`);
      const transport = await connectFtp(settings, { deadline: startDeadline(deadlineSeconds), observe });
      cleanUps.push(() => transport.close());
      return transport;
    },
    onDisk: (path) => join(root, path),
  };
}

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The same fault for every step with that verb. */
export function failing(verb: string, fault: Fault): Behaviour {
  return (step) => (step.verb === verb ? fault : undefined);
}

/** Answers that verb with this, without doing anything. */
export function answering(verb: string, reply: string): Behaviour {
  return failing(verb, { kind: 'answer', reply, applied: false });
}

/** Answers that verb with this, after doing what was asked. */
export function answeringAfter(verb: string, reply: string): Behaviour {
  return failing(verb, { kind: 'answer', reply, applied: true });
}
