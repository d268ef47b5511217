import type { Program } from '../exe/programs.ts';
import { bundleOf, bundleOfPackage } from './bundle.ts';
import { codeCacheOf } from './code-cache.ts';
import { starterOf } from './starter.ts';
import { writeParts } from './write-parts.ts';

/** Loaded for an alert by mail, for a layout of the shop's own, and for the questions of `init`. */
const rarelyNeeded = ['nodemailer', 'xmlbuilder2', '@clack/prompts'];

/**
 * Writes `<program>.cjs` into a folder, and beside it the folder `<program>` that it runs from. Resolves with the source
 * files that are in them.
 */
export async function writeProgram(program: Program, folder: string): Promise<string[]> {
  const main = await bundleOf(program, { without: rarelyNeeded });
  const needed = rarelyNeeded.filter((name) => main.text.includes(`require("${name}")`));
  const packages = await Promise.all(needed.map(bundleOfPackage));
  const parts = {
    main: main.text,
    packages: new Map(packages.map(({ text }, index) => [needed[index] ?? '', text])),
  };
  const codeCache = await codeCacheOf(program, parts);
  await writeParts(program, folder, starterOf(program, parts, codeCache), parts, codeCache);
  return [main, ...packages].flatMap(({ files }) => files);
}
