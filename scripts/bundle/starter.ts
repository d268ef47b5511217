import { createHash } from 'node:crypto';
import { version, type Program } from '../exe/programs.ts';

/**
 * The text of `<program>.cjs`: the bundle as one string, compiled with what lies in `<program>.cache` beside it if that is,
 * byte by byte, `codeCache`. Node's own NODE_COMPILE_CACHE keeps nothing of functions that are compiled when they are first
 * called, and those are nine in ten. V8 refuses a code cache of another version or other flags.
 */
export function starterOf(program: Program, bundle: string, codeCache: Buffer): string {
  return `'use strict';
// ${program.name} ${version}. The whole program is the string below. ${program.name}.cache holds what V8 had compiled of it
// when it was built: without that file, or under another Node, it is compiled afresh, and starts a little later.
const { hash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { constants, Script } = require('node:vm');

const source = ${JSON.stringify(`(function(exports,require,module,__filename,__dirname){${bundle}\n})`)};

function codeCache() {
  try {
    const bytes = readFileSync(__filename.replace(/cjs$/, 'cache'));
    return hash('sha256', bytes) === '${sha256(codeCache)}' ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const script = new Script(source, {
  filename: __filename,
  cachedData: codeCache(),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
script.runInThisContext()(exports, require, module, __filename, __dirname);
`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
