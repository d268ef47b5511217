import { textIn, type Texts } from './rows.ts';
import type { Reader } from './reader.ts';
import { unlessForbidden } from './unless-forbidden.ts';

/** Deleted states too: orders may be in one. */
export async function readStates(
  shop: Pick<Reader, 'orderStates' | 'languages'>,
  language: string,
): Promise<Map<string, string>> {
  const states = await shop.orderStates();
  const spoken = new Set(states.flatMap(({ names }) => [...names.keys()]));
  const wanted = spoken.size > 1 ? await idOfLanguage(shop, language) : undefined;
  return new Map(states.map(({ id, names }) => [String(id), nameIn(names, wanted)]));
}

export async function idOfLanguage(
  shop: Pick<Reader, 'languages'>,
  language: string,
): Promise<number | undefined> {
  const languages = await unlessForbidden(shop.languages(), []);
  return languages.find(({ isoCode }) => isoCode === language)?.id;
}

/** In the first language that the shop has where the wanted one is not there. */
export function nameIn(names: Texts, wanted: number | undefined): string {
  const found = wanted === undefined ? '' : textIn(names, wanted);
  return found || ([...names.entries()].toSorted(([one], [other]) => one - other)[0]?.[1] ?? '');
}
