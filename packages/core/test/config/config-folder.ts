import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ConfigFailure, ConfigFault } from '../../src/config/fault.ts';
import { type LoadedConfig, readConfig } from '../../src/config/read-config.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { World } from '../../src/world/world.ts';

export const soundFtp = { host: '127.0.0.1', user: 'passerelle', password: 'env:FTP_PASSWORD' };

/** The marked secret: no message may ever hold it. */
export const marked = 'M4rked-Secret';

/** A folder of its own with files in it, and a world whose current folder it is. */
type RefusedConfig = Extract<ConfigFailure, { kind: 'config/refused' }>;

export class ConfigFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'passerelle-config-')));
  readonly env: Record<string, string | undefined> = { FTP_PASSWORD: marked };

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  }

  world(): World {
    const unused = () => {
      throw new Error('Reading the configuration needs none of this');
    };
    const silent = { write: unused, isTerminal: false };
    return {
      cwd: this.path,
      programDir: join(this.path, 'program'),
      env: this.env,
      now: unused,
      sleep: unused,
      pace: 1,
      uniqueId: unused,
      out: silent,
      err: silent,
    };
  }

  /** Reads `content` (text as it stands, anything else as JSON) as passerelle.json. */
  read(content: unknown): Promise<LoadedConfig> {
    this.write('passerelle.json', typeof content === 'string' ? content : JSON.stringify(content));
    return this.load();
  }

  /** What readConfig gives, or throws. */
  load(asked?: string): Promise<LoadedConfig> {
    return new Promise((resolve) => resolve(readConfig(this.world(), asked)));
  }

  async refusal(content: unknown): Promise<Failure & { fault: RefusedConfig }> {
    const error: unknown = await this.read(content).catch((thrown: unknown) => thrown);
    if (error instanceof Failure && error.fault.kind === 'config/refused')
      return error as Failure & { fault: RefusedConfig };
    throw new Error('The configuration was not refused', { cause: error });
  }

  async faults(content: unknown): Promise<readonly ConfigFault[]> {
    return (await this.refusal(content)).fault.faults;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** A sound configuration with one key, as in `orders.states`, set to a value; undefined takes it out. */
export function configWith(key: string, value: unknown): Record<string, unknown> {
  const config: Record<string, unknown> = { ftp: { ...soundFtp } };
  const parts = key.split('.');
  let inside = config;
  for (const part of parts.slice(0, -1)) {
    inside[part] ??= {};
    inside = inside[part] as Record<string, unknown>;
  }
  inside[parts.at(-1) ?? ''] = value;
  return config;
}
