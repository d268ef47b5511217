import type { Program } from '../exe/programs.ts';
import { bundleOfPackage } from './bundle.ts';
import { codeCachesOf } from './code-cache.ts';
import { splitOf } from './split.ts';
import { starterOf } from './starter.ts';
import { writeParts } from './write-parts.ts';

/** Loaded for an alert by mail, for a layout of the shop's own, and for the questions of `init`. */
const rarelyNeeded = ['nodemailer', 'xmlbuilder2', '@clack/prompts'];

/**
 * Writes `<program>.cjs` into a folder, and beside it the folder `<program>` that it runs from. Resolves with the source
 * files that are in them.
 */
export async function writeProgram(program: Program, folder: string): Promise<string[]> {
  const { main, later } = await splitOf(program, rarelyNeeded);
  const needed = rarelyNeeded.filter((name) =>
    [main, later].some(({ text }) => text.includes(`require("${name}")`)),
  );
  const packages = await Promise.all(needed.map(bundleOfPackage));
  const parts = {
    main: main.text,
    later: later.text,
    packages: new Map(packages.map(({ text }, index) => [needed[index] ?? '', text])),
  };
  const caches = await codeCachesOf(program, parts);
  await writeParts(program, folder, starterOf(program, parts, caches), parts, caches);
  return [main, later, ...packages].flatMap(({ files }) => files);
}
