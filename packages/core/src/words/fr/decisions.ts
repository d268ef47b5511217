import type { DecisionKind, DecisionReason } from '../../orders/decision.ts';
import type { Difference } from '../../orders/order-content.ts';
import { formatsOf } from '../formats.ts';
import { orders } from './orders.ts';

const { amount, moment, shopTime } = formatsOf('fr');

const kinds: Record<DecisionKind, string> = {
  send: 'à envoyer',
  'already-sent': 'déjà envoyée',
  'changed-since-sent': 'modifiée depuis son envoi',
  'gift-voucher': 'retenue (bon cadeau)',
  acknowledged: 'saisie à la main',
  state: 'pas une vente',
  'unknown-state': 'état inconnu',
  'before-go-live': 'retenue (avant la mise en service)',
  'number-used-before': 'retenue (numéro déjà utilisé)',
  'same-order-other-number': 'retenue (déjà connue sous un autre numéro)',
  rejected: 'rejetée',
};

const amountNames = {
  shipping: 'frais de port',
  wrapping: 'emballage',
  discount: 'réduction',
  paid: 'total payé',
};

function difference(change: Difference): string {
  switch (change.kind) {
    case 'line-added':
      return `article ajouté : ${change.qty} × ${change.code}`;
    case 'line-removed':
      return `article retiré : ${change.qty} × ${change.code}`;
    case 'quantity':
      return `quantité de ${change.code} : ${change.before} devient ${change.after}`;
    case 'line-amount':
      return `montant de ${change.code} : ${amount(change.before)} devient ${amount(change.after)}`;
    case 'amount':
      return `${amountNames[change.what]} : ${amount(change.before)} devient ${amount(change.after)}`;
    case 'payments':
      return `paiements : ${change.before.map(amount).join(' + ')} devient ${change.after.map(amount).join(' + ')}`;
    case 'cancelled':
      return 'annulée';
    case 'refunded':
      return 'remboursée';
    case 'unreadable':
      return 'ses lignes ne sont plus lisibles';
  }
}

/** Why, without what to do about it. */
function cause(why: DecisionReason): string {
  switch (why.kind) {
    case 'forced':
      return `renvoyée de force (elle était : ${kinds[why.instead]})`;
    case 'in-batch':
      return `dans ${why.file} (lot ${why.lot})`;
    case 'in-flight':
      return `dans le lot ${why.lot}, dont la livraison n'est pas terminée`;
    case 'adopted':
      return "envoyée par l'ancien programme";
    case 'changed':
      return why.differences.map(difference).join(' ; ');
    case 'voucher':
      return `payée avec un bon cadeau (« ${why.found} » contient « ${why.pattern} »)`;
    case 'acknowledged':
      return `saisie à la main dans ProShop (${moment(new Date(why.at))})`;
    case 'state':
      return `état ${[why.id, why.label].filter((part) => part !== '').join(' — ') || 'vide'}`;
    case 'before-go-live':
      return `du ${shopTime(why.ordered)}, plus ancienne que la mise en service (${shopTime(why.oldest)}) et jamais vue`;
    case 'number-used-before':
      return `son numéro a déjà servi à une autre commande, ${why.ref}${why.ordered ? ` du ${shopTime(why.ordered)}` : ''}`;
    case 'same-order-other-number':
      return `même référence, même date et même contenu que la commande ${why.id}, dont le numéro n'est plus dans ce fichier`;
    case 'rejected':
      return orders.rejection(why.why);
  }
}

const remedies: Partial<Record<DecisionReason['kind'], string>> = {
  changed: ". ProShop a l'ancienne version : corrigez-la à la main, puis « orders-to-xml ack … »",
  voucher: ' : à saisir à la main dans ProShop, puis « orders-to-xml ack … »',
  'before-go-live': " : si ProShop ne l'a pas, « orders-to-xml --only … --force »",
  'number-used-before':
    ". Ne touchez pas à l'ancienne vente ; si ProShop n'a pas la nouvelle, « orders-to-xml --only … --force » avec sa référence",
  'same-order-other-number':
    ". Si c'est bien la même, « orders-to-xml ack … » avec sa référence ; sinon, « orders-to-xml --only … --force »",
};

const reason = (why: DecisionReason): string => `${cause(why)}${remedies[why.kind] ?? ''}`;

export const decisions = { kinds, cause, reason, difference };
