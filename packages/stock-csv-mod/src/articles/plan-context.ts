import type { CatalogueFacts, TaxGroup } from '@passerelle/core/ports/catalogue.ts';
import type { ArticleMemory } from './article-memory.ts';
import type { ArticleRules } from './article-rules.ts';
import { type NamesOfShop, Unresolved } from './names-of-shop.ts';
import type { Taxes } from './prices.ts';

/** What plans of single products share. */
export interface PlanContext {
  facts: CatalogueFacts;
  rules: ArticleRules;
  memory: ArticleMemory;
  names: NamesOfShop;
}

/**
 * The group of taxes of a rate; of several, the one that is configured for new products, else the first. null: the file
 * says none. Throws Unresolved.
 */
export function taxGroupFor(rate: number | null, { facts, rules }: PlanContext): TaxGroup {
  const name = rules.create?.taxGroup ?? null;
  const configured = facts.taxGroups.find((group) => name !== null && group.name.trim() === name.trim());
  if (rate === null) {
    if (name !== null && configured === undefined)
      throw new Unresolved({ kind: 'article/tax-group-unknown', name });
    return configured ?? untaxed;
  }
  const ofRate = facts.taxGroups.filter((group) => group.rate === rate);
  const [first] = ofRate;
  if (configured !== undefined && ofRate.includes(configured)) return configured;
  if (first !== undefined) return first;
  if (rate === 0) return untaxed;
  throw new Unresolved({ kind: 'article/no-tax-group', rate });
}

const untaxed: TaxGroup = { id: 0, name: '', rate: 0 };

export function rateOf(taxGroup: number, { facts }: PlanContext): number {
  return facts.taxGroups.find(({ id }) => id === taxGroup)?.rate ?? 0;
}

export function taxesOf(taxGroup: number, ecotax: number, context: PlanContext): Taxes {
  return { rate: rateOf(taxGroup, context), ecotax, ecotaxRate: context.facts.ecotaxRate };
}
