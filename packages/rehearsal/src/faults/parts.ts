import { commitLoop } from './commit-loop.ts';
import { faultLoop } from './fault-loop.ts';
import { killLoop } from './kills/kill-loop.ts';
import { nameOfScene, scenes, type Scene } from './scenes.ts';
import { stockLoop } from './stock-loop.ts';
import { oneIn, type Stride } from './stride.ts';
import { endingOf, type Entry } from './tally.ts';

/** A part of the whole, played by itself: one scene, in which everything fails in turn. */
export interface Part {
  name: string;
  entries(): AsyncGenerator<Entry>;
}

export interface Sampling {
  /** Over FTP. */
  ftp: Stride;
  /** Over explicit TLS. */
  ftps: Stride;
  kills: Stride;
}

/** One operation in so many, and one kill; 1: all of them. */
export function sampling(step: number, seed: number): Sampling {
  return { ftp: oneIn(step, seed), ftps: oneIn(step, seed), kills: oneIn(step, seed) };
}

/** What every change is tried with: a few minutes. Over TLS, where every handshake takes its time, fewer. */
export function sample(seed: number): Sampling {
  return { ftp: oneIn(23, seed), ftps: oneIn(61, seed), kills: oneIn(41, seed) };
}

export function parts({ ftp, ftps, kills }: Sampling): Part[] {
  return [
    ...scenes('none').map((scene) => faultsIn(scene, ftp)),
    ...scenes('explicit').map((scene) => faultsIn(scene, ftps)),
    stockIn('none', ftp),
    stockIn('explicit', ftps),
    ...scenes('none').map(commitsIn),
    ...scenes('none')
      .filter(({ collecting }) => collecting === 'at once')
      .map((scene) => killsIn(scene, kills)),
  ];
}

function faultsIn(scene: Scene, stride: Stride): Part {
  return {
    name: nameOfScene(scene),
    async *entries() {
      for await (const result of faultLoop(scene, stride)) {
        const { operation, kind, number, problems } = result;
        const where = problems.map(
          (problem) => `${nameOfScene(scene)}, ${kind.name} no. ${number}: ${problem}`,
        );
        yield { operation, fault: kind.name, ending: endingOf(result), problems: where };
      }
    },
  };
}

function stockIn(tls: Scene['tls'], stride: Stride): Part {
  const name = `stock-csv-mod, ${tls === 'none' ? 'FTP' : 'FTPS'}`;
  return {
    name,
    async *entries() {
      for await (const result of stockLoop({ tls, importMinutes: [0, 30] }, stride)) {
        const { operation, kind, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${kind.name} no. ${number}: ${problem}`);
        yield { operation, fault: kind.name, ending: endingOf(result), problems: where };
      }
    },
  };
}

function commitsIn(scene: Scene): Part {
  const name = `${nameOfScene(scene)}, commits`;
  return {
    name,
    async *entries() {
      for await (const result of commitLoop(scene)) {
        const { fault, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${fault} at no. ${number}: ${problem}`);
        yield { operation: 'commit', fault, ending: endingOf(result), problems: where };
      }
    },
  };
}

function killsIn(scene: Scene, stride: Stride): Part {
  const name = `${nameOfScene(scene)}, kills`;
  return {
    name,
    async *entries() {
      for await (const result of killLoop(scene, stride)) {
        const { operation, at, moment, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${moment} ${at} no. ${number}: ${problem}`);
        yield { operation, fault: `killed ${moment}`, ending: endingOf(result), problems: where };
      }
    },
  };
}
