import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Served } from './serve.ts';

/** The rehearsed shop that a bench reads from, in a process of its own. */
export interface ShopProcess {
  url: string;
  key: string;
  /** What was done since it was last asked. */
  served(): Promise<Served>;
  stop(): void;
}

/** Of 5,000 orders, if it is not told. `lateMs`: how late each answer comes. */
export async function startShop(orders = 5000, lateMs = 0): Promise<ShopProcess> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [String(orders), String(lateMs)]);
  const answered = async (): Promise<unknown> => ((await once(child, 'message')) as unknown[])[0];
  const place = (await answered()) as { url: string; key: string };
  return {
    ...place,
    async served() {
      child.send('served');
      return (await answered()) as Served;
    },
    stop: () => void child.kill(),
  };
}
