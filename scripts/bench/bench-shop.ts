import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFtpServer, type FtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';
import { python } from './python.ts';
import { startDelayProxy, type DelayProxy } from './wire/delay-proxy.ts';
import { makeWorkFolder } from './work-folder.ts';

const account = { user: 'passerelle', password: 'mot-de-passe-du-banc' };

/** What lies on the server, by name. */
export type Files = Record<string, string | Buffer>;

/** A server with files on it, and a fresh work folder for every run, so that each run has everything to do. */
export class BenchShop {
  readonly root: string;
  readonly server: FtpServer;
  readonly proxy: DelayProxy | null;
  readonly #folder: string;
  #runs = 0;

  private constructor(folder: string, server: FtpServer, proxy: DelayProxy | null) {
    this.#folder = folder;
    this.root = join(folder, 'server');
    this.server = server;
    this.proxy = proxy;
  }

  /** `delayMs`: of each direction, half of a round trip. 0: no proxy. */
  static async open(delayMs: number): Promise<BenchShop> {
    const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
    mkdirSync(join(folder, 'server', 'import'), { recursive: true });
    const server = await startFtpServer({ root: join(folder, 'server'), ...account });
    const proxy = delayMs > 0 ? await startDelayProxy(server.port, delayMs) : null;
    return new BenchShop(folder, server, proxy);
  }

  get port(): number {
    return this.proxy?.port ?? this.server.port;
  }

  put(files: Files): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.root, name), content);
  }

  /** The command line of one of our programs in a new work folder, with nothing of ours on the server. */
  firstRunOf(bundle: string): string[] {
    this.#emptyImport();
    for (const left of ['passerelle-staging', 'ExportCSVmod.csv'])
      rmSync(join(this.root, left), { recursive: true, force: true });
    const path = makeWorkFolder(join(this.#folder, `work-${++this.#runs}`), { port: this.port, ...account });
    return [process.execPath, bundle, '--quiet', '--config', path];
  }

  /**
   * The next half-hour for the same work folder: ProShop and the shop have taken what the earlier run left, and written
   * anew.
   */
  nextHalfHour(files: Files): void {
    this.#emptyImport();
    rmSync(join(this.root, 'ExportCSVmod.csv'), { force: true });
    this.put(files);
  }

  #emptyImport(): void {
    rmSync(join(this.root, 'import'), { recursive: true, force: true });
    mkdirSync(join(this.root, 'import'));
  }

  baseline(script: string): string[] {
    return [
      python.path,
      join(import.meta.dirname, script),
      String(this.port),
      account.user,
      account.password,
    ];
  }

  async close(): Promise<void> {
    await this.proxy?.stop();
    await this.server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
