import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { ArticlesGuard, ArticlesRunFault } from './job-fault.ts';
import type { ArticlesPlan } from './plan-articles.ts';

/** 0: no check. */
export interface GuardLimits {
  maxNew: number;
  maxChangedPercent: number;
}

export interface HowAsked {
  /** A person says that it is right all the same. */
  isForced: boolean;
  /** A person has named the articles. */
  isNamed: boolean;
  limit?: number;
}

/**
 * A file that is not the usual one would make or change half a shop. The guards that a person passed; throws a Failure (6)
 * with all that refuse.
 */
export function judgeArticles(plan: ArticlesPlan, limits: GuardLimits, how: HowAsked): ArticlesGuard[] {
  const refusals = how.isNamed ? [] : refusalsOf(plan, limits, how.limit ?? Infinity);
  if (refusals.length === 0 || how.isForced) return refusals;
  throw new Failure(ExitCode.Guard, { kind: 'articles/guarded', refusals } satisfies ArticlesRunFault);
}

function refusalsOf({ products, same }: ArticlesPlan, limits: GuardLimits, most: number): ArticlesGuard[] {
  const { maxNew, maxChangedPercent } = limits;
  const due = products.filter(({ steps }) => steps.length > 0).slice(0, most);
  const made = due.filter(({ product }) => product === null).length;
  const changed = due.filter(({ isNew }) => !isNew).length;
  const known = products.filter(({ isNew }) => !isNew).length + same.length;
  const percent = known === 0 ? 0 : Math.ceil((100 * changed) / known);
  const refusals: ArticlesGuard[] = [];
  if (maxNew > 0 && made > maxNew) refusals.push({ rule: 'max-new', found: made, limit: maxNew });
  if (maxChangedPercent > 0 && 100 * changed > maxChangedPercent * known)
    refusals.push({ rule: 'max-changed', found: changed, of: known, percent, limit: maxChangedPercent });
  return refusals;
}
