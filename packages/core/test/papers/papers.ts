import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../../..');

const isForeign = (path: string): boolean => /(^|[\\/])(node_modules|dist|coverage)($|[\\/])/.test(path);

/** Paths of files, relative to the root, with '/' between parts. */
export function files(...patterns: string[]): string[] {
  const found = globSync(patterns, { cwd: root, exclude: isForeign });
  return found.map((path) => path.replaceAll('\\', '/')).toSorted();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Everything that is written for a reader. */
export const papers = files('README.md', '.github/*.md', '{packages,samples,scripts}/**/*.md');

export type GuideLanguage = 'fr' | 'en';

export interface Chapter {
  number: number;
  text: string;
  /** Command lines of the two programs, as a person types them, in their order. */
  commands: string[];
}

export function chaptersOf(language: GuideLanguage): Chapter[] {
  const parts = read(`packages/orders-to-xml/GUIDE.${language}.md`).split(/^## (?=\d)/m);
  return parts.slice(1).map((text) => ({ number: parseInt(text), text, commands: commandsIn(text) }));
}

/** In a block of their own, or inside a sentence. With an ellipsis it is none. */
export function commandsIn(text: string): string[] {
  const shown = text.matchAll(/(?:^ {4,}|`)((?:orders-to-xml|stock-csv-mod) [^`\n]+)/gm);
  return [...shown].map(([, command = '']) => command.trim()).filter((command) => !command.includes('…'));
}
