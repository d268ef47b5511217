import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startFtpServer, type FtpServer } from '../../packages/rehearsal/src/ftp-server/ftp-server.ts';
import { zipPath } from '../exe/release-zip.ts';
import {
  asWindowsPath,
  driveD,
  enterWine,
  giveToWindows,
  runOnWindows,
  type Command,
  type Outcome,
} from './windows.ts';

const user = 'passerelle';
const password = 'invented';
const configName = 'passerelle.json';

/** The zip as the administrator gets it, unpacked, its passerelle.json edited, and an FTP server on loopback. */
export interface Shop {
  /** The unpacked folder, as Linux and as Windows name it. */
  folder: string;
  windowsFolder: string;
  /** What the FTP server serves. */
  remote: string;
  server: FtpServer;
  /** Runs a command line with the password in the environment, where the shipped passerelle.json expects it. */
  run(command: Command): Promise<Outcome>;
  /** The XML that lie in `import`. */
  delivered(): string[];
}

/** Unpacks the zip into an empty folder of drive D: and does `use` with it; the server is stopped afterwards. */
export async function withShop(name: string, use: (shop: Shop) => Promise<void>): Promise<void> {
  const folder = await unpackRelease(name);
  const remote = mkdtempSync(join(tmpdir(), 'passerelle-remote-'));
  mkdirSync(join(remote, 'import'));
  const server = await startFtpServer({ root: remote, user, password });
  editConfig(folder, server.port);
  const shop: Shop = {
    folder,
    windowsFolder: asWindowsPath(folder),
    remote,
    server,
    run: (command) =>
      runOnWindows({ ...command, env: { PASSERELLE_FTP_PASSWORD: password, ...command.env } }),
    delivered: () =>
      readdirSync(join(remote, 'import')).map((file) => readFileSync(join(remote, 'import', file), 'utf8')),
  };
  try {
    await use(shop);
  } finally {
    await server.stop();
    rmSync(remote, { recursive: true });
  }
}

/** The zip is unpacked once a run; the executables are linked, not copied, into the folder of each proof. */
async function unpackRelease(name: string): Promise<string> {
  const unpacked = join(driveD, 'unpacked');
  if (!wasUnpacked) {
    rmSync(driveD, { recursive: true, force: true });
    mkdirSync(unpacked, { recursive: true });
    execFileSync('cp', [zipPath, unpacked]);
    giveToWindows(driveD);
    await enterWine(['unzip', '-q', `/drive-d/unpacked/${basename(zipPath)}`, '-d', '/drive-d/unpacked']);
    rmSync(join(unpacked, basename(zipPath)));
    wasUnpacked = true;
  }
  const folder = join(driveD, name);
  if (existsSync(folder)) throw new Error(`${folder} belongs to another proof`);
  execFileSync('cp', ['--archive', '--link', unpacked, folder]);
  return folder;
}

let wasUnpacked = false;

/** Only the port, and in a new file: the old one is linked to the other proofs' folders. */
function editConfig(folder: string, port: number): void {
  const path = join(folder, configName);
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  writeFileSync(path, text.replace('"port": 21,', `"port": ${port},`));
}
