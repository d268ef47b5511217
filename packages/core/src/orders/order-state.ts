import { foldText } from '../text/fold-text.ts';
import type { Order } from './model.ts';

/** States as the configuration lists them: ids, or labels compared as people compare text. */
export type StateList = readonly (number | string)[];

export interface StateRules {
  /** States that are sales. */
  states: StateList;
  /** States known not to be sales. */
  ignoredStates: StateList;
  /** false: the export has no state column and the configuration says so; then every order is a sale. */
  hasStateColumn: boolean;
}

export type StateMeaning = 'sale' | 'no-sale' | 'unknown';

/** Id before label: a label is free text that the shop may reword. */
export function meaningOfState(order: Order, rules: StateRules): StateMeaning {
  if (!rules.hasStateColumn) return 'sale';
  if (isListed(order, rules.states)) return 'sale';
  if (isListed(order, rules.ignoredStates)) return 'no-sale';
  return 'unknown';
}

export function isListed(order: Order, list: StateList): boolean {
  if (order.stateId !== '' && list.some((state) => String(state) === order.stateId)) return true;
  const label = foldText(order.stateLabel);
  return label !== '' && list.some((state) => foldText(String(state)) === label);
}

export type Ending = 'cancelled' | 'refunded' | 'payment-error';

/** PrestaShop's own states have the ids 1 to 13; these three of them end an order. */
const lastOwnState = 13;
const endingIds: Readonly<Record<string, Ending>> = {
  '6': 'cancelled',
  '7': 'refunded',
  '8': 'payment-error',
};

/** Labels as `foldText` has them, that say an ending whole. */
const wholeLabels: Readonly<Record<Ending, RegExp>> = {
  'payment-error':
    /^(?:erreur (?:de|du) paiement|payment error|paiement (?:refuse|echoue|rejete|annule)|echec (?:de|du) paiement|payment (?:failed|refused|declined|canceled|cancelled))$/,
  refunded: /^remboursement(?: (?:effectue|total|integral|complet|fait|termine|ok|client))*$/,
  cancelled: /^(?:annulation|cancellation)(?: (?:effectuee|totale|complete|confirmee|confirmed|client|ok))*$/,
};

/** Words that say that it happened, wherever they stand; a longer word or another form of it does not. */
const happened = {
  cancelled: /\b(?:annulee?s?|cancell?ed)\b/,
  refunded: /\b(?:rembourse(?:e|s|es)?|refunded)\b/,
} as const;

/** With one of these it has not happened (yet), or not to the whole order, or the order was paid and goes on. */
const unlessWith =
  /\b(?:partiel\w*|partial\w*|partly|en partie|moitie|demand\w*|request\w*|attente|awaiting|pending|en cours|contre|a (?:annuler|rembourser)|to be|refus\w*|declined|rejected|erreur|error|echec|failed|non|not|pas|sans|sauf|frais|port|shipping|difference|geste|article\w*|produit\w*|ligne\w*|items?|products?|lines?|si|if|levee|lifted)\b/;

/**
 * How an order ended, if it did. PrestaShop's own states are told by their ids; another, or one that has a label only, by
 * what the whole label says. "Contre remboursement" is cash on delivery, "Partiellement remboursé" leaves the rest sold,
 * and a label in doubt ends nothing: a pair that stays hidden is the lesser harm.
 */
export function endingOf({ stateId, stateLabel }: Pick<Order, 'stateId' | 'stateLabel'>): Ending | null {
  const label = foldText(stateLabel);
  if (isOwnState(stateId)) return isInPart(label) ? null : (endingIds[String(Number(stateId))] ?? null);
  for (const ending of ['payment-error', 'cancelled', 'refunded'] as const)
    if (wholeLabels[ending].test(label)) return ending;
  if (unlessWith.test(label)) return null;
  if (happened.cancelled.test(label)) return 'cancelled';
  return happened.refunded.test(label) ? 'refunded' : null;
}

/** A state as the shop lists it. */
interface ListedState {
  id: number;
  /** In each of the shop's languages, or in some. */
  names: readonly string[];
  /** Whether the shop counts an order in it as a sale. */
  isSale: boolean;
}

/** Whether nothing is sold in it yet, and the shop has taken the pairs off the shelf all the same: a cheque is awaited. */
export function holdsPairs({ id, names, isSale }: ListedState): boolean {
  const labels = names.length > 0 ? names : [''];
  return !isSale && labels.every((stateLabel) => endingOf({ stateId: String(id), stateLabel }) === null);
}

function isOwnState(id: string): boolean {
  return /^0*[1-9]\d?$/.test(id) && Number(id) <= lastOwnState;
}

/** A shop that has renamed PrestaShop's "Remboursé". */
function isInPart(label: string): boolean {
  return /\b(?:partiel\w*|partial\w*|partly|en partie)\b/.test(label);
}
