import { crmKeys } from './config-keys-crm.ts';
import { articleKeys } from './config-keys-articles.ts';
import { customerKeys } from './config-keys-customers.ts';

/** What each key of passerelle.json is for: the comments of the sample and the descriptions of the JSON Schema. */
export const keys = {
  $schema:
    "Le schéma JSON de ce fichier : il donne à un éditeur (VS Code…) l'aide et le contrôle à la saisie.",
  store: 'Code du magasin dans ProShop, repris dans chaque vente.',
  language: 'Langue des traces et des messages : "fr" ou "en".',
  workDir:
    'Dossier de Trace1.txt, Trace2.txt, ArchiveTrace, ArchiveExport, Rejets et du registre passerelle.sqlite.',

  ftp: "Le serveur FTP où PrestaShop, ProShop et Passerelle s'échangent les fichiers.",
  'ftp.host': 'Nom ou adresse du serveur.',
  'ftp.port': 'Port du serveur (21, ou 990 en TLS implicite).',
  'ftp.user': "Nom d'utilisateur.",
  'ftp.password':
    'Mot de passe : "env:NOM" (variable d\'environnement), "file:CHEMIN" (première ligne d\'un fichier), ou en clair (déconseillé).',
  'ftp.tls':
    'Chiffrement : "none" (aucun), "explicit" (AUTH TLS) ou "implicit". Jamais de retour en clair si le serveur le refuse.',
  'ftp.tlsCa':
    "Certificat (PEM) de l'autorité qui a signé celui du serveur, si Windows ne la connaît pas. Le certificat est toujours vérifié.",
  'ftp.timeoutSeconds': 'Temps laissé au serveur pour un échange, en secondes.',
  'ftp.attempts': "Nombre d'essais quand une panne peut être passagère.",
  'ftp.deadlineSeconds': "Temps total d'un passage, essais compris, en secondes.",

  shop: "Le webservice de PrestaShop, pour ce qui est lu ou écrit dans la boutique même plutôt que par fichier. Absente : la boutique n'est jamais interrogée.",
  'shop.url': 'Adresse de la boutique ; « /api/ » y est ajouté.',
  'shop.key': 'Clé du webservice (32 caractères) : "env:NOM", "file:CHEMIN", ou en clair (déconseillé).',
  'shop.shopId': 'Multiboutique : numéro de la boutique. 0 : celle par défaut.',
  'shop.timeZone': "Fuseau horaire de la boutique : ses dates n'en portent pas.",
  'shop.ca':
    "Certificat (PEM) de l'autorité qui a signé celui de la boutique, si elle n'est pas connue. Le certificat est toujours vérifié.",
  'shop.timeoutSeconds': 'Temps laissé à la boutique pour une réponse, en secondes.',
  'shop.attempts': "Nombre d'essais d'une lecture quand une panne peut être passagère.",
  'shop.deadlineSeconds': "Temps d'une lecture, essais compris, en secondes.",
  'shop.graceSeconds':
    "Attente, en secondes, avant de croire qu'une écriture dont la réponse s'est perdue n'a pas eu lieu.",
  'shop.parallel': 'Nombre de lectures demandées en même temps à la boutique : 1 à 4.',

  writeBack:
    "Ce qui est écrit dans la boutique par « orders-to-xml write-back » : états des commandes et numéros de suivi. Absente : rien n'y est écrit.",
  'writeBack.rules':
    "Quand une commande change d'état : la première règle qui convient est suivie ; sans règle, rien n'est écrit.",
  'writeBack.rules[].when':
    'Ce qui arrive : "sent" (XML remis), "collected" (pris par ProShop), "acknowledged" (saisie à la main, « ack »), "shipped" (numéro de suivi dans le fichier des expéditions), "document:FACTURE" (document de ce nom).',
  'writeBack.rules[].from':
    "États (numéro ou libellé) d'où la commande peut partir. Dans tout autre état elle est laissée comme elle est.",
  'writeBack.rules[].to': 'État (numéro ou libellé) où elle est mise.',
  'writeBack.rules[].mail':
    'Message au client : false (aucun), "state" ou true (celui de l\'état), "tracking" (« en transit », avec le numéro de suivi).',
  'writeBack.shipments':
    'Fichier CSV des expéditions, écrit par le logiciel de gestion ou du transporteur. Absente : pas de numéro de suivi.',
  'writeBack.shipments.source': 'Fichier sur le serveur FTP.',
  'writeBack.shipments.columns':
    'Colonnes au nom particulier (order, tracking, carrier, document), comme pour les commandes.',

  ...crmKeys,

  ...articleKeys,
  ...customerKeys,

  orders: "Les commandes de la boutique : l'export écrit par PrestaShop, ou la boutique même.",
  'orders.from':
    'Où sont lues les commandes : "file" (le fichier CSV) ou "shop" (la boutique même, section "shop").',
  'orders.windowDays':
    'Boutique : jours de commandes modifiées qui sont relus à chaque passage, en plus de celles qui restent à suivre.',
  'orders.source':
    'Fichier CSV des commandes sur le serveur. Avec « * » dans le nom : tous les fichiers, du plus ancien au plus récent.',
  'orders.delimiter': 'Séparateur des colonnes (";" "," "|" "\\t"…), ou "auto".',
  'orders.encoding': 'Encodage du fichier : "utf-8", "windows-1252" ou "auto".',
  'orders.decimal': 'Signe décimal des montants : ".", "," ou "auto".',
  'orders.dateFormat':
    "Format des dates, tel que le module l'écrit : jour et mois ne sont jamais devinés. XXX lit un décalage horaire, en hiver comme en été : yyyy-MM-ddTHH:mm:ssXXX pour 2026-03-29T10:00:00+02:00.",
  'orders.columns':
    'Colonnes au nom particulier : titre, liste de titres ou numéro ; false si la colonne n\'existe pas ("state", "total", "payment" : plus aucune de cette sorte n\'est attendue). S\'ajoute aux titres déjà connus.',
  'orders.states': 'États (numéro ou libellé) des commandes qui sont des ventes.',
  'orders.ignoredStates':
    "États qui ne sont pas des ventes. Un état qui n'est dans aucune des deux listes est signalé.",
  'orders.giftVoucher': 'Commandes réglées par un bon ou une carte cadeau.',
  'orders.giftVoucher.patterns':
    'Mots qui désignent un bon cadeau dans un règlement ou un bon de réduction, sans tenir compte des accents ni des majuscules.',
  'orders.giftVoucher.policy':
    '"withhold" : la commande est retenue, à saisir à la main ; "payment" : elle est envoyée, le bon étant un règlement.',
  'orders.paymentCodes': 'Code ProShop de chaque mode de paiement.',
  'orders.maxLineBytes': "Longueur maximale d'une ligne du fichier, en octets ; au-delà il est refusé.",

  giftCards:
    'Cartes cadeaux vendues par la boutique : ajoutées au fichier de stock pour que PrestaShop ne les mette pas à zéro.',
  'giftCards[].productId': 'Numéro du produit dans PrestaShop.',
  'giftCards[].reference': 'Référence du produit.',
  'giftCards[].quantity': 'Stock annoncé.',
  'giftCards[].row': 'Autres colonnes de sa ligne : titre et valeur.',

  xml: 'Le fichier des ventes, remis à ProShop.',
  'xml.remoteDir': 'Dossier du serveur où ProShop importe. Il doit exister.',
  'xml.stagingDir':
    "Dossier d'attente, sur le même volume que celui d'import : le fichier n'est déplacé qu'une fois complet.",
  'xml.fileName':
    'Nom des fichiers : {batch} (obligatoire) rend chaque nom unique, {date} et {time} sont au choix.',
  'xml.encoding': 'Encodage du XML : "UTF-8", "windows-1252" ou "iso-8859-1".',
  'xml.perOrder': 'true : un fichier par commande ; false : un fichier par passage.',
  'xml.layout': 'Modèle XML des ventes, tiré de « orders-to-xml layout ». Absent : le modèle intégré.',

  stock: 'Le stock de ProShop, corrigé pour PrestaShop.',
  'stock.source': 'Fichier écrit par ProShop sur le serveur.',
  'stock.target': 'Fichier corrigé, lu par PrestaShop.',
  'stock.to':
    'Où va le stock corrigé : "file", dans stock.target ; "shop", droit dans les quantités de la boutique, par son webservice, sans fichier.',
  'stock.keep': 'Avec stock.to "shop" : ce que ProShop ne tient pas.',
  'stock.keep.references':
    'Références de la boutique qui ne sont jamais mises à 0 parce que ProShop ne les connaît pas.',
  'stock.keep.categories':
    'Catégories de la boutique (nom ou numéro) dont les articles, sous-catégories comprises, ne sont jamais mis à 0 parce que ProShop ne les connaît pas.',
  'stock.untracked':
    "Articles dont ProShop ne suit pas le stock : ils ont toujours la même quantité, et les ventes n'en ôtent rien.",
  'stock.untracked.column': 'Colonne du stock qui le dit : titre, ou numéro.',
  'stock.untracked.is': "Ce qu'elle contient pour ces articles.",
  'stock.untracked.quantity': 'Leur quantité dans la boutique.',
  'stock.allowNegative':
    'Ce qui est vendu au-delà du stock, ou négatif dans ProShop, s\'écrit comme quantité négative. Sinon : 0 dans la boutique (stock.to "shop"), la ligne retirée dans le fichier.',
  'stock.filters':
    "Ce qu'une ligne du stock doit être pour la boutique en ligne ; tous les filtres doivent être remplis. Une ligne écartée n'est pas publiée, et la boutique met sa taille à 0.",
  'stock.columns': 'Colonnes au nom particulier, comme pour les commandes.',
  'stock.stores': 'Magasins à garder si le fichier en contient plusieurs ; [] : toutes les lignes.',
  'stock.missedSales':
    'Ventes que ProShop ne connaît pas encore : "remove" retire la ligne de la taille, "subtract" retire la quantité vendue.',
  'stock.reservingStates':
    'États qui ne sont pas encore des ventes mais réservent leur taille (virement, chèque).',
  'stock.guard': "Contrôles avant publication : si un seul échoue, rien n'est publié. 0 : sans contrôle.",
  'stock.guard.maxAgeMinutes': 'Âge maximal du fichier de stock, en minutes.',
  'stock.guard.ordersMaxAgeMinutes': "Âge maximal de l'export des commandes, en minutes.",
  'stock.guard.minRows': 'Nombre minimal de lignes.',
  'stock.guard.maxDropPercent':
    'Baisse maximale, en lignes ou en paires, en pour cent du plus grand fichier publié en 24 heures.',
  'stock.guard.maxWithoutGencodPercent':
    "Part maximale des lignes sans gencod, en pour cent. Un fichier qui n'en a plus aucun est toujours refusé.",

  proshop: 'Les habitudes de ProShop.',
  'proshop.importMinutes': "Minutes de l'heure où ProShop importe ; [] : inconnues.",

  trace: 'Les traces, Trace1.txt et Trace2.txt.',
  'trace.maxKilobytes': 'Taille, en Ko, à partir de laquelle elles passent dans ArchiveTrace.',

  report: 'Page HTML écrite après chaque passage. Absente : aucune.',

  alerts: 'Qui prévenir quand quelque chose ne va pas.',
  'alerts.email': 'Par e-mail.',
  'alerts.email.host': 'Serveur SMTP.',
  'alerts.email.port': 'Port du serveur (587, ou 465 avec "secure": true).',
  'alerts.email.secure': 'true : TLS dès la connexion ; false : STARTTLS si le serveur le propose.',
  'alerts.email.user': "Nom d'utilisateur.",
  'alerts.email.password': 'Mot de passe : "env:NOM", "file:CHEMIN", ou en clair (déconseillé).',
  'alerts.email.from': "Adresse de l'expéditeur.",
  'alerts.email.to': 'Adresse du destinataire, ou liste.',
  'alerts.webhook': 'Par un appel HTTP (POST, JSON).',
  'alerts.webhook.url': 'Adresse appelée.',
  'alerts.command': "Par une commande, qui reçoit l'alerte en JSON sur son entrée standard.",
  'alerts.notCollectedMinutes':
    "Alerte si ProShop n'a pas pris un XML après ce temps, en minutes. 0 : jamais.",
  'alerts.unchangedMinutes':
    "Alerte si l'export des commandes ou le stock ne change plus pendant ce temps, en minutes. 0 : jamais.",
  'alerts.weekly': 'true : le lundi matin, un e-mail résume la semaine.',

  retention: 'Durées de conservation, en jours. 0 : toujours.',
  'retention.archiveDays': "Fichiers d'ArchiveExport.",
  'retention.rejectsDays': 'Fichiers de Rejets.',
  'retention.tracesDays': "Fichiers d'ArchiveTrace.",
  'retention.ledgerDetailsDays':
    "Détail des commandes dans le registre, et quantités données à la boutique. Qu'une commande a été envoyée n'est jamais oublié.",
};
