import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { CatalogueFacts, Named, NewThing } from '@passerelle/core/ports/catalogue.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { FillContext } from './fill-context.ts';
import { makeInCatalogue } from './make-in-catalogue.ts';
import { ownerOf, type PlannedThing } from './names-of-shop.ts';

/** Why articles that need a thing have to wait, or are refused; by the number that stands for the thing. */
export type Lacking = ReadonlyMap<number, Fault>;

/**
 * Makes attributes, values, features, manufacturers and categories that articles need, each once; from then on the context
 * knows them. Rejects with a Failure.
 */
export async function makeThings(things: readonly PlannedThing[], context: FillContext): Promise<Lacking> {
  const made = new Map<number, number>();
  const lacking = new Map<number, Fault>();
  for (const planned of distinct(things)) {
    const owner = ownerOf(planned.thing);
    const why = lacking.get(owner);
    if (why !== undefined) {
      lacking.set(planned.id, why);
      continue;
    }
    const thing = ownedBy(planned.thing, made.get(owner) ?? owner);
    const result = await makeThing({ ...planned, thing }, context);
    if (typeof result === 'number') {
      made.set(planned.id, result);
      context.facts = withThing(context.facts, thing, result);
    } else lacking.set(planned.id, result);
  }
  return lacking;
}

function distinct(things: readonly PlannedThing[]): PlannedThing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

async function makeThing({ thing, key }: PlannedThing, context: FillContext): Promise<number | Fault> {
  const { catalogue } = context.around;
  const write: NewWrite = {
    ...{ target: 'shop', kind: thing.kind, key, orderKey: null },
    ...{ subject: thing.name, event: 'article', payload: null },
  };
  const look = async () => (await catalogue.findThings(thing))[0] ?? null;
  const made = await makeInCatalogue({ write, look, make: () => catalogue.makeThing(thing) }, context);
  if (made.kind === 'made') return made.id;
  return made.kind === 'refused' ? made.fault : { kind: 'article/waits' };
}

function ownedBy(thing: NewThing, owner: number): NewThing {
  if (thing.kind === 'category') return { ...thing, parent: owner };
  return 'of' in thing ? { ...thing, of: owner } : thing;
}

function withThing(facts: CatalogueFacts, thing: NewThing, id: number): CatalogueFacts {
  const named: Named = { id, names: new Map(facts.languages.map((language) => [language, thing.name])) };
  switch (thing.kind) {
    case 'attribute':
      return { ...facts, attributes: [...facts.attributes, named] };
    case 'attribute-value':
      return { ...facts, attributeValues: [...facts.attributeValues, { ...named, of: thing.of }] };
    case 'feature':
      return { ...facts, features: [...facts.features, named] };
    case 'feature-value':
      return { ...facts, featureValues: [...facts.featureValues, { ...named, of: thing.of }] };
    case 'manufacturer':
      return { ...facts, manufacturers: [...facts.manufacturers, named] };
    case 'category':
      return { ...facts, categories: [...facts.categories, { ...named, parent: thing.parent }] };
  }
}
