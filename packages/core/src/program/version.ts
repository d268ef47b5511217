import root from '../../../../package.json' with { type: 'json' };
import { migrations } from '../ledger/schema.ts';
import type { Words } from '../words/words.ts';

/** The version of the release: one for both programs. */
export const version: string = root.version;

/** What a program can speak to, beside the files of this machine. */
export type Counterpart = Parameters<Words['program']['built']['speaksTo']>[0]['counterparts'][number];

/** What `--version` says: the version alone on its first line, then what is built in. */
export function versionText(
  jobs: readonly string[],
  counterparts: readonly Counterpart[],
  { program: { built } }: Words,
): string {
  const { node } = process.versions;
  return [
    version,
    built.jobs({ jobs: ['run', ...jobs] }),
    built.speaksTo({ counterparts }),
    built.stands({ ledger: migrations.length, node }),
  ].join('\n');
}
