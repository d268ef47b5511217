/** What each key of the section `articles` is for. */
export const articleKeys = {
  articles:
    "Les articles du logiciel de gestion, écrits dans la boutique par « stock-csv-mod articles » : produits, tailles, textes, prix, images. Absente : rien n'y est écrit.",
  'articles.source':
    '"stock" : le fichier de stock lui-même (stock.source) ; sinon un fichier CSV d\'articles sur le serveur FTP.',
  'articles.columns':
    'Colonnes au nom particulier, comme pour les commandes. variationReference : référence propre à une taille ; active : en vente (O ou N) ; images, documents : noms de fichiers ou adresses.',
  'articles.features':
    'Caractéristiques de la boutique et la colonne où se lit leur valeur. Plusieurs valeurs sont séparées par « | ».',
  'articles.attributes':
    "Ce qui distingue les déclinaisons d'un produit, deux au plus : le groupe d'attributs de la boutique et sa colonne.",
  'articles.group': 'Les lignes où ces colonnes sont égales font un seul produit.',
  'articles.name':
    'Nom du produit, avec {supplier}, {material}, {colour}, {name} ou {reference} tels que le fichier les donne.',
  'articles.create': "Pour créer les articles que la boutique n'a pas. Absente : aucun produit n'est créé.",
  'articles.create.active': 'true : en vente dès que tout y est ; false : à mettre en vente à la main.',
  'articles.create.category':
    'Catégorie des produits dont le fichier ne dit pas la catégorie : son nom, ou son chemin « Femme > Bottes ».',
  'articles.create.taxRulesGroup':
    'Règle de taxe des produits dont le fichier ne dit pas le taux : son nom dans la boutique.',
  'articles.update':
    "Ce qui est récrit dans les produits qui sont déjà dans la boutique. Ce qui n'y est pas nommé reste comme la boutique l'a.",
  'articles.price': "Comment se lisent et s'écrivent les prix.",
  'articles.price.from': '"ttc" : le prix du fichier qui compte est taxe comprise ; "ht" : hors taxe.',
  'articles.price.decimals': 'Nombre de décimales du prix hors taxe écrit dans la boutique.',
  'articles.images':
    "Où sont les images : un dossier de cet ordinateur (folder), du serveur FTP (remote), ou les deux. Les adresses http(s) d'une colonne « Images » servent même sans cette section.",
  'articles.images.folder': 'Dossier de cet ordinateur.',
  'articles.images.remote': 'Dossier du serveur FTP.',
  'articles.images.pattern':
    "Noms des images d'un article, ou liste de tels noms : {reference} ou {gencod} (image d'une déclinaison), « * » pour le reste.",
  'articles.documents':
    'Où sont les documents joints aux produits : un dossier de cet ordinateur (folder), du serveur FTP (remote), ou les deux.',
  'articles.documents.folder': 'Dossier de cet ordinateur.',
  'articles.documents.remote': 'Dossier du serveur FTP.',
  'articles.documents.pattern': "Noms des documents d'un article, comme pour les images.",
  'articles.specificPrices':
    "Fichier CSV des prix particuliers : par client, par groupe, par quantité, pour un temps. Absente : aucun n'est touché.",
  'articles.specificPrices.source': 'Fichier sur le serveur FTP.',
  'articles.specificPrices.columns':
    'Colonnes au nom particulier (reference, gencod, customer, group, price, reduction, fromQuantity, from, to).',
  'articles.specificPrices.dateFormat':
    'Format des dates de ce fichier : jour et mois ne sont jamais devinés.',
  'articles.filters':
    "Lignes du fichier d'articles à lire, comme stock.filters ; [] : toutes. Un produit dont une ligne est assez récente (withinDays) est lu en entier.",
  'articles.guard': "Contrôles avant d'écrire : si un seul échoue, rien n'est écrit. 0 : sans contrôle.",
  'articles.guard.maxNew': "Nombre maximal de nouveaux produits d'un passage.",
  'articles.guard.maxChangedPercent':
    'Part maximale des produits connus qui changent en un passage, en pour cent.',
};
