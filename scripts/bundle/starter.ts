import { createHash } from 'node:crypto';
import { version, type Program } from '../exe/programs.ts';

/** The texts of a program, each a CommonJS module in ASCII. */
export interface Parts {
  main: string;
  /** By name: packages that few runs need, and that `main` requires. */
  packages: ReadonlyMap<string, string>;
}

/**
 * The text of `<program>.cjs`: it runs `main.js`, which lies in the folder beside it, compiled with what lies in
 * `main.cache` if that is, byte by byte, `codeCache`. Node's own NODE_COMPILE_CACHE keeps nothing of functions that are
 * compiled when they are first called, and those are nine in ten; and it would have V8 read the whole text once more. V8
 * refuses a code cache of another version or with other flags.
 */
export function starterOf({ name }: Program, { packages }: Parts, codeCache: Buffer): string {
  return `'use strict';
// ${name} ${version}. The program is ${name}/main.js.
// ${name}/main.cache holds what V8 had compiled of it when it was built: without that file, or under another Node, it is
// compiled afresh, and starts a little later. The other files of the folder are packages that few runs need.
const { hash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = join(__dirname, '${name}');
const packages = ${JSON.stringify([...packages.keys()])};

const filename = join(folder, 'main.js');
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: codeCache() });
script.runInThisContext()(exports, requireOwn, module, __filename, __dirname);

function codeCache() {
  try {
    const bytes = readFileSync(join(folder, 'main.cache'));
    return hash('sha256', bytes) === '${sha256(codeCache)}' ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function requireOwn(name) {
  return require(packages.includes(name) ? join(folder, name + '.cjs') : name);
}
`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
