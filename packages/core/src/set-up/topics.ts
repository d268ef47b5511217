import { needsShop, partsOf, type Way } from './ways.ts';

/** What `init` asks about, in this order. */
export const topics = ['way', 'server', 'shop', 'crm', 'write'] as const;

export type Topic = (typeof topics)[number];

/** Those that a way has questions of. */
export function topicsOf(way: Way): Topic[] {
  return topics.filter((topic) => {
    if (topic === 'shop') return needsShop(way);
    return topic !== 'crm' || partsOf[way].crm;
  });
}
