import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { nodeVersion, root, type Program } from '../exe/programs.ts';
import { whenUsed } from './when-used.ts';

export interface Bundle {
  /** One minified CommonJS module, JSON included, in ASCII. */
  text: string;
  /** The files that are in it, relative to the root of the repository. */
  files: string[];
}

/**
 * Bundles a program with everything that runs, but for the packages named. What its source imports with `import()` is
 * evaluated only when the program comes there, although it lies in the same text.
 */
export function bundleOf(
  program: Program,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<Bundle> {
  return bundle({
    entryPoints: [program.entry],
    external: [...without],
    plugins: [whenUsed],
    // CommonJS has no import.meta. In an executable __filename is the executable, so "beside the program" stays true.
    define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  });
}

/** Bundles a package that core depends on. */
export function bundleOfPackage(name: string): Promise<Bundle> {
  const contents = `module.exports = require(${JSON.stringify(name)})`;
  return bundle({ stdin: { contents, resolveDir: join(root, 'packages/core') } });
}

async function bundle(options: BuildOptions): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    metafile: true,
    write: false,
    outfile: 'bundle.cjs',
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // All that is loaded later is loaded by `require`: of a text that is no file, `import()` would find nothing.
    supported: { 'dynamic-import': false },
    target: `node${nodeVersion}`,
    charset: 'ascii',
    // jsonc-parser's CommonJS build hides its parts from bundlers (UMD); its ES module does not.
    mainFields: ['module', 'main'],
    // Node shows the line where a program broke: it must not be the whole program.
    lineLimit: 160,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return {
    text: inAscii(outputFiles[0]?.text ?? ''),
    files: files.filter((file) => existsSync(join(root, file))),
  };
}

/** V8 keeps ASCII in one byte a character, and reads it faster. esbuild leaves regular expressions as they are written. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
