import { build } from 'esbuild';
import { nodeVersion, root, type Program } from '../exe/programs.ts';

export interface Bundle {
  /** One minified CommonJS module with everything that runs, JSON included, in ASCII. */
  text: string;
  /** The files that are in it, relative to the root of the repository. */
  files: string[];
}

/**
 * Bundles a program. What its source imports with `import()` is evaluated only when the program comes there, although it
 * lies in the same text.
 */
export async function bundleOf(program: Program): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    metafile: true,
    write: false,
    entryPoints: [program.entry],
    outfile: `${program.name}.cjs`,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: `node${nodeVersion}`,
    charset: 'ascii',
    // jsonc-parser's CommonJS build hides its parts from bundlers (UMD); its ES module does not.
    mainFields: ['module', 'main'],
    // Node shows the line where a program broke: it must not be the whole program.
    lineLimit: 160,
    legalComments: 'none',
    logLevel: 'warning',
    // CommonJS has no import.meta. In an executable __filename is the executable, so "beside the program" stays true.
    banner: { js: "const importMetaUrl=require('node:url').pathToFileURL(__filename).href;" },
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      'import.meta.url': 'importMetaUrl',
    },
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${program.name}`);
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return { text: inAscii(output.text), files };
}

/** V8 keeps ASCII in one byte a character, and reads it faster. esbuild leaves regular expressions as they are written. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
