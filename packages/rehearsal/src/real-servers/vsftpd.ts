import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { installed } from './installed.ts';
import type { RealServer } from './real-server.ts';
import { ServerProcess } from './server-process.ts';
import { setStage, type Stage } from './stage.ts';

/**
 * vsftpd with TLS session reuse demanded, its default, and a guest as its one user, confined to the folder served. It
 * asks PAM, which reads /etc/pam.d only: a service file with a name of its own is put there, and taken away at the end.
 */
export async function startVsftpd(): Promise<RealServer> {
  const stage = await setStage('vsftpd');
  // In lower case, as PAM looks for it.
  const pamService = join('/etc/pam.d', `passerelle-rehearsal-${stage.port}`);
  const clear = async () => {
    await rm(pamService, { force: true });
    await stage.clear();
  };
  try {
    await writeFile(pamService, await pamRules(stage));
    const settings = await stage.write('vsftpd.conf', await settingsOf(stage, basename(pamService)));
    const server = await ServerProcess.start(installed('vsftpd', 'usr/sbin/vsftpd'), [settings], stage.port);
    return {
      host: '127.0.0.1',
      port: stage.port,
      root: stage.home,
      user: stage.user,
      password: stage.password,
      authority: stage.certificate.authority,
      renamesOver: true,
      storesOver: true,
      missingFolderList: 'empty',
      stop: async () => {
        await server.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** pam_userdb reads a Berkeley database, which Perl writes. */
async function pamRules(stage: Stage): Promise<string> {
  const database = join(stage.workDir, 'users');
  const script = 'use DB_File; tie(my %users, "DB_File", "$ARGV[0].db") or die; $users{$ARGV[1]} = $ARGV[2]';
  await promisify(execFile)('perl', ['-e', script, database, stage.user, stage.password]);
  return ['auth', 'account']
    .map((kind) => `${kind} required pam_userdb.so db=${database} crypt=none\n`)
    .join('');
}

/** vsftpd enters its account's home before the folder served: `nobody` has none. */
const accountWithHome = 'daemon';

async function settingsOf(stage: Stage, pamService: string): Promise<string> {
  const emptyFolder = join(stage.workDir, 'empty');
  await mkdir(emptyFolder, { mode: 0o555 });
  return `
listen=YES
listen_address=127.0.0.1
listen_port=${stage.port}
background=NO
seccomp_sandbox=NO
secure_chroot_dir=${emptyFolder}
anonymous_enable=NO
local_enable=YES
guest_enable=YES
guest_username=${accountWithHome}
virtual_use_local_privs=YES
pam_service_name=${pamService}
local_root=${stage.home}
local_umask=022
chroot_local_user=YES
allow_writeable_chroot=YES
write_enable=YES
ssl_enable=YES
force_local_data_ssl=NO
force_local_logins_ssl=NO
require_ssl_reuse=YES
ssl_ciphers=HIGH
rsa_cert_file=${stage.certificatePath}
rsa_private_key_file=${stage.certificatePath}
`;
}
