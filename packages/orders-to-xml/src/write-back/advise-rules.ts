import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { CarrierOfShop } from '@passerelle/core/ports/shop-facts.ts';
import { isSameEvent } from './decide.ts';
import type { CustomerMail, Rule } from './rules.ts';

/** What should be known of rules that can be followed. `rule`: its place in the list, from 1; states by name. */
export type RuleAdvice =
  | { kind: 'no-rules' }
  /** It begins with no state. */
  | { kind: 'from-nothing'; rule: number }
  /** Earlier rules for the same event take every state that it begins with. */
  | { kind: 'taken-before'; rule: number; earlier: readonly number[] }
  /** The file of shipments is said to have no such column. */
  | { kind: 'column-absent'; rule: number; column: 'tracking' | 'document' }
  /** The state counts as paid, and those that it is entered from do not: the shop books the whole sum as received. */
  | { kind: 'books-payment'; rule: number; to: string; from: readonly string[] }
  /** Mails are switched off in the shop. */
  | { kind: 'mails-off'; rules: readonly number[] }
  | { kind: 'state-without-mail'; rule: number; to: string }
  /** Parcels of these carriers can't be followed, so the mail with the number stays away. `all`: of every carrier. */
  | { kind: 'no-tracking-page'; rule: number; carriers: readonly string[]; all: boolean }
  /** From this version on the tracking numbers of an order may stand elsewhere than where they are written. */
  | { kind: 'shipments-apart'; rule: number; version: string };

export interface RuleSurroundings {
  states: readonly StatusOfShop[];
  carriers: readonly CarrierOfShop[];
  /** PS_MAIL_METHOD: '3' sends nothing; undefined: not known. */
  mailMethod: string | undefined;
  version: string | undefined;
  /** Columns that the file of shipments is said not to have. */
  absent: readonly ('tracking' | 'document')[];
}

/** Everything worth a warning, rule by rule. */
export function adviseRules(rules: readonly Rule[], surroundings: RuleSurroundings): RuleAdvice[] {
  if (rules.length === 0) return [{ kind: 'no-rules' }];
  const mailing = rules.flatMap(({ mail }, index) => (mail === 'none' ? [] : [index + 1]));
  const isOff = surroundings.mailMethod === mailsOff && mailing.length > 0;
  return [
    ...rules.flatMap((rule, index) => adviseRule(rule, rules.slice(0, index), surroundings)),
    ...(isOff ? [{ kind: 'mails-off', rules: mailing } as const] : []),
  ];
}

/** "Never send e-mails" in PrestaShop. */
const mailsOff = '3';

function adviseRule(rule: Rule, before: readonly Rule[], surroundings: RuleSurroundings): RuleAdvice[] {
  const number = before.length + 1;
  return [
    ...neverFires(rule, before, surroundings.absent),
    ...booksPayment(rule, number, surroundings.states),
    ...staysSilent(rule, number, surroundings),
    ...writesElsewhere(rule, number, surroundings.version),
  ];
}

function neverFires(
  { when, from }: Rule,
  before: readonly Rule[],
  absent: RuleSurroundings['absent'],
): RuleAdvice[] {
  const rule = before.length + 1;
  if (from.length === 0) return [{ kind: 'from-nothing', rule }];
  const column = when === 'shipped' ? 'tracking' : when.startsWith('document:') ? 'document' : null;
  if (column !== null && absent.includes(column)) return [{ kind: 'column-absent', rule, column }];
  const takes = (earlier: Rule, state: number) =>
    isSameEvent(earlier.when, when) && earlier.from.includes(state);
  if (!from.every((state) => before.some((earlier) => takes(earlier, state)))) return [];
  const earlier = before.flatMap((one, at) => (from.some((state) => takes(one, state)) ? [at + 1] : []));
  return [{ kind: 'taken-before', rule, earlier }];
}

function booksPayment({ from, to }: Rule, rule: number, states: readonly StatusOfShop[]): RuleAdvice[] {
  const byId = (id: number) => states.find((state) => state.id === id);
  if (byId(to)?.isPaid !== true) return [];
  const unpaid = from.filter((id) => byId(id)?.isPaid === false);
  if (unpaid.length === 0) return [];
  return [
    { kind: 'books-payment', rule, to: nameOf(to, states), from: unpaid.map((id) => nameOf(id, states)) },
  ];
}

function staysSilent(
  { mail, to }: Rule,
  rule: number,
  { states, carriers }: Pick<RuleSurroundings, 'states' | 'carriers'>,
): RuleAdvice[] {
  const silent: Record<CustomerMail, () => RuleAdvice[]> = {
    none: () => [],
    state: () => {
      const sends = states.find(({ id }) => id === to)?.mails ?? false;
      return sends ? [] : [{ kind: 'state-without-mail', rule, to: nameOf(to, states) }];
    },
    tracking: () => {
      const used = carriers.filter(({ isActive, isDeleted }) => isActive && !isDeleted);
      const blind = used.filter(({ showsTracking }) => !showsTracking).map(({ names }) => names[0] ?? '');
      const all = blind.length === used.length;
      return blind.length === 0 ? [] : [{ kind: 'no-tracking-page', rule, carriers: blind, all }];
    },
  };
  return silent[mail]();
}

function writesElsewhere({ when }: Rule, rule: number, version: string | undefined): RuleAdvice[] {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  const isLate = major > 9 || (major === 9 && minor >= 1);
  return version !== undefined && isLate && when === 'shipped'
    ? [{ kind: 'shipments-apart', rule, version }]
    : [];
}

function nameOf(id: number, states: readonly StatusOfShop[]): string {
  return states.find((state) => state.id === id)?.names[0] ?? String(id);
}
