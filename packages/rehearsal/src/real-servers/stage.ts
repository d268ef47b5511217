import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate, type Certificate } from '../ftp-server/certificates.ts';
import { freePort } from './free-port.ts';

/** What every real server is given: a folder to serve, one of its own for its settings, an account, a certificate, a port. */
export interface Stage {
  /** The login folder. */
  home: string;
  /** Settings, certificate, pid files. */
  workDir: string;
  port: number;
  user: string;
  password: string;
  certificate: Certificate;
  /** Key and certificate in one file, PEM. */
  certificatePath: string;
  /** Writes a settings file and gives its path. */
  write(name: string, content: string, mode?: number): Promise<string>;
  clear(): Promise<void>;
}

/** The system account that serves the files: it owns nothing, so the folder served is open to all. */
export const servingAccount = { name: 'nobody', group: 'nogroup', uid: 65534, gid: 65534 };

export async function setStage(name: string): Promise<Stage> {
  const workDir = await mkdtemp(join(tmpdir(), `${name}-`));
  await chmod(workDir, 0o755);
  const home = join(workDir, 'home');
  await mkdir(home);
  await chmod(home, 0o777);
  const write = async (file: string, content: string, mode = 0o600): Promise<string> => {
    const path = join(workDir, file);
    await writeFile(path, content, { mode });
    await chmod(path, mode);
    return path;
  };
  const certificate = await makeCertificate();
  return {
    home,
    workDir,
    port: await freePort(),
    user: 'passerelle',
    password: 'rehearsal-only',
    certificate,
    certificatePath: await write('server.pem', `${certificate.key}\n${certificate.cert}\n`),
    write,
    clear: () => rm(workDir, { recursive: true, force: true }),
  };
}
