import { commitLoop } from './commit-loop.ts';
import { faultLoop } from './fault-loop.ts';
import { ordersGame, type Game } from './game.ts';
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
    ...faultsOf(ordersGame, { ftp, ftps }),
    stockIn('none', ftp),
    stockIn('explicit', ftps),
    ...endsOf(ordersGame, { kills }),
  ];
}

/** A command of orders-to-xml: every fault of the server, of the ledger, every kill. */
export function partsOf(game: Game, sampling: Sampling): Part[] {
  return [...faultsOf(game, sampling), ...endsOf(game, sampling)];
}

function faultsOf(game: Game, { ftp, ftps }: Pick<Sampling, 'ftp' | 'ftps'>): Part[] {
  return [
    ...scenes('none').map((scene) => faultsIn(game, scene, ftp)),
    ...scenes('explicit').map((scene) => faultsIn(game, scene, ftps)),
  ];
}

function endsOf(game: Game, { kills }: Pick<Sampling, 'kills'>): Part[] {
  return [
    ...scenes('none').map((scene) => commitsIn(game, scene)),
    ...scenes('none')
      .filter(({ collecting }) => collecting === 'at once')
      .map((scene) => killsIn(game, scene, kills)),
  ];
}

function faultsIn(game: Game, scene: Scene, stride: Stride): Part {
  const name = `${game.name}${nameOfScene(scene)}`;
  return {
    name,
    async *entries() {
      for await (const result of faultLoop(scene, stride, game)) {
        const { operation, kind, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${kind.name} no. ${number}: ${problem}`);
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

function commitsIn(game: Game, scene: Scene): Part {
  const name = `${game.name}${nameOfScene(scene)}, commits`;
  return {
    name,
    async *entries() {
      for await (const result of commitLoop(scene, game)) {
        const { fault, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${fault} at no. ${number}: ${problem}`);
        yield { operation: 'commit', fault, ending: endingOf(result), problems: where };
      }
    },
  };
}

function killsIn(game: Game, scene: Scene, stride: Stride): Part {
  const name = `${game.name}${nameOfScene(scene)}, kills`;
  return {
    name,
    async *entries() {
      for await (const result of killLoop(scene, stride, game)) {
        const { operation, at, moment, number, problems } = result;
        const where = problems.map((problem) => `${name}, ${moment} ${at} no. ${number}: ${problem}`);
        yield { operation, fault: `killed ${moment}`, ending: endingOf(result), problems: where };
      }
    },
  };
}
