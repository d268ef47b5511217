// Starts the program in the file beside it. What V8 compiles is kept beside the program too, so that the next run starts
// in two thirds of the time; where that folder can't be written, nothing is lost but the time. A run that promises to
// write nothing keeps nothing.
const { enableCompileCache } = require('node:module');
const writesNothing = process.argv.slice(2).some((word) => /^(check$|--dry-run$|-[a-zA-Z]*n)/.test(word));
if (!writesNothing) enableCompileCache(`${__dirname}/.compile-cache`);
require(__filename.replace(/\.cjs$/, '.bundle.cjs'));
