export const crmKeys = {
  crm: 'vtiger CRM, où « orders-to-xml crm » porte clients, produits, commandes et factures. Absente : aucun CRM ne sera interrogé.',
  'crm.url': 'Adresse du CRM ; « /webservice.php » y est ajouté.',
  'crm.user':
    "Utilisateur du CRM, réservé à ce programme : vtiger n'admet qu'une connexion à la fois par utilisateur.",
  'crm.accessKey':
    'Sa clé d\'accès, lue dans « Mes préférences » de vtiger : "env:NOM", "file:CHEMIN", ou en clair (déconseillé).',
  'crm.assignTo': "Utilisateur ou groupe à qui appartient ce qui est créé. Absente : l'utilisateur lui-même.",
  'crm.ca':
    "Certificat (PEM) de l'autorité qui a signé celui du CRM, si elle n'est pas connue. Le certificat est toujours vérifié.",
  'crm.createAccount':
    "false : aucun compte n'est créé pour un client ; donnez alors celui de toutes les commandes dans crm.defaults, SalesOrder, account_id.",
  'crm.createPotential': 'true : une affaire est créée pour chaque commande.',
  'crm.orderPrefix':
    'Ce qui précède le numéro dans le sujet de la commande : lettres sans accent, chiffres, espaces (pas au début), # [ ] _ -.',
  'crm.potentialPrefix': "La même chose pour le nom de l'affaire.",
  'crm.orderStatus':
    "État de la boutique (numéro ou libellé) → état de la commande dans le CRM. Un état qui n'y est pas donne « Created ».",
  'crm.invoice': 'Les factures du CRM.',
  'crm.invoice.states':
    'Quand une facture est faite : "shop" (dans les états qui en font une dans la boutique), "never", ou une liste d\'états (numéro ou libellé).',
  'crm.invoice.status':
    "État de la boutique → état de la facture. « Paid » la note entièrement réglée. Un état qui n'y est pas donne « Created ».",
  'crm.currencies':
    'Une devise qui manque : "create" (elle est créée ou activée) ou "match" (la commande est refusée).',
  'crm.taxes': 'Un taux de TVA qui manque : "create" (il est créé) ou "match" (la commande est refusée).',
  'crm.defaults': 'Par module du CRM, ce qui remplit un champ obligatoire que la commande laisse vide.',
  'crm.timeoutSeconds': 'Temps laissé au CRM pour une réponse, en secondes.',
  'crm.attempts': "Nombre d'essais d'une lecture quand une panne peut être passagère.",
  'crm.deadlineSeconds': "Temps d'une opération, essais et connexion compris, en secondes.",
  'crm.graceSeconds':
    "Attente, en secondes, avant de croire qu'une création dont la réponse s'est perdue n'a pas eu lieu.",
};
