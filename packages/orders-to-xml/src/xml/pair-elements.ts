import type { XmlElement } from './parse-xml.ts';

/** Two elements that stand for the same thing, or one without a counterpart. `label`: `Client`, `Vente[Numero=1042]`, `Ligne[2]`. */
export interface Pair {
  theirs?: XmlElement;
  ours?: XmlElement;
  label: string;
}

/** Pairs the children of two elements, name by name, in the order they come. */
export function* pairElements(theirs: readonly XmlElement[], ours: readonly XmlElement[]): Generator<Pair> {
  const [theirNames, ourNames] = [Map.groupBy(theirs, nameOf), Map.groupBy(ours, nameOf)];
  for (const name of new Set([...theirNames.keys(), ...ourNames.keys()])) {
    yield* pairNamesakes(name, theirNames.get(name) ?? [], ourNames.get(name) ?? []);
  }
}

function nameOf({ name }: XmlElement): string {
  return name;
}

function* pairNamesakes(name: string, theirs: XmlElement[], ours: XmlElement[]): Generator<Pair> {
  const isSingle = theirs.length <= 1 && ours.length <= 1;
  if (isSingle) yield* pairInTurn(theirs, ours, () => name);
  else yield* pairByKey(name, theirs, ours);
}

/** Takes out what is the same on both sides, one for one. */
function withoutEquals(
  theirs: readonly XmlElement[],
  ours: readonly XmlElement[],
): [XmlElement[], XmlElement[]] {
  const unmatched = Map.groupBy(ours, fingerprint);
  const theirRest = theirs.filter((element) => unmatched.get(fingerprint(element))?.shift() === undefined);
  const ourRest = new Set([...unmatched.values()].flat());
  return [theirRest, ours.filter((element) => ourRest.has(element))];
}

/** Everything that an element means, as one text. */
function fingerprint({ name, attributes, text, children }: XmlElement): string {
  const sorted = [...attributes].map(([key, value]) => [key, meaningOf(value)]).sort();
  return JSON.stringify([name, sorted, meaningOf(text), children.map(fingerprint).sort()]);
}

/** By the value that tells most of them apart; those that lack it, by another; those without any, by their order. */
function* pairByKey(
  name: string,
  theirs: readonly XmlElement[],
  ours: readonly XmlElement[],
): Generator<Pair> {
  const [theirKeyed, ourKeyed] = [theirs.map(withKeys), ours.map(withKeys)];
  const key = bestKey(theirKeyed, ourKeyed);
  if (key === undefined) {
    yield* pairByOrder(name, theirs, ours);
    return;
  }
  yield* pairByValue(name, key, theirKeyed, ourKeyed);
  const lacksKey = ({ keys }: Keyed) => !keys.has(key);
  const [theirRest, ourRest] = [theirKeyed.filter(lacksKey), ourKeyed.filter(lacksKey)];
  yield* pairNamesakes(
    name,
    theirRest.map(({ element }) => element),
    ourRest.map(({ element }) => element),
  );
}

function* pairByValue(
  name: string,
  key: string,
  theirs: readonly Keyed[],
  ours: readonly Keyed[],
): Generator<Pair> {
  const [theirsByValue, oursByValue] = [byValue(theirs, key), byValue(ours, key)];
  for (const value of new Set([...theirsByValue.keys(), ...oursByValue.keys()])) {
    const [theirRest, ourRest] = withoutEquals(theirsByValue.get(value) ?? [], oursByValue.get(value) ?? []);
    yield* pairInTurn(theirRest, ourRest, () => `${name}[${key}=${value}]`);
  }
}

/** As many on both sides: one by one. Else nobody can tell which is which. */
function* pairByOrder(
  name: string,
  theirs: readonly XmlElement[],
  ours: readonly XmlElement[],
): Generator<Pair> {
  const label = (index: number) => `${name}[${index + 1}]`;
  if (theirs.length === ours.length) {
    yield* pairInTurn(theirs, ours, label);
    return;
  }
  const [theirRest, ourRest] = withoutEquals(theirs, ours);
  yield* pairInTurn(theirRest, [], label);
  yield* pairInTurn([], ourRest, label);
}

function* pairInTurn(
  theirs: readonly XmlElement[],
  ours: readonly XmlElement[],
  label: (index: number) => string,
): Generator<Pair> {
  for (let index = 0; index < Math.max(theirs.length, ours.length); index += 1) {
    yield { theirs: theirs[index], ours: ours[index], label: label(index) };
  }
}

interface Keyed {
  element: XmlElement;
  /** What could identify it: an attribute, or a value at most two elements down. */
  keys: ReadonlyMap<string, string>;
}

function withKeys(element: XmlElement): Keyed {
  return { element, keys: new Map(listKeys(element, '', 2)) };
}

function listKeys(element: XmlElement, path: string, depth: number): [string, string][] {
  const attributes = [...element.attributes].map(([name, value]): [string, string] => [
    `${path}@${name}`,
    value,
  ]);
  const inside = element.children.flatMap((child): [string, string][] => {
    const childPath = `${path}${child.name}`;
    const own: [string, string][] = child.text === '' ? [] : [[childPath, child.text]];
    return depth === 1 ? own : [...own, ...listKeys(child, `${childPath}/`, depth - 1)];
  });
  return [...attributes, ...inside].filter(([, value]) => value !== '');
}

function byValue(keyed: readonly Keyed[], key: string): Map<string, XmlElement[]> {
  const having = keyed.filter(({ keys }) => keys.has(key));
  const groups = Map.groupBy(having, ({ keys }) => meaningOf(keys.get(key)!));
  return new Map([...groups].map(([value, members]) => [value, members.map(({ element }) => element)]));
}

/** The key that tells most of them apart; the first of equals; a mere numbering only for want of another. */
function bestKey(theirs: readonly Keyed[], ours: readonly Keyed[]): string | undefined {
  const names = [...new Set(theirs.flatMap(({ keys }) => [...keys.keys()]))];
  const scored = names.map((key) => ({ key, score: scoreKey(key, theirs, ours) }));
  return scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score)[0]?.key;
}

/**
 * How many have exactly one counterpart by that key, less where others that have the key find none: a price that changed
 * must not beat a gencod that only some lines have.
 */
function scoreKey(key: string, theirs: readonly Keyed[], ours: readonly Keyed[]): number {
  const [theirValues, ourValues] = [byValue(theirs, key), byValue(ours, key)];
  const isUnique = (value: string) =>
    theirValues.get(value)?.length === 1 && ourValues.get(value)?.length === 1;
  const pairs = [...theirValues.keys()].filter(isUnique).length;
  const share = pairs / Math.min(countAll(theirValues), countAll(ourValues));
  return isNumbering(ours, key) ? share ** 2 / 2 : pairs * share ** 2;
}

function countAll(groups: ReadonlyMap<string, readonly XmlElement[]>): number {
  return [...groups.values()].reduce((sum, members) => sum + members.length, 0);
}

/** 1, 2, 3…: a place in a list, not a thing. */
function isNumbering(keyed: readonly Keyed[], key: string): boolean {
  return keyed.every(({ keys }, index) => keys.get(key) === String(index + 1));
}

/** Whether two values mean the same: equal, or the same number written with more or fewer decimals. */
export function sameValue(one: string, other: string): boolean {
  return one === other || meaningOf(one) === meaningOf(other);
}

/** A number without useless decimals; anything else as it is. A leading zero makes a code, not a number: 008, 01000. */
function meaningOf(value: string): string {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value);
  if (!isNumber) return value;
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return short === '-0' ? '0' : short;
}
