import { readFileSync } from 'node:fs';
import { systemReason } from '../failure/local-failure.ts';
import type { FtpSettings } from '../transport/ftp-line.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure, type ProgramFault } from '../failure/failure.ts';
import type { Job } from './job.ts';
import type { World } from '../world/world.ts';

/** How to reach the server: the configuration's section, its authority read from its file. Throws Failure(2): unreadable. */
export function ftpAccess(ftp: Job['config']['ftp'], { pace }: Pick<World, 'pace'>): FtpSettings {
  const { host, port, user, password, tls } = ftp;
  const timeoutSeconds = ftp.timeoutSeconds * pace;
  const tlsCa = ftp.tlsCa === undefined ? undefined : readAuthority(ftp.tlsCa);
  return { host, port, user, password, tls, tlsCa, timeoutSeconds };
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = systemReason(error);
    const fault: ProgramFault = { kind: 'program/authority-unreadable', path, reason };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
}
