import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Modules of Node that an ordinary run requires, because a package does, and never calls. */
const builtins = /^(?:node:)?(?:child_process|tls)$/;

/** What `words/language.ts` chooses from. */
const languages = /^\.\/(?:en|fr)\.ts$/;

/**
 * Has a bundle evaluate these modules when something of theirs is first used. `node:tls` alone takes a tenth of an ordinary
 * run, because with it Node reads all the authorities it knows, and a run over plain FTP needs none; a run speaks one
 * language of the two.
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
    bundle.onResolve({ filter: languages }, ({ path, importer }) =>
      importer.endsWith(join('words', 'language.ts'))
        ? { path: join(dirname(importer), path), namespace: 'language' }
        : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'language' }, ({ path }) => ({
      contents: `module.exports = { ${getter(basename(path, '.ts'), `require(${JSON.stringify(path)})`)} };`,
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

function getter(name: string, module: string): string {
  return `get ${name}() { return ${module}.${name}; }`;
}

/** basic-ftp asks of every socket whether it is one: `encrypted` is how Node says it. None is made by its constructor. */
const tlsSocket = 'TLSSocket: class { static [Symbol.hasInstance](it) { return it?.encrypted === true; } }';
