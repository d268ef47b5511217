import { createHash } from 'node:crypto';
import { version, type Program } from '../exe/programs.ts';

/** The texts of a program, each a CommonJS module in ASCII. */
export interface Parts {
  /** What an ordinary half-hour over files runs. */
  main: string;
  /** All else; `main` asks for it where the program comes there. */
  later: string;
  /** By name: packages that few runs need, and that the others require. */
  packages: ReadonlyMap<string, string>;
}

/** What V8 has compiled of them. */
export interface CodeCaches {
  main: Buffer;
  later: Buffer;
}

/**
 * The text of `<program>.cjs`: it runs `main.js`, which lies in the folder beside it, and `later.js` once something of it
 * is asked for, each compiled with what lies in its `.cache` if that is, byte by byte, what was built. Node's own
 * NODE_COMPILE_CACHE keeps nothing of functions that are compiled when they are first called, and those are nine in ten;
 * and it would have V8 read the whole text once more. V8 refuses a code cache of another version or with other flags.
 */
export function starterOf({ name }: Program, { packages }: Parts, caches: CodeCaches): string {
  return `'use strict';
// ${name} ${version}. The program is ${name}/main.js, and ${name}/later.js what few runs need of it: shop, CRM, set-up.
// The .cache beside each holds what V8 had compiled of it when it was built: without that file, or under another Node, it
// is compiled afresh, and starts a little later. The other files of the folder are packages that few runs need.
const { hash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '${name}');
const packages = ${JSON.stringify([...packages.keys()])};
const digests = { main: '${sha256(caches.main)}', later: '${sha256(caches.later)}' };
const scripts = {};
const parts = {};
run('main');

function run(part) {
  const filename = join(folder, part + '.js');
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: codeCache(part) });
  const own = { exports: {} };
  scripts[part] = script;
  parts[part] = own;
  script.runInThisContext()(own.exports, (name) => requireFrom(part, name), own, __filename, __dirname);
}

function codeCache(part) {
  try {
    const bytes = readFileSync(join(folder, part + '.cache'));
    return hash('sha256', bytes) === digests[part] ? bytes : undefined;
  } catch {
    return undefined;
  }
}

// A part asks only for chunks that lie in the other.
function requireFrom(part, name) {
  if (name.startsWith('chunk:')) return chunk(part === 'main' ? 'later' : 'main', name.slice('chunk:'.length));
  return require(packages.includes(name) ? join(folder, name + '.cjs') : name);
}

function chunk(part, name) {
  if (!parts[part]) run(part);
  return parts[part].exports.chunks()[name];
}
`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
