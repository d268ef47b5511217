import { formatsOf, type Language } from './formats.ts';

/** How many of what: "1 commande", "3 commandes". French counts 0 as one, English as many. */
export function pluralOf(language: Language): (count: number, one: string, many: string) => string {
  const { count: written } = formatsOf(language);
  const isOne = (count: number): boolean => (language === 'fr' ? count < 2 : count === 1);
  return (count, one, many) => `${written(count)} ${isOne(count) ? one : many}`;
}
