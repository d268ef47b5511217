import { findNamed } from '@passerelle/core/ports/shop-facts.ts';
import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';

/** What happens to an order, and may be worth a new state in the shop. */
export type OrderEvent = 'sent' | 'collected' | 'acknowledged' | 'shipped' | `document:${string}`;

/** Which mail goes to the customer: none, that of the state, or the one that shows the tracking number. */
export type CustomerMail = 'none' | 'state' | 'tracking';

/** A rule as the configuration has it. States by number or by name. */
export interface RuleWish {
  when: OrderEvent;
  from: readonly (number | string)[];
  to: number | string;
  mail: boolean | 'state' | 'tracking';
}

export interface Rule {
  when: OrderEvent;
  from: readonly number[];
  to: number;
  mail: CustomerMail;
}

/** Why a rule can't be followed. `rule`: its place in the list, from 1. */
export type RuleFault =
  /** The shop has no such state; `near`: the name that is closest. */
  | { kind: 'no-such-state'; rule: number; state: string; near: string }
  | { kind: 'deleted-state'; rule: number; state: string }
  /** Several states of the shop bear that name. */
  | { kind: 'ambiguous-state'; rule: number; state: string; ids: readonly number[] }
  /** Following the rules leads back to where an order was. */
  | { kind: 'circle'; rule: number; state: string };

/** The rules with the shop's own numbers, or all that is wrong with them. */
export function resolveRules(
  wishes: readonly RuleWish[],
  states: readonly StatusOfShop[],
): { rules: Rule[] } | { faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const rules = wishes.map((wish, index) => {
    const resolve = (state: number | string): number => {
      const found = findState(state, states, index + 1);
      if (typeof found === 'number') return found;
      faults.push(found);
      return 0;
    };
    return {
      when: wish.when,
      from: wish.from.map(resolve),
      to: resolve(wish.to),
      mail: mailOf(wish.mail),
    };
  });
  if (faults.length > 0) return { faults };
  const circles = findCircles(rules, states);
  return circles.length > 0 ? { faults: circles } : { rules };
}

function mailOf(mail: RuleWish['mail']): CustomerMail {
  if (mail === false) return 'none';
  return mail === true ? 'state' : mail;
}

function findState(
  state: number | string,
  states: readonly StatusOfShop[],
  rule: number,
): number | RuleFault {
  const search = findNamed(state, states);
  const text = String(state);
  switch (search.kind) {
    case 'found':
      return search.id;
    case 'missing':
      return { kind: 'no-such-state', rule, state: text, near: search.near };
    case 'deleted':
      return { kind: 'deleted-state', rule, state: text };
    case 'ambiguous':
      return { kind: 'ambiguous-state', rule, state: text, ids: search.ids };
  }
}

/** Rules by which an order would come back to a state that it has left: they would go round for ever. */
function findCircles(rules: readonly Rule[], states: readonly StatusOfShop[]): RuleFault[] {
  return rules.flatMap(({ from, to }, index): RuleFault[] => {
    const back = from.find((state) => leadsTo(rules, to, state));
    if (back === undefined) return [];
    const name = states.find(({ id }) => id === back)?.names[0] ?? String(back);
    return [{ kind: 'circle', rule: index + 1, state: name }];
  });
}

/** Whether the rules, one after the other, may bring an order from one state into the other; a state leads to itself. */
export function leadsTo(rules: readonly Rule[], start: number, goal: number): boolean {
  const seen = new Set([start]);
  for (const state of seen) {
    for (const { from, to } of rules) if (from.includes(state)) seen.add(to);
  }
  return seen.has(goal);
}
