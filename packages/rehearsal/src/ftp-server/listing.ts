import type { Entry } from './file-tree.ts';

/** yyyyMMddHHmmss, UTC: MDTM and the facts of MLSx (RFC 3659, 2.3). */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** One line of MLSD or MLST (RFC 3659, 7.2). */
export function factLine({ name, isFolder, size, modifiedAt }: Entry): string {
  return `type=${isFolder ? 'dir' : 'file'};size=${size};modify=${timestamp(modifiedAt)}; ${name}`;
}

/** One line of LIST, as `ls -l` prints it. */
export function longLine({ name, isFolder, size, modifiedAt }: Entry): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const month = months[modifiedAt.getUTCMonth()];
  const day = String(modifiedAt.getUTCDate()).padStart(2);
  const time = modifiedAt.toISOString().slice(11, 16);
  const mode = isFolder ? 'drwxr-xr-x' : '-rw-r--r--';
  return `${mode} 1 ftp ftp ${String(size).padStart(12)} ${month} ${day} ${time} ${name}`;
}

export function asLines(lines: string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}
