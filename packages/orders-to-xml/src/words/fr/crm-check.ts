import type { Saying } from '@passerelle/core/words/saying.ts';
import type { CrmFinding, CrmRight } from '@passerelle/core/ports/crm-facts.ts';

type Said = Exclude<CrmFinding, { kind: 'failed' }>;

const rights: Record<CrmRight, string> = {
  create: 'créer',
  update: 'modifier',
  delete: 'supprimer',
  read: 'lire',
};

const say = (found: Said): Saying => {
  switch (found.kind) {
    case 'connected':
      return {
        message: `CRM ${found.name} : connecté sous « ${found.user} », vtiger ${found.version}`,
        hint: '',
      };
    case 'may-refuse-orders':
      return {
        message: `vtiger ${found.version}, tel qu'il a été publié, refuse de créer commandes et factures par son webservice ; rien ne dit d'avance si le vôtre a été corrigé.`,
        hint: 'Essayez une commande : « orders-to-xml crm --only NUMÉRO ». Si elle est refusée, faites corriger ce CRM (voir le guide) ; clients et produits passent.',
      };
    case 'version-untried':
      return {
        message: `vtiger ${found.version} n'a pas été essayé : de 8.0 à 8.4 seulement.`,
        hint: 'Commencez par « --dry-run », puis « --limit 1 », et regardez le résultat dans le CRM.',
      };
    case 'converts-no-leads':
      return {
        message: `vtiger ${found.version} ne convertit pas les prospects par son webservice : le prospect qui commande est marqué « Converted », et son contact est créé à côté`,
        hint: '',
      };
    case 'modules':
      return { message: `Modules du CRM utilisables : ${found.modules.join(', ')}`, hint: '' };
    case 'module-missing':
      return {
        message: `Le module « ${found.module} » n'est pas ouvert à cet utilisateur du CRM.`,
        hint: "Activez-le dans vtiger (gestionnaire de modules), puis dans le profil de l'utilisateur.",
      };
    case 'right-missing':
      return {
        message: `L'utilisateur du CRM n'a pas le droit de ${rights[found.right]} dans « ${found.module} ».`,
        hint: 'Donnez-le-lui dans son profil (Paramètres > Profils).',
      };
    case 'field-needed':
      return {
        message: `Dans « ${found.module} », le champ « ${found.label || found.field} » (${found.field}) est obligatoire et n'est jamais rempli par la boutique.`,
        hint: `Donnez-lui une valeur dans crm.defaults, "${found.module}": { "${found.field}": "…" }, ou rendez-le facultatif dans vtiger.`,
      };
    case 'decimals':
      return { message: `Montants du CRM : ${found.decimals} décimales`, hint: '' };
    case 'decimals-wrong':
      return {
        message: `L'utilisateur du CRM a ${found.decimals === '' || found.decimals === '0' ? 'zéro décimale' : `${found.decimals} décimale`} : ses prix seraient arrondis à l'unité.`,
        hint: 'Dans vtiger, « Mes préférences » de cet utilisateur : nombre de décimales 2. Une installation neuve est vide à cet endroit.',
      };
    case 'decimals-unknown':
      return {
        message: "Le nombre de décimales de l'utilisateur du CRM n'est pas visible d'ici.",
        hint: "Vérifiez dans ses préférences que ce nombre est 2 : avec 0, les prix seraient arrondis à l'unité.",
      };
    case 'sees-all':
      return { message: "L'utilisateur du CRM voit toutes les fiches", hint: '' };
    case 'may-not-see-all':
      return {
        message: `« ${found.user} » n'est pas administrateur : il ne voit peut-être pas toutes les fiches, et un client déjà connu du CRM pourrait être créé une seconde fois.`,
        hint: 'Ouvrez-lui toutes les fiches (Paramètres > Règles de partage), ou faites-en un administrateur. Sans cela il ne peut pas non plus créer taxes et devises.',
      };
    case 'duplicates-allowed':
      return {
        message:
          'Le CRM prendrait deux commandes de même « Customer No », le champ où « orders-to-xml crm » met le numéro de la commande.',
        hint: 'Conseillé : module Commandes de vente, « Prévention des doublons », champ « Customer No ». Une copie serait alors refusée par le CRM lui-même.',
      };
    case 'duplicates-forbidden':
      return { message: 'Le CRM refuse deux commandes du même numéro', hint: '' };
    case 'status-unknown':
      return {
        message: `${found.key} : « ${found.value} » n'est pas dans la liste du CRM (${found.known.join(', ')}).`,
        hint: 'Corrigez cette valeur, ou ajoutez-la à la liste dans vtiger : il la garderait sans jamais la proposer.',
      };
    case 'statuses':
      return { message: 'États des commandes et des factures : tous dans les listes du CRM', hint: '' };
  }
};

/** Ce que « check » dit du CRM. */
export const crmCheck = {
  say,
  fromFile: {
    message:
      "Les commandes du CRM viennent de l'export (orders.from) : ni catalogue, ni client sans commande, ni état que l'export ne dit pas.",
    hint: 'Pour tout cela, mettez orders.from à "shop" et donnez la section "shop".',
  },
  states: 'États nommés dans « crm » : ils existent dans la boutique',
  statesMissing: ({ states }: { states: readonly string[] }): Saying => ({
    message: `La section « crm » nomme des états que la boutique n'a pas : ${states.join(', ')}.`,
    hint: 'Corrigez crm.orderStatus, crm.invoice.states ou crm.invoice.status.',
  }),
};
