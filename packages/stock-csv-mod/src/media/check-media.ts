import { fault, ok, type Finding } from '@passerelle/core/check/finding.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import type { StockWords } from '../words/words.ts';
import { listMedia, type MediaSetting } from './media-folders.ts';

/** Whether the folders of images and documents are there and can be read, as a run reads them: a line for each. */
export async function checkMedia(
  settings: Readonly<Partial<Record<'images' | 'documents', MediaSetting | undefined>>>,
  connections: Connections,
  words: StockWords,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const key of ['images', 'documents'] as const) {
    const setting = settings[key];
    for (const one of setting ? alone(setting) : []) findings.push(await checkOne(key, one));
  }
  return findings;

  async function checkOne(key: 'images' | 'documents', setting: MediaSetting): Promise<Finding> {
    const { folder, remote = '' } = setting;
    try {
      const [listed] = await listMedia(setting, key, connections);
      const place = { key, folder: folder ?? remote, isOnServer: folder === undefined };
      return ok(words.articles.folderRead({ ...place, files: listed?.files.size ?? 0 }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return fault(words.say(error.fault), error.exitCode);
    }
  }
}

/** One folder may be well and the other not. */
function alone({ folder, remote, pattern }: MediaSetting): MediaSetting[] {
  return [
    ...(folder === undefined ? [] : [{ folder, pattern }]),
    ...(remote === undefined ? [] : [{ remote, pattern }]),
  ];
}
