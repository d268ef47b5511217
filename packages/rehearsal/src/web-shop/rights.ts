import type { ResourceMethod, ShopState } from './shop-state.ts';
import { resources } from './tables.ts';
import { xmlDocument } from './write-xml.ts';

export const allMethods: readonly ResourceMethod[] = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD'];

/** Methods of a resource under the key; undefined: none at all. HEAD goes with GET. */
export function methodsOf(
  { surroundings, version }: ShopState,
  resource: string,
): ReadonlySet<string> | undefined {
  const given = surroundings.rights?.get(resource);
  if (surroundings.rights !== undefined && given === undefined) return undefined;
  const known = allMethods.filter((method) => method !== 'PATCH' || hasPatch(version));
  return new Set(known.filter((method) => given === undefined || given.has(method)));
}

export function hasPatch(version: string): boolean {
  return Number.parseInt(version, 10) >= 8;
}

/** `GET /api/`: the resources that the key may use, each with its methods. */
export function xmlRights(state: ShopState, api: string): string {
  const names = [...resources.keys(), 'images'].toSorted();
  const lines = names.flatMap((name) => {
    const methods = methodsOf(state, name);
    if (methods === undefined) return [];
    const flags = allMethods
      .map((method) => ` ${method.toLowerCase()}="${String(methods.has(method))}"`)
      .join('');
    return [
      `<${name} xlink:href="${api}${name}"${flags}>\n<description xlink:href="${api}${name}"${flags}>\nThe ${name}</description>\n</${name}>\n`,
    ];
  });
  return xmlDocument(`<api shopName="Boutique">\n${lines.join('')}</api>\n`);
}
