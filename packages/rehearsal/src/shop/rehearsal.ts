import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { main as ordersToXml } from '@passerelle/orders-to-xml/command-line.ts';
import { main as stockCsvMod } from '@passerelle/stock-csv-mod/command-line.ts';
import { startFtpServer, type FtpServer } from '../ftp-server/ftp-server.ts';
import type { FtpServerOptions } from '../ftp-server/server-state.ts';
import { ProShop } from './proshop.ts';

export type ProgramName = 'orders-to-xml' | 'stock-csv-mod';

export interface Outcome {
  exitCode: ExitCode;
  out: string;
  err: string;
}

export interface RehearsalOptions {
  /** Merged over the configuration, section by section. */
  config?: Record<string, unknown>;
  server?: Partial<FtpServerOptions>;
  /** The clock's first moment; it stands still unless it is set. */
  now?: Date;
  /** Added to the programs' environment. */
  env?: Record<string, string>;
  /** Where its folders are made. Default: the system's temporary folder. */
  parent?: string;
  /** Another server than the embedded one, already running. */
  elsewhere?: { host: string; port: number; user: string; password: string; root: string };
}

const account = { user: 'passerelle', password: 'secret-de-repetition' };

/**
 * A shop to play with: an FTP server with ProShop's folder, a work folder with a passerelle.json, a clock that is set by
 * hand, and the programs, run in this process exactly as the command line runs them.
 */
export class Rehearsal {
  readonly workDir: string;
  readonly remoteDir: string;
  readonly proshop: ProShop;
  readonly server: FtpServer | null;
  /** How long a second of the programs' timeouts lasts, in seconds. */
  pace = 1;
  readonly #clock: { now: Date };
  readonly #env: Record<string, string> = { LANG: 'fr_FR.UTF-8' };
  #ids = 0;

  private constructor(folder: string, remoteDir: string, server: FtpServer | null, clock: { now: Date }) {
    this.workDir = join(folder, 'travail');
    this.remoteDir = remoteDir;
    this.server = server;
    this.#clock = clock;
    mkdirSync(join(remoteDir, 'import'), { recursive: true });
    this.proshop = new ProShop(join(remoteDir, 'import'));
  }

  static async begin(options: RehearsalOptions = {}): Promise<Rehearsal> {
    const folder = mkdtempSync(join(options.parent ?? tmpdir(), 'passerelle-'));
    const root = join(folder, 'serveur');
    mkdirSync(root);
    const { elsewhere } = options;
    const clock = { now: options.now ?? new Date('2026-11-22T09:57:03') };
    const now = (): Date => clock.now;
    const server = elsewhere ? null : await startFtpServer({ root, ...account, now, ...options.server });
    const rehearsal = new Rehearsal(folder, elsewhere?.root ?? root, server, clock);
    Object.assign(rehearsal.#env, options.env);
    mkdirSync(rehearsal.workDir);
    const ftp = elsewhere ?? { host: '127.0.0.1', port: server?.port, ...account };
    rehearsal.configure(
      { host: ftp.host, port: ftp.port, user: ftp.user, password: ftp.password },
      options.config ?? {},
    );
    return rehearsal;
  }

  /** The clock of everybody: the programs', the server's. */
  get now(): Date {
    return this.#clock.now;
  }

  set now(moment: Date) {
    this.#clock.now = moment;
  }

  configure(ftp: Record<string, unknown>, config: Record<string, unknown>): void {
    const own = (config['ftp'] ?? {}) as Record<string, unknown>;
    writeFileSync(
      join(this.workDir, 'passerelle.json'),
      JSON.stringify({ ...config, ftp: { ...ftp, ...own } }, null, 2),
    );
  }

  /** Puts a file on the server, as the shop's modules do; written at `at` by the server's clock. */
  put(name: string, content: string | Buffer, at: Date = this.now): void {
    const path = join(this.remoteDir, name);
    writeFileSync(path, content);
    utimesSync(path, at, at);
  }

  remote(name: string): Buffer {
    return readFileSync(join(this.remoteDir, name));
  }

  local(name: string): string {
    return readFileSync(join(this.workDir, name), 'utf8');
  }

  run(program: ProgramName, argv: readonly string[] = []): Promise<Outcome> {
    return this.#play(program === 'orders-to-xml' ? ordersToXml : stockCsvMod, [...argv]);
  }

  ordersToXml(...argv: string[]): Promise<Outcome> {
    return this.run('orders-to-xml', argv);
  }

  stockCsvMod(...argv: string[]): Promise<Outcome> {
    return this.run('stock-csv-mod', argv);
  }

  /** The same with `--json`: its report. */
  async ordersReport(...argv: string[]): Promise<RunReport> {
    const { out } = await this.ordersToXml('--json', ...argv);
    return JSON.parse(out) as RunReport;
  }

  async end(): Promise<void> {
    await this.server?.stop();
    rmSync(join(this.workDir, '..'), { recursive: true, force: true });
  }

  async #play(main: (argv: string[], world: World) => Promise<ExitCode>, argv: string[]): Promise<Outcome> {
    const said = { out: '', err: '' };
    const exitCode = await main(argv, this.#world(said));
    return { exitCode, ...said };
  }

  #world(said: { out: string; err: string }): World {
    return {
      cwd: this.workDir,
      programDir: this.workDir,
      env: this.#env,
      now: () => this.now,
      pace: this.pace,
      sleep: () => Promise.resolve(),
      uniqueId: () => `id${++this.#ids}x${this.now.getTime().toString(36)}`,
      out: { write: (text) => void (said.out += Buffer.from(text).toString()), isTerminal: false },
      err: { write: (text) => void (said.err += Buffer.from(text).toString()), isTerminal: false },
    };
  }
}
