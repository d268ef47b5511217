import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type BuildResult } from 'esbuild';
import { nodeVersion, root, type Program } from '../exe/programs.ts';
import { whenUsed } from './when-used.ts';

export interface Bundle {
  /** One minified CommonJS module, JSON included, in ASCII. */
  text: string;
  /** The files that are in it, relative to the root of the repository. */
  files: string[];
}

/**
 * Bundles a program with everything that runs, as executables hold it. What its source imports with `import()` is
 * evaluated only when the program comes there, although it lies in the same text.
 */
export async function bundleOf(program: Program): Promise<Bundle> {
  const built = await build({ ...sourceOptions(program), ...textOptions });
  return { text: textOf(built), files: sourcesOf(Object.values(built.metafile.outputs)) };
}

/** Bundles a package that core depends on. */
export async function bundleOfPackage(name: string): Promise<Bundle> {
  const contents = `module.exports = require(${JSON.stringify(name)})`;
  const stdin = { contents, resolveDir: join(root, 'packages/core') };
  const built = await build({ ...commonOptions, ...textOptions, stdin });
  return { text: textOf(built), files: sourcesOf(Object.values(built.metafile.outputs)) };
}

/** What esbuild is told of whatever it bundles. */
export const commonOptions = {
  absWorkingDir: root,
  metafile: true,
  write: false,
  bundle: true,
  platform: 'node',
  target: `node${nodeVersion}`,
  // jsonc-parser's CommonJS build hides its parts from bundlers (UMD); its ES module does not.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} satisfies BuildOptions;

/** What esbuild is told of a program's source. */
export function sourceOptions({ entry }: Program) {
  return {
    ...commonOptions,
    entryPoints: [entry],
    plugins: [whenUsed],
    // CommonJS has no import.meta. In an executable __filename is the executable, so "beside the program" stays true.
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  } satisfies BuildOptions;
}

/** What esbuild is told of a text that is to be run. */
export const textOptions = {
  outfile: 'bundle.cjs',
  minify: true,
  format: 'cjs',
  // All that is loaded later is loaded by `require`: of a text that is no file, `import()` would find nothing.
  supported: { 'dynamic-import': false },
  charset: 'ascii',
  // Node shows the line where a program broke: it must not be the whole program.
  lineLimit: 160,
  legalComments: 'none',
} satisfies BuildOptions;

/** V8 keeps ASCII in one byte a character, and reads it faster. esbuild leaves regular expressions as they are written. */
export function textOf({ outputFiles }: BuildResult): string {
  const text = outputFiles?.[0]?.text ?? '';
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The files of ours and of packages that these outputs hold something of. */
export function sourcesOf(outputs: readonly { inputs: Record<string, unknown> }[]): string[] {
  const files = new Set(outputs.flatMap(({ inputs }) => Object.keys(inputs)));
  return [...files].filter((file) => existsSync(join(root, file)));
}
