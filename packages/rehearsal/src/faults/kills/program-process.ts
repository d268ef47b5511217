import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rehearsal } from '../../shop/rehearsal.ts';
import { fastFolder } from '../fast-folder.ts';

/** How a process ended that was killed. */
export const killed = -9;

const programs = {
  'orders-to-xml': fileURLToPath(import.meta.resolve('@passerelle/orders-to-xml/main.ts')),
  'stock-csv-mod': fileURLToPath(import.meta.resolve('@passerelle/stock-csv-mod/main.ts')),
};
const shiftClock = import.meta.resolve('./shift-clock.ts');
const fullDisk = import.meta.resolve('./full-disk.ts');
const dieAtCommit = import.meta.resolve('./die-at-commit.ts');
const meetOther = import.meta.resolve('./meet-other.ts');
/** A start takes half the time when the sources are compiled already. */
const compileCache = join(fastFolder(), 'passerelle-compile-cache');

/** What goes wrong inside a process. */
export interface ProcessTrouble {
  /** Default: orders-to-xml. */
  program?: keyof typeof programs;
  /** Of its command line. Default: none, its cycle. */
  argv?: readonly string[];
  /** "before 3" or "after 3". */
  diesAtCommit?: string | undefined;
  /** For whatever is written into ArchiveExport. */
  diskIsFull?: boolean;
  /** A folder: its first transaction begins at the same moment as that of another process with the same folder. */
  meetsIn?: string;
}

/** A program in a process of its own, as the scheduler starts it; only its clock is the rehearsal's. */
export class ProgramProcess {
  readonly #child: ChildProcess;

  constructor({ workDir, now }: Rehearsal, trouble: ProcessTrouble = {}) {
    const { program = 'orders-to-xml', argv = [], diesAtCommit, diskIsFull = false, meetsIn } = trouble;
    const preloads = [shiftClock];
    if (diesAtCommit !== undefined) preloads.push(dieAtCommit);
    if (diskIsFull) preloads.push(fullDisk);
    if (meetsIn !== undefined) preloads.push(meetOther);
    const imports = preloads.flatMap((preload) => ['--import', preload]);
    this.#child = spawn(process.execPath, [...imports, programs[program], ...argv], {
      cwd: workDir,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: compileCache,
        CLOCK_NOW: String(now.getTime()),
        DIE_AT_COMMIT: diesAtCommit,
        MEET_IN: meetsIn,
      },
      stdio: 'ignore',
    });
  }

  /** At once, with no chance to tidy up. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Resolves with its exit code, or `killed`. */
  async end(): Promise<number> {
    const [code] = (await once(this.#child, 'exit')) as [number | null];
    return code ?? killed;
  }
}
