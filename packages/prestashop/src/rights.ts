import { elementsIn, notAsked } from './answer.ts';
import type { Call } from './call.ts';
import type { Caller } from './caller.ts';
import type { Method } from './resources.ts';
import type { Element } from './xml.ts';

/** What the key may do: for each resource that it may use at all, its methods. */
export type Rights = ReadonlyMap<string, ReadonlySet<Method>>;

const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** In XML: in JSON this very address is a 500 under PHP 8. */
export async function rightsOf(caller: Caller): Promise<Rights> {
  const call: Call = { method: 'GET', path: '', query: [], format: 'xml' };
  const [api] = await caller.ask(call, (reply) => elementsIn(reply, call, 'api'));
  if (api === undefined) throw notAsked('root', call);
  tellOfHttps(caller, api);
  return new Map(
    api.children.map(({ name, attributes }) => [
      name,
      new Set(methods.filter((method) => attributes[method.toLowerCase()] === 'true')),
    ]),
  );
}

function tellOfHttps(caller: Caller, { children }: Element): void {
  const link = children[0]?.attributes['xlink:href'] ?? '';
  if (!URL.canParse(link) || new URL(link).protocol !== 'https:' || caller.isEncrypted) return;
  caller.tell({ kind: 'shop/https-offered', origin: new URL(link).origin });
}
