/** What each key of `customers` is for. */
export const customerKeys = {
  customers:
    "Les clients, d'un côté à l'autre : du logiciel de gestion vers la boutique (toShop), de la boutique vers lui (fromShop). Absente : aucun client n'est lu ni écrit.",
  'customers.toShop':
    'Ce que « stock-csv-mod customers » écrit dans la boutique : clients, groupes et adresses du fichier du logiciel de gestion.',
  'customers.toShop.source':
    'Fichier CSV des clients sur le serveur FTP, une ligne par adresse ; les lignes de même adresse e-mail sont un seul client.',
  'customers.toShop.columns':
    'Colonnes au nom particulier (code, title, lastName, firstName, company, siret, vatNumber, email, phone, line1, line2, postcode, city, country, group), comme pour les commandes.',
  'customers.toShop.create': 'Créer les clients que la boutique ne connaît pas.',
  'customers.toShop.groups':
    'Mettre chaque client dans son groupe, et créer les groupes qui manquent : ses prix en dépendent.',
  'customers.toShop.addresses': 'Ajouter les adresses que la boutique ne connaît pas.',
  'customers.toShop.dormant':
    "Colonne qui dit qu'un client est en sommeil, et ce qui y est alors écrit. Absente : aucun ne l'est.",
  'customers.toShop.dormant.column': 'Titre de la colonne.',
  'customers.toShop.dormant.is': "Ce que contient la cellule d'un client en sommeil.",
  'customers.toShop.deactivate':
    'Désactiver dans la boutique les clients en sommeil (sans jamais les supprimer). false : ils sont seulement laissés de côté.',
  'customers.toShop.filters':
    'Lignes du fichier qui comptent, comme pour le stock : par une valeur ou par une date. Vide : toutes.',
  'customers.fromShop':
    'Ce que « orders-to-xml customers » remet au logiciel de gestion : les clients nouveaux ou modifiés de la boutique, en XML.',
  'customers.fromShop.prospects': "Aussi les clients qui n'ont encore rien commandé.",
  'customers.fromShop.fileName': 'Nom des fichiers, avec {date}, {time} et {batch}, qui le rend unique.',
  'customers.fromShop.layout':
    'Modèle XML des clients (voir « orders-to-xml layout --customers »). Absent : le modèle intégré.',
};
