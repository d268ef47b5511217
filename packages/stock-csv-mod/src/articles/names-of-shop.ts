import { plainCell } from '@passerelle/core/text/plain-cell.ts';
import type { CatalogueFacts, Named, NewThing, ShopCategory } from '@passerelle/core/ports/catalogue.ts';
import type { CategoryPath } from './article.ts';
import { linkOf } from './links.ts';
import type { ShopArticleFault } from './shop-article-fault.ts';

/** Something that is to be made before the article that needs it. `id` stands for it until it has one: below 0. */
export interface PlannedThing {
  id: number;
  thing: NewThing;
  /** By it, it is known from run to run. */
  key: string;
}

/** Can't be resolved. */
export class Unresolved extends Error {
  readonly fault: ShopArticleFault;

  constructor(fault: ShopArticleFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/**
 * Finds what articles name, among what the shop has; what it lacks is planned, each once. Names are compared exactly, then
 * without regard to case: accents count, for `rose` is not `rosé`.
 */
export class NamesOfShop {
  readonly #facts: CatalogueFacts;
  readonly #planned = new Map<string, PlannedThing>();
  readonly #indexes = new Map<readonly Named[], NameIndex>();
  readonly #owners = new Map<CatalogueFacts['attributeValues'], ReadonlyMap<number, number>>();
  #used: PlannedThing[] = [];

  constructor(facts: CatalogueFacts) {
    this.#facts = facts;
  }

  /** What was planned or used since the last call: each before what needs it. */
  takePlanned(): PlannedThing[] {
    const used = this.#used;
    this.#used = [];
    return used;
  }

  attribute(group: string): number {
    return this.#named(this.#facts.attributes, group, 'attribute', { kind: 'attribute', name: group });
  }

  attributeValue(group: string, value: string): number {
    const { attributeValues } = this.#facts;
    const of = this.attribute(group);
    return this.#valueOf(attributeValues, of, value, { kind: 'attribute-value', of, name: value });
  }

  /** The attribute that a value belongs to. */
  attributeOf(value: number): number | undefined {
    return this.#ownersOf(this.#facts.attributeValues).get(value);
  }

  featureValue(feature: string, value: string): { feature: number; value: number } {
    const { features, featureValues } = this.#facts;
    const of = this.#named(features, feature, 'feature', { kind: 'feature', name: feature });
    return {
      feature: of,
      value: this.#valueOf(featureValues, of, value, { kind: 'feature-value', of, name: value }),
    };
  }

  manufacturer(name: string): number {
    return this.#named(this.#facts.manufacturers, name, 'manufacturer', { kind: 'manufacturer', name });
  }

  /**
   * A category by its path, from below the home category, with or without that one's name. A path that is there nowhere
   * from home may be the end of another one, if of one alone.
   */
  category(path: CategoryPath): number {
    const { categories, homeCategory } = this.#facts;
    const home = categories.find(({ id }) => id === homeCategory);
    const rest = home !== undefined && bears(home, path[0]) ? path.slice(1) : path;
    if (rest.length === 0) return homeCategory;
    const below = this.#descend(homeCategory, rest, path);
    if (below.isWhole) return below.id;
    const ends = categories.filter((category) => this.#endsWith(category, rest));
    if (ends.length > 1) throw twice(path, ends);
    if (ends[0] !== undefined) return ends[0].id;
    return this.#makeBelow(below.id, rest.slice(below.depth));
  }

  #descend(from: number, names: readonly string[], path: CategoryPath): Descent {
    let id = from;
    for (const [depth, name] of names.entries()) {
      const there = this.#facts.categories.filter((one) => one.parent === id && bears(one, name));
      if (there.length > 1) throw twice(path, there);
      if (there[0] === undefined) return { id, depth, isWhole: false };
      id = there[0].id;
    }
    return { id, depth: names.length, isWhole: true };
  }

  #endsWith(category: ShopCategory, names: readonly string[]): boolean {
    let at: ShopCategory | undefined = category;
    for (const name of names.toReversed()) {
      if (at === undefined || !bears(at, name)) return false;
      const { parent }: ShopCategory = at;
      at = this.#facts.categories.find(({ id }) => id === parent);
    }
    return true;
  }

  #makeBelow(from: number, names: readonly string[]): number {
    let parent = from;
    for (const name of names) {
      parent = this.#plan({ kind: 'category', parent, name: plain(name), link: linkOf(name, 'categorie') });
    }
    return parent;
  }

