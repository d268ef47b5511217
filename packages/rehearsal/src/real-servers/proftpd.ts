import { join } from 'node:path';
import { hashPassword } from './password-hash.ts';
import { installed } from './installed.ts';
import type { RealServer } from './real-server.ts';
import { ServerProcess } from './server-process.ts';
import { servingAccount, setStage, type Stage } from './stage.ts';

/**
 * ProFTPD with its own defaults: no AllowOverwrite, so neither STOR nor RNTO replaces a file; no DefaultRoot, so PWD is a
 * long path; TLS data connections must resume the session.
 */
export async function startProftpd(): Promise<RealServer> {
  const stage = await setStage('proftpd');
  const { host, port, user, password, home, certificate } = { host: '127.0.0.1', ...stage };
  const settings = await stage.write('proftpd.conf', await settingsOf(stage));
  const program = installed('proftpd', 'usr/sbin/proftpd');
  const server = await ServerProcess.start(program, ['--nodaemon', '--quiet', '--config', settings], port);
  return {
    host,
    port,
    root: home,
    user,
    password,
    authority: certificate.authority,
    renamesOver: false,
    storesOver: false,
    missingFolderList: 'refused',
    stop: async () => {
      await server.stop();
      await stage.clear();
    },
  };
}

async function settingsOf(stage: Stage): Promise<string> {
  const { name, group, uid, gid } = servingAccount;
  const hash = await hashPassword(stage.password);
  const users = await stage.write('users', `${stage.user}:${hash}:${uid}:${gid}::${stage.home}:/bin/sh\n`);
  const inWorkDir = (file: string) => join(stage.workDir, file);
  return `
ModulePath ${installed('proftpd', 'usr/lib/proftpd')}
LoadModule mod_tls.c
ServerType standalone
DefaultAddress 127.0.0.1
Port ${stage.port}
UseIPv6 off
UseReverseDNS off
User ${name}
Group ${group}
AuthOrder mod_auth_file.c
AuthUserFile ${users}
RequireValidShell off
PidFile ${inWorkDir('pid')}
ScoreboardFile ${inWorkDir('scoreboard')}
DelayEngine off
WtmpLog off
TransferLog none
SystemLog ${inWorkDir('log')}
TLSEngine on
TLSRequired off
TLSProtocol TLSv1.2 TLSv1.3
TLSRSACertificateFile ${stage.certificatePath}
TLSRSACertificateKeyFile ${stage.certificatePath}
TLSLog ${inWorkDir('tls-log')}
`;
}
