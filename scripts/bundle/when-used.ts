import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules of Node that an ordinary run requires, because a package does, and never calls. */
const builtins = /^(?:node:)?(?:child_process|tls)$/;

/** Modules of Node that commander, an ES module, imports as a whole. */
const wholeBuiltins = /^node:(?:fs|path|process)$/;

/** jsonc-parser's, for what formats JSON: 1,220 strings that it makes when it is evaluated, and that we never use. */
const strings = /^\.\/string-intern$/;

/** What `words/language.ts` chooses from. */
const languages = /^\.\/(?:en|fr)\.ts$/;

/** The list of all rooms of words of one language. */
const listOfRooms = /[\\/]words[\\/](?:en|fr)[\\/]sections\.ts$/;

/**
 * Has a bundle evaluate these modules when something of theirs is first used. `node:tls` alone takes a tenth of an ordinary
 * run, because with it Node reads all the authorities it knows, and a run over plain FTP needs none; a run speaks one
 * language of the two, and of its words a few rooms.
 */
export const whenUsed: Plugin = {
  name: 'when-used',
  setup(bundle) {
    bundle.onResolve({ filter: builtins }, ({ path }) => ({
      path: path.replace('node:', ''),
      namespace: 'builtin',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: builtinWhenUsed(path),
    }));
    // esbuild would copy their 208 properties at every start, for the one that is `default`.
    bundle.onResolve({ filter: wholeBuiltins }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'whole-builtin' } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'whole-builtin' }, ({ path }) => ({
      contents: `export default process.getBuiltinModule('${path}');`,
    }));
    bundle.onResolve({ filter: strings }, ({ path, resolveDir }) => ({
      path: join(resolveDir, `${path}.js`),
      sideEffects: false,
    }));
    bundle.onResolve({ filter: languages }, ({ path, importer }) =>
      importer.endsWith(join('words', 'language.ts'))
        ? { path: join(dirname(importer), path), namespace: 'language' }
        : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'language' }, ({ path }) => ({
      contents: `module.exports = { ${getter(basename(path, '.ts'), `require(${JSON.stringify(path)})`)} };`,
      resolveDir: dirname(path),
    }));
    bundle.onLoad({ filter: listOfRooms }, async ({ path }) => ({
      contents: roomsWhenUsed(await readFile(path, 'utf8')),
      resolveDir: dirname(path),
    }));
  },
};

/** The text of a CommonJS module that exports what the built-in one does. */
function builtinWhenUsed(name: string): string {
  const exported = Object.keys(process.getBuiltinModule(name) ?? {}).filter((one) => one !== 'TLSSocket');
  const getters = exported.map((one) => getter(one, `process.getBuiltinModule('${name}')`));
  const classes = name === 'tls' ? [tlsSocket] : [];
  return `module.exports = { ${[...getters, ...classes].join(', ')} };`;
}

/**
 * The text of a module that exports `sections` as the source of one does. Of that source only the imports are read: they
 * name the rooms, and `sections as core` what they are added to.
 */
export function roomsWhenUsed(source: string): string {
  const imports = [...source.matchAll(/^import \{([^}]*)\} from ('.*?');$/gm)];
  const named = imports.flatMap(([, names = '', path = '']) =>
    names.split(',').map((name) => ({ name: name.trim(), path })),
  );
  const rooms = named.filter(({ name }) => /^\w+$/.test(name));
  const [core] = named.filter(({ name }) => name === 'sections as core');
  return `let ${rooms.map(({ name }) => name).join(', ')};
export const sections = {
${core ? `  __proto__: require(${core.path}).sections,` : ''}
${rooms.map(({ name, path }) => `  get ${name}() { return (${name} ??= require(${path}).${name}); },`).join('\n')}
};`;
}

function getter(name: string, module: string): string {
  return `get ${name}() { return ${module}.${name}; }`;
}

/** basic-ftp asks of every socket whether it is one: `encrypted` is how Node says it. None is made by its constructor. */
const tlsSocket = 'TLSSocket: class { static [Symbol.hasInstance](it) { return it?.encrypted === true; } }';
