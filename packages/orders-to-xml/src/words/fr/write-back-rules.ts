import { formatsOf } from '@passerelle/core/words/formats.ts';
import type { Saying } from '@passerelle/core/words/saying.ts';
import type { RuleAdvice } from '../../write-back/advise-rules.ts';

const { count } = formatsOf('fr');

const columns = { tracking: 'le numéro de suivi', document: 'le document' };

const quoted = (names: readonly string[]): string => names.map((name) => `« ${name} »`).join(', ');

const advise = (advice: RuleAdvice): Saying => {
  const at = 'rule' in advice ? `writeBack.rules[${advice.rule - 1}]` : 'writeBack.rules';
  switch (advice.kind) {
    case 'no-rules':
      return {
        message: `${at} est vide : « write-back » n'écrit rien.`,
        hint: 'Donnez des règles, ou retirez la section "writeBack".',
      };
    case 'from-nothing':
      return {
        message: `${at} ne servira jamais : sa liste « from » est vide.`,
        hint: "Mettez dans « from » les états d'où elle part.",
      };
    case 'taken-before':
      return {
        message: `${at} ne servira jamais : chacun de ses états « from » est déjà pris par ${advice.earlier.map((rule) => `writeBack.rules[${rule - 1}]`).join(', ')}.`,
        hint: 'La première règle qui convient décide : mettez celle-ci avant, ou retirez-la.',
      };
    case 'column-absent':
      return {
        message: `${at} ne servira jamais : writeBack.shipments.columns dit que le fichier n'a pas de colonne pour ${columns[advice.column]}.`,
        hint: `Retirez « "${advice.column}": false », ou la règle.`,
      };
    case 'books-payment':
      return {
        message: `${at} : « ${advice.to} » compte comme payé, et ${quoted(advice.from)} non : la boutique notera toute la somme comme reçue, et fera une facture.`,
        hint: "Si ce n'est pas ce que vous voulez, retirez ces états de « from ».",
      };
    case 'mails-off':
      return {
        message: `La boutique n'envoie aucun message (« Ne jamais envoyer d'e-mails ») : ${advice.rules.map((rule) => `writeBack.rules[${rule - 1}]`).join(', ')} n'en enverront pas.`,
        hint: "Réglez l'envoi dans « Paramètres avancés > E-mail » de PrestaShop.",
      };
    case 'state-without-mail':
      return {
        message: `${at} demande le message de l'état « ${advice.to} », et cet état n'en a pas : le client ne recevra rien.`,
        hint: 'Cochez « Envoyer un e-mail au client » dans cet état, ou mettez « mail » à false.',
      };
    case 'no-tracking-page':
      return {
        message: `${at} restera muette pour ${advice.all ? 'tous les transporteurs' : quoted(advice.carriers)} : sans adresse de suivi la boutique n'envoie pas le message « en transit ».`,
        hint: 'Donnez l\'« URL de suivi » du transporteur dans PrestaShop, ou mettez « mail » à "state".',
      };
    case 'shipments-apart':
      return {
        message: `${at} : en version ${advice.version}, si les expéditions « améliorées » sont actives, le client ne voit pas le numéro écrit ici.`,
        hint: 'Laissez cette option désactivée, ou regardez une première commande dans son compte client.',
      };
  }
};

/** What `check` says of the rules of `write-back`. */
export const writeBackRules = {
  checked: ({ rules }: { rules: number }) =>
    `Règles de « write-back » : ${count(rules)}, leurs états existent dans la boutique`,
  advise,
  tried: ({ writes }: { writes: number }): Saying => ({
    message: `« write-back » écrirait maintenant ${count(writes)} fois dans la boutique`,
    hint: 'Ce qui vient de ProShop est écrit quand même. « orders-to-xml write-back --dry-run » montre tout.',
  }),
};
