import { realWorld } from '@passerelle/core/program/real-world.ts';
import { main } from './command-line.ts';

// No top-level await: the bundle is CommonJS. import.meta.filename is the executable there; argv[1] is only what was typed.
void main(process.argv.slice(2), realWorld(import.meta.filename)).then((exitCode) => {
  process.exitCode = exitCode;
});
