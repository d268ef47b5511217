import type { HttpFault } from '../../http/http-fault.ts';
import type { HttpStage } from '../../http/http-stage.ts';
import { wellBehaved } from '../../web-shop/trouble.ts';
import type { WebShop } from '../../web-shop/web-shop.ts';
import type { HttpTrouble } from './http-fault-kinds.ts';

/** What a server can be made to do at one request; 'refused' is made by shutting it. */
export type RequestTrouble = Exclude<HttpTrouble, { kind: 'refused' }>;

/** Asked before each request, by what it does ('POST order_histories'); undefined lets it pass. */
export type TroubleOf = (operation: string) => RequestTrouble | undefined;

/** Whatever a job speaks to over HTTP, made to fail. */
export interface FaultyServer {
  behave(troubleOf: TroubleOf): void;
  /** Takes no connection until it is healed. */
  shut(): Promise<void>;
  heal(): Promise<void>;
  /** Does what was put off. */
  catchUp(): Promise<void>;
}

export function faultyShop(shop: WebShop): FaultyServer {
  return new FaultyShop(shop);
}

class FaultyShop implements FaultyServer {
  readonly #shop: WebShop;
  readonly #putOff: (() => unknown)[] = [];
  #isShut = false;
  /** Puts the shop's surroundings as they were. */
  #calmDown = (): void => undefined;

  constructor(shop: WebShop) {
    this.#shop = shop;
  }

  behave(troubleOf: TroubleOf): void {
    this.#shop.behaviour = ({ method, path }) => {
      this.#calmDown();
      const trouble = troubleOf(`${method} ${path.split('/')[0] ?? ''}`);
      if (trouble === undefined) return undefined;
      const putOff = this.#putOff;
      if (trouble.kind !== 'surroundings' && trouble.kind !== 'sleeping module') {
        this.#isShut ||= trouble.kind === 'last';
        return { kind: 'any', fault: trouble, putOff };
      }
      this.#surround(trouble);
      return undefined;
    };
  }

  #surround(trouble: Extract<RequestTrouble, { kind: 'surroundings' | 'sleeping module' }>): void {
    const before = { ...this.#shop.state.surroundings };
    this.#calmDown = () => this.#shop.set(before);
    if (trouble.kind === 'surroundings') return this.#shop.set(trouble.are);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#putOff.push(async () => {
      resolve();
      // What it wakes is done in the turns that follow.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    });
    this.#shop.set({ sleepsAfterState: promise });
  }

  async shut(): Promise<void> {
    this.#isShut = true;
    await this.#shop.close();
  }

  async heal(): Promise<void> {
    this.#calmDown();
    this.#shop.behaviour = wellBehaved;
    if (this.#isShut) await this.#shop.open();
    this.#isShut = false;
  }

  async catchUp(): Promise<void> {
    for (const work of this.#putOff.splice(0)) await work();
  }
}

/** `nameOf`: what a request does. A CRM's are told apart by their parameters, not by their path. */
export function faultyStage(
  stage: HttpStage,
  nameOf: (request: HttpStage['requests'][number]) => string,
): FaultyServer {
  return {
    behave: (troubleOf) => stage.behave((request) => ofStage(troubleOf(nameOf(request)))),
    shut: () => stage.shut(),
    heal: () => {
      stage.behave(() => undefined);
      return stage.open();
    },
    catchUp: () => stage.catchUp(),
  };
}

function ofStage(trouble: RequestTrouble | undefined): HttpFault | undefined {
  if (trouble?.kind !== 'surroundings' && trouble?.kind !== 'sleeping module') return trouble;
  throw new Error('this server has no modules');
}

/** `look` is called before each request, whatever comes of it. */
export function watched(server: FaultyServer, look: (operation: string) => void): FaultyServer {
  const behave = (troubleOf: TroubleOf): void =>
    server.behave((operation) => {
      look(operation);
      return troubleOf(operation);
    });
  return {
    behave,
    shut: () => server.shut(),
    heal: async () => {
      await server.heal();
      behave(() => undefined);
    },
    catchUp: () => server.catchUp(),
  };
}
