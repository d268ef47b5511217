import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const tree = process.env['PASSERELLE_WINE'] ?? '/var/cache/passerelle-wine';
const enter = join(import.meta.dirname, 'enter.sh');

/** Drive D: as Linux sees it. */
export const driveD = join(tree, 'drive-d');

const outcomes = join(driveD, 'outcomes');

/** What a Windows parent saw of a command. */
export interface Outcome {
  exitCode: number;
  out: string;
  err: string;
}

export interface Command {
  /** As typed at the prompt of cmd. */
  line: string;
  /** A folder as Windows names it; absent: `C:\`. */
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** Below drive D:, as Windows names it. */
export function asWindowsPath(path: string): string {
  return `D:\\${relative(driveD, path).replaceAll(sep, '\\')}`;
}

/**
 * The Windows parent of every command: a batch file, as its output must go to a file (Node under Wine refuses a Unix
 * pipe) and the code must be the one cmd sees. Commands and names come in by the environment, so that accents are not
 * read in the code page of the batch file. The redirection stands before `echo`: "2>" after a code of 2 would be another.
 */
const parent = [
  '@echo off',
  'cd /d "%PROOF_CWD%"',
  '%PROOF_LINE% > "%PROOF_OUT%" 2> "%PROOF_ERR%"',
  '> "%PROOF_CODE%" echo %ERRORLEVEL%',
];

/** Runs a command with cmd as its parent, and waits for its end; a minute is the longest. */
export async function runOnWindows({ line, cwd = 'C:\\', env = {} }: Command): Promise<Outcome> {
  mkdirSync(outcomes, { recursive: true });
  const batch = join(driveD, 'parent.cmd');
  writeFileSync(batch, parent.map((text) => `${text}\r\n`).join(''));
  const id = randomUUID();
  const file = (kind: string): string => join(outcomes, `${id}.${kind}`);
  giveToWindows(outcomes);
  await enterWine(['timeout', '--kill-after=5', '60', 'wine64', 'cmd', '/c', asWindowsPath(batch)], {
    ...env,
    PROOF_CWD: cwd,
    PROOF_LINE: line,
    PROOF_OUT: asWindowsPath(file('out')),
    PROOF_ERR: asWindowsPath(file('err')),
    PROOF_CODE: asWindowsPath(file('code')),
  });
  const [code, out, err] = ['code', 'out', 'err'].map((kind) => readFileSync(file(kind), 'utf8'));
  return { exitCode: Number(code), out: out ?? '', err: err ?? '' };
}

/** TerminateProcess, as Task Scheduler does at the time limit: the program learns nothing of it. */
export async function killOnWindows(imageName: string): Promise<void> {
  await enterWine(['timeout', '20', 'wine64', 'taskkill', '/f', '/im', imageName]);
}

/** Ends whatever still runs in the Wine tree: what an earlier run of the proofs left, or this one. */
export async function stopWindows(): Promise<void> {
  await enterWine(['wineserver64', '--kill']);
}

/** Runs a command of the tree itself, such as unzip, as the user Wine runs as, in an environment of its own. */
export async function enterWine(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const PATH = process.env['PATH'] ?? '';
  const child = spawn(enter, command, { stdio: 'ignore', env: { PATH, PASSERELLE_WINE: tree, ...env } });
  await once(child, 'exit');
}

/** Wine runs as a user of its own, who may only write where we let it. */
export function giveToWindows(path: string): void {
  execFileSync('chown', ['--recursive', '1000:1000', path]);
}
