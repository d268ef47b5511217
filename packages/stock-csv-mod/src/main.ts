import { realWorld } from '@passerelle/core/program/real-world.ts';
import { runMain } from '@passerelle/core/program/run-main.ts';
import { main } from './command-line.ts';

// import.meta.filename is the executable in an executable; argv[1] is only what was typed.
runMain(main, realWorld(import.meta.filename));
