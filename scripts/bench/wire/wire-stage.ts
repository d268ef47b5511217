import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../../exe/programs.ts';
import { ordersOf } from '../shop-data.ts';
import { makeWorkFolder } from '../work-folder.ts';
import type { Client } from './clients.ts';
import { startDelayProxy, type DelayProxy } from './delay-proxy.ts';
import type { WireServer } from './servers.ts';
import { WireLog } from './wire-log.ts';

/** Product rows: a CSV of 250 kB, and as much XML from the part that is sold. */
const rows = 920;
const soldRows = 273;

/** One server behind the delaying proxy, a work folder of ours, and the files that every client moves. */
export class WireStage {
  readonly log: WireLog;
  readonly #folder: string;
  readonly #server: WireServer;
  readonly #proxy: DelayProxy;
  readonly #config: string;
  #firstId = 1_000_001;

  private constructor(server: WireServer, proxy: DelayProxy, log: WireLog) {
    this.#server = server;
    this.#proxy = proxy;
    this.log = log;
    this.#folder = mkdtempSync(join(tmpdir(), 'passerelle-wire-'));
    this.#config = makeWorkFolder(join(this.#folder, 'work'), { ...server, port: proxy.port });
    mkdirSync(join(server.root, 'import'));
    for (const path of [server.root, join(server.root, 'import')]) chmodSync(path, 0o777);
  }

  static async open(server: WireServer, delayMs: number): Promise<WireStage> {
    const log = new WireLog();
    return new WireStage(server, await startDelayProxy(server.port, delayMs, log), log);
  }

  /** Our program; each call finds new orders, and ProShop has taken what the call before left. */
  oursNext(): string[] {
    this.#emptyImport();
    this.#firstId += rows;
    this.#put('orders.csv', ordersOf(rows, { firstId: this.#firstId, sold: soldRows }));
    return [process.execPath, join(dist, 'orders-to-xml.cjs'), '--quiet', '--config', this.#config];
  }

  theirsNext(client: Client): string[] {
    this.#emptyImport();
    const csv = ordersOf(rows, { firstId: this.#firstId, sold: soldRows });
    this.#put('orders.csv', csv);
    const [upload, download] = [join(this.#folder, 'upload'), join(this.#folder, 'download')];
    writeFileSync(upload, csv);
    const { user, password } = this.#server;
    return client.commandOf({ port: this.#proxy.port, user, password, upload, download });
  }

  /** Bytes of the one file that a client has delivered; throws if there is not exactly one. */
  deliveredBytes(): number {
    const folder = join(this.#server.root, 'import');
    const [only, ...more] = readdirSync(folder);
    if (only === undefined || more.length > 0) throw new Error(`${more.length} files too many, or none`);
    return statSync(join(folder, only)).size;
  }

  async close(): Promise<void> {
    await this.#proxy.stop();
    rmSync(this.#folder, { recursive: true });
  }

  #put(name: string, content: string): void {
    const path = join(this.#server.root, name);
    writeFileSync(path, content);
    chmodSync(path, 0o666);
  }

  #emptyImport(): void {
    const folder = join(this.#server.root, 'import');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  }
}
