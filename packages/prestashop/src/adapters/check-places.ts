import { fault, type Finding, type NamePlace, ok } from '@passerelle/core/check/finding.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { findNamed, type ListInShop, type ShopFacts } from '@passerelle/core/ports/shop-facts.ts';
import type { Words } from '@passerelle/core/words/words.ts';

/** Whether the shop has what the configuration names: one line for each kind, or one for each place that names nothing. */
export async function checkPlaces(
  places: readonly NamePlace[],
  facts: ShopFacts,
  { shopCheck }: Words,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const list of new Set(places.map((place) => place.list))) {
    const ofList = places.filter((place) => place.list === list);
    const wrong = await checkList(list, ofList, facts, shopCheck);
    const values = [...new Set(ofList.map(({ value }) => String(value)))];
    findings.push(...(wrong.length > 0 ? wrong : [ok(shopCheck.named({ list, values }))]));
  }
  return findings;
}

async function checkList(
  list: ListInShop,
  places: readonly NamePlace[],
  facts: ShopFacts,
  words: Words['shopCheck'],
): Promise<Finding[]> {
  const all = await facts.list(list);
  return places.flatMap(({ key, value }) => {
    const search = findNamed(value, all);
    if (search.kind === 'found') return [];
    return [fault(words.notNamed({ key, list, value: String(value), search }), ExitCode.Usage)];
  });
}
