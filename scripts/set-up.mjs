// Makes a fresh clone usable: installs the locked packages when they are missing or older than package-lock.json.
// Plain JavaScript on purpose: it runs on whatever Node the machine has (20 or later), before Node 24 is there.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installed = join(root, 'node_modules', '.package-lock.json');
const isInstalled =
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;

if (!isInstalled) {
  console.log('Installing the packages of package-lock.json (once) …');
  const npm = process.env.npm_execpath;
  // Its warnings are of packages that run on the Node that is installed here, not on the machine's.
  const install = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, args] = npm ? [process.execPath, [npm, ...install]] : ['npm', install];
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm,
  });
  process.exit(status ?? 1);
}
