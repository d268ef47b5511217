import type { LoadedConfig } from '../config/read-config.ts';
import type { Connections } from '../transport/connections.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ProgramName } from '../ledger/runs.ts';
import type { Progress, Reporter } from '../report/reporter.ts';
import type { Formats } from '../words/formats.ts';
import type { Findings } from '../report/run-report.ts';
import type { Words } from '../words/words.ts';
import type { WorkPaths } from './work-paths.ts';
import type { World } from '../world/world.ts';

/** The options that every run of both programs has. */
export interface RunOptions {
  config?: string;
  dryRun: boolean;
  /** A path, or '-' for standard output. */
  output?: string;
  force: boolean;
  compare?: string;
  /** These alone; none: all. */
  only?: readonly string[];
  /** So many are written at most; undefined: all. */
  limit?: number;
  json: boolean;
  lang?: 'fr' | 'en';
  /** Where orders are read for this run; undefined: as configured. */
  from?: 'file' | 'shop';
  verbose: boolean;
  quiet: boolean;
}

/** Everything one run works with, opened and checked; closed by whoever opened it (`runJob`). */
export interface Job<Options extends RunOptions = RunOptions, W extends Words = Words> {
  program: ProgramName;
  version: string;
  world: World;
  options: Options;
  config: LoadedConfig['config'];
  configPath: string;
  words: W;
  formats: Formats;
  paths: WorkPaths;
  reporter: Reporter;
  progress: Progress;
  findings: Findings;
  /** null: a dry run where there is no ledger yet. */
  ledger: Ledger | null;
  connections: Connections;
  startedAt: Date;
}
