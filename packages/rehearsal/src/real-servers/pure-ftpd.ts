import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installed } from './installed.ts';
import { hashPassword } from './password-hash.ts';
import type { RealServer } from './real-server.ts';
import { ServerProcess } from './server-process.ts';
import { servingAccount, setStage, type Stage } from './stage.ts';

/** Pure-FTPd with its own defaults and a user of its own kind, confined to the folder served. */
export async function startPureFtpd(): Promise<RealServer> {
  const stage = await setStage('pure-ftpd');
  const users = await makeUser(stage);
  const server = await ServerProcess.start(
    installed('pure-ftpd', 'usr/sbin/pure-ftpd'),
    argumentsOf(stage, users),
    stage.port,
  );
  return {
    host: '127.0.0.1',
    port: stage.port,
    root: stage.home,
    user: stage.user,
    password: stage.password,
    authority: stage.certificate.authority,
    renamesOver: true,
    storesOver: true,
    // NLST; its LIST is empty.
    missingFolderList: 'refused',
    stop: async () => {
      await server.stop();
      await stage.clear();
    },
  };
}

function argumentsOf(stage: Stage, users: string): string[] {
  return [
    `--bind=127.0.0.1,${stage.port}`,
    `--login=puredb:${users}`,
    `--pidfile=${join(stage.workDir, 'pid')}`,
    `--certfile=${stage.certificatePath}`,
    '--tls=1',
    '--noanonymous',
    '--dontresolve',
    '--ipv4only',
  ];
}

/** The line is pure-pw's own format; "/./" ends the part of the path that is shut off. pure-pw itself would hash for seconds. */
async function makeUser(stage: Stage): Promise<string> {
  const { uid, gid } = servingAccount;
  const hash = await hashPassword(stage.password);
  const users = await stage.write(
    'users',
    `${stage.user}:${hash}:${uid}:${gid}::${stage.home}/./::::::::::::\n`,
  );
  const database = join(stage.workDir, 'users.pdb');
  await promisify(execFile)(installed('pure-ftpd', 'usr/bin/pure-pw'), ['mkdb', database, '-f', users]);
  return database;
}
