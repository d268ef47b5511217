import type { Found, Received, SyntaxExpectation } from '../../config/fault.ts';
import type { Expectation } from '../../config/fields.ts';

/** What a key may hold, as it follows « attendu ». */
export function expected(expects: Expectation): string {
  switch (expects.kind) {
    case 'text':
      return 'un texte entre guillemets';
    case 'yes-or-no':
      return 'true (oui) ou false (non), sans guillemets';
    case 'whole':
      return `un nombre entier de ${expects.min} à ${expects.max}, sans guillemets`;
    case 'choice':
      return `l'une de ces valeurs : ${expects.values.map((value) => JSON.stringify(value)).join(' ')}`;
    case 'host':
      return "un nom ou une adresse de serveur, sans « ftp:// », ni port (il a sa propre clé), ni dossier, ni nom d'utilisateur";
    case 'secret':
      return '"env:NOM" (variable d\'environnement), "file:CHEMIN" (fichier) ou le mot de passe entre guillemets';
    case 'local-path':
      return 'un chemin entre guillemets, où chaque « \\ » est doublé ou remplacé par « / »';
    case 'remote-path':
      return 'un chemin du serveur FTP, sans accent (ASCII), ni « .. », ni « * »';
    case 'remote-folder':
      return "un dossier du serveur FTP, sans accent (ASCII), ni « .. », ni « * » (« . » : le dossier d'accueil)";
    case 'remote-pattern':
      return 'un chemin du serveur FTP, sans accent (ASCII) ni « .. », avec « * » au plus dans sa dernière partie';
    case 'xml-name':
      return 'un nom de fichier sans accent ni \\ / : * ? " < > |, avec {batch} et, au choix, {date} et {time}';
    case 'date-format':
      return 'un format de date : yyyy, MM et dd, puis au choix HH, mm, ss et XXX (décalage horaire, +01:00), chacun une seule fois';
    case 'state':
      return "le numéro d'un état de commande, ou son libellé entre guillemets";
    case 'pattern':
      return 'un texte avec une lettre ou un chiffre au moins (sans quoi il désignerait toutes les commandes)';
    case 'column':
      return "le titre d'une colonne, son numéro à partir de 1, une liste de ceux-ci, ou false si elle n'existe pas";
    case 'gift-card':
      return 'une carte cadeau avec "productId" ou "reference", et "quantity"';
    case 'event':
      return '"sent", "collected", "acknowledged", "shipped" ou "document:NOM"';
    case 'mail':
      return 'false, true, "state" ou "tracking"';
    case 'article-name':
      return 'un texte avec {supplier}, {material}, {colour}, {name} ou {reference}';
    case 'article-files':
      return 'un nom de fichier avec {reference} ou {gencod}, et « * » au besoin, ou une liste de tels noms';
    case 'attributes':
      return "un ou deux groupes d'attributs de la boutique, et leurs colonnes";
    case 'addresses':
      return 'une adresse e-mail, ou une liste entre crochets';
    case 'url':
      return 'une adresse qui commence par http:// ou https://';
    case 'shop-address':
      return "l'adresse de la boutique, qui commence par http:// ou https://, sans « /api », ni identifiant, ni « ? »";
    case 'crm-address':
      return "l'adresse du CRM, qui commence par http:// ou https://, sans « /webservice.php », ni identifiant, ni « ? »";
    case 'crm-prefix':
      return 'des lettres sans accent, des chiffres, des espaces (pas au début) ou # [ ] _ -';
    case 'invoice-states':
      return '"shop", "never" ou une liste d\'états';
    case 'time-zone':
      return 'un fuseau horaire de la liste IANA, tel que "Europe/Paris"';
    case 'heading':
      return "le titre d'une colonne entre guillemets, ou son numéro à partir de 1";
    case 'name-or-number':
      return 'un nom entre guillemets, ou le numéro que la boutique lui donne';
    case 'row-filter':
      return '{ "column": "Web", "is": ["O"] }, { "column": "Modifié", "withinDays": 2 } (au choix avec "dateFormat"), ou { "not": [ … ] } avec de tels filtres';
    case 'list':
      return 'une liste entre crochets [ ]';
    case 'section':
      return 'des clés et leurs valeurs entre accolades { }';
  }
}

export function received(value: Received): string {
  switch (value.kind) {
    case 'value':
      return value.text;
    case 'object':
      return 'des accolades { }';
    case 'list':
      return 'une liste [ ]';
    case 'hidden':
      return 'une valeur tue ici, car elle peut être secrète';
  }
}

export function found(value: Found): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'end-of-file':
      return 'la fin du fichier';
    case 'hidden':
      return 'un texte tu ici, car il peut être secret';
  }
}

export const syntaxExpected: Record<SyntaxExpectation, string> = {
  value: 'une valeur (texte entre guillemets doubles, nombre, true, false, [ ] ou { })',
  key: 'une clé entre guillemets doubles, ou « } »',
  colon: '« : » après la clé',
  comma: 'une virgule avant la valeur ou la clé suivante',
  'closing-brace': '« } »',
  'closing-bracket': '« ] »',
  'closing-quote': 'un guillemet fermant sur la même ligne',
  'closing-comment': '« */ » à la fin du commentaire',
  end: 'rien après la dernière « } »',
  'plain-text': "un texte sans tabulation ni caractère de commande (une tabulation s'écrit \\t)",
  number: 'un nombre complet',
};
