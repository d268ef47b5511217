import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '@passerelle/orders-to-xml/command-line.ts';
import { worldIn } from '../../../orders-to-xml/test/hostile/played-world.ts';
import type { ShopStage } from './shop-stage.ts';

/** A person who answers the questions one after the other; an answer may be a deed before it. */
export type Answer = string | (() => string);

export interface Init {
  exitCode: number;
  said: string;
  hidden: boolean[];
  config: () => string;
}

/** Stages are made with a configuration: a person who begins has none. */
export function beginner({ rehearsal }: ShopStage): void {
  rmSync(join(rehearsal.workDir, 'passerelle.json'), { force: true });
}

interface Beginning {
  program?: typeof main;
  way?: string;
  /** Their answers end before the last question. */
  isLeft?: boolean;
}

/** The way, the server, what is asked of the shop, and that it be written. */
export async function init(
  stage: ShopStage,
  answers: readonly Answer[],
  { program = main, way = 'shop-orders', isLeft = false }: Beginning = {},
): Promise<Init> {
  const { workDir, server } = stage.rehearsal;
  const toServer = [`127.0.0.1:${server?.port}`, 'none', 'passerelle', 'secret-de-repetition'];
  const left: Answer[] = [way, ...toServer, ...answers, ...(isLeft ? [] : ['write'])];
  const hidden: boolean[] = [];
  beginner(stage);
  const { world, said } = worldIn(workDir, (question, how) => {
    said.all += `${question}\n`;
    hidden.push(how.isHidden);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`more questions than answers: ${question}`);
    return Promise.resolve(typeof answer === 'string' ? answer : answer());
  });
  const exitCode = await program(['init'], world);
  expect(left).toEqual([]);
  return {
    ...{ exitCode, hidden },
    said: said.all,
    config: () => readFileSync(join(workDir, 'passerelle.json'), 'utf8'),
  };
}

interface Checked {
  exitCode: number;
  findings: { mark: string; what: string }[];
}

export async function checked({ rehearsal }: ShopStage): Promise<Checked> {
  return JSON.parse((await rehearsal.ordersToXml('check', '--json')).out) as Checked;
}
