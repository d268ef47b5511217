import type { Fault } from './failure.ts';

/** The same fault without these facts: nothing is said in their place. For what may tell of a person, or quote one. */
export function withoutFacts(fault: Fault, ...names: readonly string[]): Fault {
  const blank = (name: string): unknown => (Array.isArray(fault[name]) ? [] : '');
  const known = names.filter((name) => name in fault);
  return { ...fault, ...Object.fromEntries(known.map((name) => [name, blank(name)])) };
}
