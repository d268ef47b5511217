import { createHash } from 'node:crypto';
import { version, type Program } from '../exe/programs.ts';

/** The texts of a program, each a CommonJS module. */
export interface Parts {
  main: string;
  /** By name: packages that few runs need, and that `main` requires. */
  packages: ReadonlyMap<string, string>;
}

/**
 * The text of `<program>.cjs`: its main part as one string, compiled with what lies in `<program>.cache` beside it if
 * that is, byte by byte, `codeCache`. Node's own NODE_COMPILE_CACHE keeps nothing of functions that are compiled when they
 * are first called, and those are nine in ten. V8 refuses a code cache of another version or with other flags.
 *
 * The packages follow as comments: V8 reads those five times as fast as a string.
 */
export function starterOf(program: Program, { main, packages }: Parts, codeCache: Buffer): string {
  const comments = [...packages].map(([name, text]) => `//${name} ${asString(text)}\n`);
  return `'use strict';
// ${program.name} ${version}. The whole program is the string below, and the packages that few runs need are the comments at
// the end. ${program.name}.cache holds what V8 had compiled of the program when it was built: without that file, or under
// another Node, it is compiled afresh, and starts a little later.
const { hash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

const main = ${asString(main)};

const packages = new Map([${[...packages.keys()].map((name) => `['${name}', null]`).join(', ')}]);

run(main, module, codeCache());

function run(source, into, cachedData) {
  const script = new Script(source, { filename: __filename, cachedData });
  script.runInThisContext()(into.exports, requireOwn, into, __filename, __dirname);
  return script;
}

function codeCache() {
  try {
    const bytes = readFileSync(__filename.replace(/cjs$/, 'cache'));
    return hash('sha256', bytes) === '${sha256(codeCache)}' ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function requireOwn(name) {
  if (!packages.has(name)) return require(name);
  if (packages.get(name) === null) {
    packages.set(name, { exports: {} });
    run(commentNamed(name), packages.get(name));
  }
  return packages.get(name).exports;
}

function commentNamed(name) {
  const mark = \`//\${name} \`;
  const line = readFileSync(__filename, 'latin1').split('\\n').find((one) => one.startsWith(mark));
  return JSON.parse(line.slice(mark.length));
}

${comments.join('')}`;
}

/** The function that Node makes of a CommonJS module. */
function asString(text: string): string {
  return JSON.stringify(`(function(exports,require,module,__filename,__dirname){${text}\n})`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