  #named(
    among: readonly Named[],
    name: string,
    what: 'attribute' | 'feature' | 'manufacturer',
    thing: NewThing,
  ): number {
    const ids = this.#indexOf(among).find(plain(name), () => true);
    if (ids.length > 1) throw new Unresolved({ kind: 'article/name-twice', what, name });
    return ids[0] ?? this.#plan({ ...thing, name: plain(name) });
  }

  #valueOf(among: CatalogueFacts['attributeValues'], of: number, name: string, thing: NewThing): number {
    const owners = this.#ownersOf(among);
    const ids = of < 0 ? [] : this.#indexOf(among).find(plain(name), (id) => owners.get(id) === of);
    // Of several values of one name any will do: customers see the name.
    return ids[0] ?? this.#plan({ ...thing, name: plain(name) });
  }

  #ownersOf(among: CatalogueFacts['attributeValues']): ReadonlyMap<number, number> {
    const owners = this.#owners.get(among) ?? new Map(among.map(({ id, of }) => [id, of]));
    this.#owners.set(among, owners);
    return owners;
  }

  #indexOf(among: readonly Named[]): NameIndex {
    const known = this.#indexes.get(among);
    if (known) return known;
    const index = new NameIndex(among);
    this.#indexes.set(among, index);
    return index;
  }

  #plan(thing: NewThing): number {
    const key = this.#keyOf(thing);
    const planned = this.#planned.get(key) ?? { id: -1 - this.#planned.size, thing, key };
    this.#planned.set(key, planned);
    this.#use(planned);
    return planned.id;
  }

  #use(planned: PlannedThing): void {
    const owner = ownerOf(planned.thing);
    const needed = [...this.#planned.values()].find(({ id }) => id === owner);
    if (needed) this.#use(needed);
    if (!this.#used.includes(planned)) this.#used.push(planned);
  }

  /** By names alone: what it belongs to may have been made since it was first planned, and has a number now. */
  #keyOf(thing: NewThing): string {
    const owner = ownerOf(thing);
    return `${thing.kind}:${owner === 0 ? '' : `${this.#ownerName(thing, owner)}/`}${thing.name}`;
  }

  #ownerName({ kind }: NewThing, owner: number): string {
    const planned = [...this.#planned.values()].find(({ id }) => id === owner);
    if (planned !== undefined) return planned.key.replace(/^[^:]*:/, '');
    if (kind === 'category') return this.#pathTo(owner);
    const { attributes, features } = this.#facts;
    const there = (kind === 'attribute-value' ? attributes : features).find(({ id }) => id === owner);
    return plain([...(there?.names.values() ?? [])][0] ?? '');
  }

  /** '/Femme/Bottines', from below the home category; '' for that one itself. */
  #pathTo(category: number): string {
    const { categories, homeCategory } = this.#facts;
    const names: string[] = [];
    let at = categories.find(({ id }) => id === category);
    while (at !== undefined && at.id !== homeCategory && names.length < categories.length) {
      names.unshift(plain([...at.names.values()][0] ?? ''));
      const { parent }: ShopCategory = at;
      at = categories.find(({ id }) => id === parent);
    }
    return names.map((name) => `/${name}`).join('');
  }
}

interface Descent {
  id: number;
  /** How many names were found on the way. */
  depth: number;
  isWhole: boolean;
}

/** 0: it belongs to nothing. */
export function ownerOf(thing: NewThing): number {
  if (thing.kind === 'category') return thing.parent;
  return 'of' in thing ? thing.of : 0;
}

class NameIndex {
  readonly #exact = new Map<string, number[]>();
  readonly #folded = new Map<string, number[]>();

  constructor(among: readonly Named[]) {
    for (const { id, names } of among) {
      for (const name of new Set([...names.values()].map(plain))) add(this.#exact, name, id);
      for (const name of new Set([...names.values()].map(folded))) add(this.#folded, name, id);
    }
  }

  find(name: string, fits: (id: number) => boolean): number[] {
    const exact = (this.#exact.get(name) ?? []).filter(fits);
    return exact.length > 0 ? exact : (this.#folded.get(folded(name)) ?? []).filter(fits);
  }
}

function add(index: Map<string, number[]>, name: string, id: number): void {
  index.set(name, [...(index.get(name) ?? []), id]);
}

function plain(text: string): string {
  return plainCell(text).replace(/\s+/g, ' ');
}

function folded(text: string): string {
  return plain(text).toLowerCase();
}

function bears({ names }: Named, name: string): boolean {
  return [...names.values()].some((one) => folded(one) === folded(name));
}

function twice(path: CategoryPath, there: readonly Named[]): Unresolved {
  const ids = there.map(({ id }) => id);
  return new Unresolved({ kind: 'article/category-twice', path: path.join(' > '), ids });
}
