import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** crypt(3) with SHA-512, as password files hold it. By Perl, which every Debian has: Node knows no crypt. */
export async function hashPassword(password: string): Promise<string> {
  const script = 'print crypt($ARGV[0], q($6$rehearsal$))';
  const { stdout } = await promisify(execFile)('perl', ['-e', script, password]);
  return stdout;
}
