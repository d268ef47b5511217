import { build } from 'esbuild';
import { bundlePath, nodeVersion, root, type Program } from './programs.ts';

/** Bundles a program to where it is looked for; what is in it: see bundleTo. */
export const bundleProgram = (program: Program): Promise<string[]> => bundleTo(bundlePath(program), program);

/**
 * Writes one minified CommonJS file with everything that runs, JSON included. What the source imports with `import()` is
 * evaluated only when the program comes there, although it lies in the same file. Resolves with the files that are in it,
 * relative to the root of the repository.
 */
export async function bundleTo(outfile: string, program: Program): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [program.entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: `node${nodeVersion}`,
    // In ASCII alone V8 keeps one byte a character, and reads it faster.
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
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
}
