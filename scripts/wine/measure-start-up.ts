import { spawnSync } from 'node:child_process';
import { bundlePath, exePath, programs } from '../exe/programs.ts';
import { withShop } from './rehearsed-shop.ts';
import { enterWine } from './windows.ts';

const times = 5;

/** Says how long `--version` takes: the bundle under Linux, the executable under Wine, and Wine alone for comparison. */
export async function measureStartUp(): Promise<void> {
  for (const program of programs) {
    const bundle = await median(() => void spawnSync(process.execPath, [bundlePath(program), '--version']));
    console.log(`Start-up of ${program.name}.cjs under Linux: ${bundle} ms`);
  }
  await withShop('Démarrage', async ({ windowsFolder }) => {
    const wine = await median(() => enterWine(['wine64', 'cmd', '/c', 'exit']));
    console.log(`Start-up of Wine alone: ${wine} ms`);
    for (const program of programs) {
      const name = exePath(program).split('/').at(-1) ?? '';
      const executable = await median(() => enterWine(['wine64', `${windowsFolder}\\${name}`, '--version']));
      console.log(`Start-up of ${name} under Wine: ${executable} ms`);
    }
  });
}

/** Milliseconds, of five runs after one to warm up. */
async function median(run: () => void | Promise<void>): Promise<number> {
  await run();
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const startedAt = performance.now();
    await run();
    taken.push(performance.now() - startedAt);
  }
  return Math.round(taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0);
}
