import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Account {
  port: number;
  user: string;
  password: string;
}

/** A new work folder for our programs, as `init` makes it; gives the path of its configuration. */
export function makeWorkFolder(path: string, { port, user, password }: Account): string {
  mkdirSync(path);
  const config = {
    ftp: {
      host: '127.0.0.1',
      port,
      user,
      password: 'file:motdepasse.txt',
      deadlineSeconds: 600,
      timeoutSeconds: 60,
    },
    giftCards: [{ reference: 'CARTE50', quantity: 999 }],
  };
  writeFileSync(join(path, 'motdepasse.txt'), `${password}\n`, { mode: 0o600 });
  const file = join(path, 'passerelle.json');
  writeFileSync(file, JSON.stringify(config));
  return file;
}
