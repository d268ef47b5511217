import { basename, relative } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { root, type Program } from '../exe/programs.ts';
import { commonOptions, sourceOptions, sourcesOf, textOf, textOptions, type Bundle } from './bundle.ts';

/** A program in two texts: what an ordinary half-hour over files runs, and all that it does not. */
export interface Split {
  main: Bundle;
  later: Bundle;
}

/** What a half-hour over files imports with `import()`, with alerts, page and a layout of the shop's own. Everything else that is imported so lies in `later`. */
const ordinary = [
  'packages/core/src/adapters/csv-orders.ts',
  'packages/core/src/adapters/csv-stock.ts',
  'packages/core/src/adapters/ftp-stock-file.ts',
  'packages/core/src/adapters/import-folder.ts',
  'packages/core/src/alarms/alarm.ts',
  'packages/core/src/alerts/alert.ts',
  'packages/core/src/alerts/send-alert.ts',
  'packages/core/src/page/render-page.ts',
  'packages/core/src/program/run-job.ts',
  'packages/core/src/retention/apply-retention.ts',
  'packages/core/src/status/status-report.ts',
  'packages/orders-to-xml/src/compose.ts',
  'packages/orders-to-xml/src/layout/read-layout.ts',
  'packages/orders-to-xml/src/run.ts',
  'packages/stock-csv-mod/src/compose.ts',
  'packages/stock-csv-mod/src/run.ts',
  'packages/stock-csv-mod/src/sales-folder.ts',
];

/**
 * esbuild first cuts the program into chunks: ES modules, each source file in exactly one of them, whose imports say
 * which needs which. Then each part is bundled out of its chunks. It exports by their names those that the other part asks
 * for with `require`, and a chunk is evaluated once, when it is first asked for.
 */
export async function splitOf(program: Program, without: readonly string[]): Promise<Split> {
  const { metafile, outputFiles } = await build({
    ...sourceOptions(program),
    format: 'esm',
    splitting: true,
    outdir: '/chunks',
    external: [...without],
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const chunks = Object.entries(metafile.outputs).map(([path, output]) => chunkOf(path, output));
  const entry = relative(root, program.entry);
  const first = chunks.filter(({ start }) => start === entry);
  const main = reached(chunks, [...first, ...chunks.filter(({ start }) => ordinary.includes(start))]);
  const later = chunks.filter((chunk) => !main.includes(chunk));
  const ofMain = { start: startOf(first), askedFor: exportsOf(askedForBy(later, main)) };
  const ofLater = { start: gettersOf(askedForBy(main, later)) };
  return {
    main: await partOf(main, texts, without, ofMain),
    later: await partOf(later, texts, without, ofLater),
  };
}

function askedForBy(others: readonly Chunk[], own: readonly Chunk[]): Chunk[] {
  const names = new Set(others.flatMap(({ asksFor }) => asksFor));
  return own.filter(({ name }) => names.has(name));
}

/** Starts the program at once; what the later part asks for is gathered once it asks. */
function startOf(first: readonly Chunk[]): string {
  const required = first.map(({ name }) => `require('./${name}');`);
  return ["exports.chunks = () => require('asked-for').chunks;", ...required].join('\n');
}

/** Each is evaluated when it is asked for. */
function gettersOf(chunks: readonly Chunk[]): string {
  const getters = chunks.map(({ name }) => `get '${name}'() { return require('./${name}'); }`);
  return `const chunks = { ${getters.join(', ')} };\nexports.chunks = () => chunks;`;
}

interface Chunk {
  name: string;
  /** The source file that is imported with `import()`; '' for a chunk that others share. */
  start: string;
  /** Names of the chunks that are evaluated before it. */
  imports: string[];
  /** Names of those that it may ask for, too. */
  asksFor: string[];
  exports: string[];
  inputs: Record<string, unknown>;
}

function chunkOf(
  path: string,
  { entryPoint = '', imports, exports, inputs }: Metafile['outputs'][string],
): Chunk {
  const own = imports.filter(({ external }) => !external);
  const named = (list: typeof own): string[] => list.map((one) => basename(one.path));
  const evaluated = own.filter(({ kind }) => kind === 'import-statement');
  return {
    name: basename(path),
    start: entryPoint,
    imports: named(evaluated),
    asksFor: named(own),
    exports,
    inputs,
  };
}

/** These and all that is evaluated with them. */
function reached(chunks: readonly Chunk[], from: readonly Chunk[]): Chunk[] {
  const found = new Set(from);
  for (const { imports } of found)
    for (const chunk of chunks) if (imports.includes(chunk.name)) found.add(chunk);
  return [...found];
}

/** `start`: the text that the part is bundled for; it may require `asked-for`, of which `askedFor` is the text. */
async function partOf(
  own: readonly Chunk[],
  texts: ReadonlyMap<string, string>,
  without: readonly string[],
  { start, askedFor = '' }: { start: string; askedFor?: string },
): Promise<Bundle> {
  const built = await build({
    ...commonOptions,
    ...textOptions,
    stdin: { contents: start, resolveDir: root },
    external: [...without],
    plugins: [fromChunks(new Set(own.map(({ name }) => name)), texts, askedFor)],
  });
  return { text: textOf(built), files: sourcesOf(own) };
}

/** Finds the chunks of a part; those of the other part are left to `require`. */
function fromChunks(own: ReadonlySet<string>, texts: ReadonlyMap<string, string>, askedFor: string): Plugin {
  return {
    name: 'from-chunks',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ path }) => {
        const name = basename(path);
        return own.has(name) ? { path: name, namespace: 'chunk' } : { path: `chunk:${name}`, external: true };
      });
      bundle.onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({ contents: texts.get(path) ?? '' }));
      bundle.onResolve({ filter: /^asked-for$/ }, ({ path }) => ({ path, namespace: path }));
      bundle.onLoad({ filter: /./, namespace: 'asked-for' }, () => ({
        contents: askedFor,
        resolveDir: root,
      }));
    },
  };
}

/**
 * The text of a module whose `chunks` are, by name, what these export. Few starts evaluate it; of a chunk that is required
 * by itself, esbuild would define every name at every start.
 */
function exportsOf(chunks: readonly Chunk[]): string {
  const of = (index: number, name: string): string => `chunk${String(index)}_${name}`;
  const imports = chunks.map(({ name, exports }, index) => {
    const names = exports.map((one) => `${one} as ${of(index, one)}`);
    return `import { ${names.join(', ')} } from './${name}';`;
  });
  const getters = chunks.map(({ name, exports }, index) => {
    const own = exports.map((one) => `get ${one}() { return ${of(index, one)}; }`);
    return `'${name}': { __esModule: true, ${own.join(', ')} },`;
  });
  return [...imports, 'export const chunks = {', ...getters, '};'].join('\n');
}
