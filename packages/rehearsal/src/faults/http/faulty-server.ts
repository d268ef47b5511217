import type { HttpFault } from '../../http/http-fault.ts';
import type { HttpStage } from '../../http/http-stage.ts';
import { wellBehaved } from '../../web-shop/trouble.ts';
import type { WebShop } from '../../web-shop/web-shop.ts';

/** Asked before each request, by what it does ('POST order_histories'); undefined lets it pass. */
export type FaultOf = (operation: string) => HttpFault | undefined;

/** Whatever a job speaks to over HTTP, made to fail. */
export interface FaultyServer {
  behave(faultOf: FaultOf): void;
  heal(): void;
  /** Does what was put off by 'later'. */
  catchUp(): Promise<void>;
}

export function faultyShop(shop: WebShop): FaultyServer {
  const putOff: (() => unknown)[] = [];
  return {
    behave: (faultOf) => {
      shop.behaviour = ({ method, path }) => {
        const fault = faultOf(`${method} ${path.split('/')[0] ?? ''}`);
        return fault && { kind: 'any', fault, putOff };
      };
    },
    heal: () => void (shop.behaviour = wellBehaved),
    catchUp: async () => {
      for (const work of putOff.splice(0)) await work();
    },
  };
}

/** `nameOf`: what a request does. A CRM's are told apart by their parameters, not by their path. */
export function faultyStage(
  stage: HttpStage,
  nameOf: (request: HttpStage['requests'][number]) => string,
): FaultyServer {
  return {
    behave: (faultOf) => stage.behave((request) => faultOf(nameOf(request))),
    heal: () => stage.behave(() => undefined),
    catchUp: () => stage.catchUp(),
  };
}
