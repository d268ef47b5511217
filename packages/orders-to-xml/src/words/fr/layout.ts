import type { LayoutFaultKind } from '../../layout/layout-fault.ts';

export const layout = {
  faulty: (name: string, faults: readonly string[]) =>
    `Le modèle XML « ${name} » a ${faults.length === 1 ? 'un défaut' : `${faults.length} défauts`} :\n` +
    faults.map((fault) => `  - ${fault}`).join('\n'),
  /** `at` is where in the layout, '' for all of it. */
  at: (at: string, fault: string) => (at === '' ? fault : `${at} : ${fault}`),
  faultyHint:
    'Corrigez ces points dans le fichier, puis relancez « orders-to-xml check ». « orders-to-xml layout » affiche le modèle intégré, avec tous les champs et tous les formats.',
  unreadable: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le modèle XML ${path} (« layout » de passerelle.json) ne peut pas être lu (${reason}).`,
    hint: "Corrigez ce chemin, ou retirez cette clé pour revenir au modèle intégré (« orders-to-xml layout » l'affiche).",
  }),

  /** `value` is what stands in the layout, `other` the nearest name or an example, '' if there is none. */
  fault: {
    badComment: (value: string) =>
      `un commentaire ne contient pas « -- » et ne finit pas par « - » : « ${value} »`,
    badCondition: (value: string) =>
      `la condition « ${value} » n'est pas lisible (exemples : « customer.company », « !line.gencod », « line.kind = TRANSPORT, EMBALLAGE »)`,
    badFormat: (value: string, other: string) =>
      `le format « ${value} » n'est pas lisible (exemple : « ${other} »)`,
    badInstruction: (value: string) =>
      `une instruction commence par un nom autre que « xml » et ne contient pas « ?> » : « ${value} »`,
    badJson: (value: string, other: string) => `ligne ${value} : ce n'est pas du JSON (${other})`,
    badName: (value: string) => `« ${value} » n'est pas un nom XML`,
    badNamespace: (value: string) =>
      `« ${value} » : un préfixe a besoin d'une adresse, et « xml » et « xmlns » sont réservés`,
    cdata: (value: string) =>
      `« ${value} » (section CDATA) n'est pas proposé : un texte ordinaire (« # ») est protégé et se lit de même`,
    duplicateKey: (value: string, other: string) =>
      `ligne ${other} : « ${value} » y est déjà, et le premier serait perdu ; pour plusieurs éléments du même nom, écrivez une liste [ … ]`,
    formatNotForField: (value: string) => `le format « ${value} » ne va pas à ce champ`,
    formatTooLate: (value: string) => `le format « ${value} » lit la valeur brute : mettez-le en premier`,
    loneBrace: (value: string) =>
      `une accolade est seule dans « ${value} » (pour une vraie accolade, doublez-la : {{ ou }})`,
    mixedContent: () => 'un élément a soit un texte (« # »), soit des éléments',
    noSales: (list: string) =>
      list === 'sales'
        ? 'aucun élément ne se répète pour chaque vente : il manque "*repeat": "sales"'
        : `aucun élément ne se répète pour chaque client : il manque "*repeat": "${list}"`,
    notAnObject: () => 'le modèle doit être un objet { … }',
    notAtTop: (value: string) => `« ${value} » ne peut pas être hors de l'élément racine`,
    notEncodable: (value: string, other: string) =>
      `« ${value} » ne peut pas s'écrire en ${other}, l'encodage choisi (xml.encoding)`,
    notText: (value: string) => `on attend un texte, non ${value} (pour un élément vide, écrivez "")`,
    notXmlText: (value: string) => `« ${value} » contient un caractère que le XML ne permet pas`,
    oneRoot: (value: string) =>
      `un document XML a un seul élément racine${value === '' ? '' : `, non plusieurs (${value})`}`,
    outsideList: (value: string, other: string) =>
      `« ${value} » n'est connu que dans un élément répété par "*repeat": "${other}"`,
    placeholderHere: (value: string) =>
      `pas de champ ici (« ${value} ») : un commentaire, une instruction ou un espace de noms sont constants`,
    repeatedTwice: (value: string) => `« ${value} » se répète déjà autour de cet élément`,
    rootOptional: () => "l'élément racine est toujours là : il n'a pas de condition",
    rootRepeated: () =>
      'l\'élément racine ne peut se répéter qu\'avec un fichier par commande ("perOrder": true)',
    salesTwice: (list: string) => `un seul élément peut avoir "*repeat": "${list}"`,
    unknownField: (value: string, other: string) => `le champ « ${value} » n'existe pas${suggest(other)}`,
    unknownFormat: (value: string, other: string) => `le format « ${value} » n'existe pas${suggest(other)}`,
    unknownList: (value: string, other: string) => `« ${value} » n'est pas une liste${suggest(other)}`,
    unknownMarker: (value: string, other: string) => `« ${value} » ne veut rien dire${suggest(other)}`,
    unknownPrefix: (value: string, other: string) =>
      `le préfixe de « ${value} » n'est pas déclaré (il faut un attribut « @xmlns:${other} »)`,
  } satisfies Record<LayoutFaultKind, (value: string, other: string) => string>,

  printed: {
    title: 'Modèle XML de orders-to-xml.',
    usage: [
      'Pour un autre format : enregistrez ce texte (par exemple dans layout.json), changez noms, ordre et imbrication,',
      'mettez "layout": "layout.json" dans la partie "xml" de passerelle.json, puis comparez avec un ancien fichier :',
      '  orders-to-xml run --dry-run --compare ArchiveExport/un-ancien-fichier.xml',
    ],
    notationTitle: 'Notation',
    notation: [
      '"Nom": "texte"        un élément ; "" pour un élément vide',
      '"Nom": { … }          un élément qui en contient d\'autres ; [ …, … ] pour plusieurs du même nom',
      '"@Num": "texte"       un attribut de l\'élément',
      '"#": "texte"          le texte d\'un élément qui a des attributs, une répétition ou une condition',
      '"!": "texte"          un commentaire XML ; "?": "cible texte" une instruction',
      '"*repeat": "lines"    l\'élément se répète pour chaque membre de la liste : sales (les ventes), et dans une vente lines (lignes), payments (règlements)',
      '"*if": "…"            l\'élément n\'est là que si : "champ" (non vide, non nul), "!champ" (vide ou nul), "champ = A, B", "champ != A" ; avec "*repeat", pour chaque membre',
      '"{champ}"             la valeur du champ ; "{champ|format|format}" la met en forme ; le reste du texte est constant',
      '"{{" et "}}"          les accolades elles-mêmes',
    ],
    fieldsTitle: 'Champs',
    formatsTitle: 'Formats',
  },

  /** What differs in the layout of customers. */
  printedCustomers: {
    title: 'Modèle XML des clients de orders-to-xml.',
    usage: [
      'Pour un autre format : enregistrez ce texte (par exemple dans clients.json), changez noms, ordre et imbrication,',
      'mettez "layout": "clients.json" dans "customers.fromShop" de passerelle.json, puis comparez avec un ancien fichier :',
      '  orders-to-xml customers --dry-run --all --compare ancien.xml',
    ],
    notation: [
      '"*repeat": "accounts"  l\'élément se répète pour chaque client ; dans un client, "addresses" (adresses) et "groups" (groupes)',
      'Le reste de la notation : « orders-to-xml layout ».',
    ],
  },

  /** One line for each field that a placeholder can hold. */
  fields: {
    'document.lot': 'numéro du lot : 20261122-095703-0007',
    'document.createdAt': 'date et heure du lot',
    store: 'code du magasin ("store" de passerelle.json)',
    'order.id': 'numéro de la commande PrestaShop',
    'order.ref': 'référence de la commande PrestaShop',
    'order.date': 'date et heure de la commande : 2026-11-22T09:41:10',
    'order.currency': 'devise : EUR',
    'order.stateId': "numéro de l'état de la commande",
    'order.stateLabel': "nom de l'état de la commande",
    'order.paymentLabel': 'moyen de paiement de la commande, tel que le CSV le nomme',
    'order.carrier': 'transporteur',
    'customer.code': 'W suivi du numéro du client',
    'customer.id': 'numéro du client PrestaShop',
    'customer.title': 'civilité',
    'customer.lastName': 'nom',
    'customer.firstName': 'prénom',
    'customer.company': 'société',
    'customer.email': 'adresse e-mail',
    'customer.phone': 'téléphone',
    'invoiceAddress.company': 'facturation : société',
    'invoiceAddress.line1': 'facturation : adresse',
    'invoiceAddress.line2': "facturation : complément d'adresse",
    'invoiceAddress.postcode': 'facturation : code postal',
    'invoiceAddress.city': 'facturation : ville',
    'invoiceAddress.country': 'facturation : pays',
    'deliveryAddress.company': 'livraison : société',
    'deliveryAddress.line1': 'livraison : adresse',
    'deliveryAddress.line2': "livraison : complément d'adresse",
    'deliveryAddress.postcode': 'livraison : code postal',
    'deliveryAddress.city': 'livraison : ville',
    'deliveryAddress.country': 'livraison : pays',
    'totals.amount': 'total TTC de la vente : 95.80',
    'totals.payments': 'total des règlements, toujours égal au total TTC',
    'line.number': 'numéro de la ligne, à partir de 1',
    'line.kind': 'genre : ARTICLE, CARTECADEAU (vendue), TRANSPORT, EMBALLAGE, REMISE',
    'line.gencod': 'gencod (EAN 13)',
    'line.reference': "référence de l'article ; PORT, EMBALLAGE ou REMISE pour les autres lignes",
    'line.name': 'libellé',
    'line.size': 'taille (pointure)',
    'line.productId': 'numéro du produit PrestaShop',
    'line.combinationId': 'numéro de la déclinaison PrestaShop',
    'line.quantity': 'quantité',
    'line.unitPrice': "prix d'une unité TTC avant remise ; vide si inconnu",
    'line.discount': 'remise TTC sur la ligne, sans signe ; vide si inconnue',
    'line.vatRate': 'taux de TVA : 20.00 ; vide si inconnu',
    'line.amount': 'montant TTC de la ligne, remise déduite, négatif pour REMISE',
    'payment.number': 'numéro du règlement, à partir de 1',
    'payment.code': 'code du règlement (paymentCodes de passerelle.json)',
    'payment.label': 'libellé du règlement',
    'payment.amount': 'montant du règlement',
    'account.code': 'W suivi du numéro du client',
    'account.number': 'numéro du client PrestaShop',
    'account.kind': "CLIENT, ou PROSPECT s'il n'a encore rien commandé",
    'account.action': 'CREATION la première fois, MODIFICATION ensuite',
    'account.title': 'civilité : M. ou Mme',
    'account.lastName': 'nom',
    'account.firstName': 'prénom',
    'account.company': 'société',
    'account.siret': 'SIRET',
    'account.vatNumber': 'numéro de TVA (de la première adresse qui en a un)',
    'account.email': 'adresse e-mail',
    'account.phone': 'téléphone (de la première adresse qui en a un)',
    'account.newsletter': "OUI s'il reçoit la lettre d'information, NON sinon",
    'address.label': 'nom que le client donne à cette adresse',
    'address.lastName': 'nom',
    'address.firstName': 'prénom',
    'address.company': 'société',
    'address.vatNumber': 'numéro de TVA',
    'address.line1': 'adresse',
    'address.line2': "complément d'adresse",
    'address.postcode': 'code postal',
    'address.city': 'ville',
    'address.country': 'pays : FR',
    'address.phone': 'téléphone',
    'group.name': 'nom du groupe ; le premier est celui par défaut',
  },

  /** One line for each format. */
  formats: {
    date: 'yyyy ou yy, MM, dd, HH, mm, ss, et des signes',
    decimal: 'signe décimal, puis nombre de décimales (2 si absent)',
    hundredths: 'en centimes, sans signe décimal : 95.80 donne 9580',
    abs: 'sans le signe moins',
    ascii: 'sans accents ni signes particuliers',
    upper: 'en capitales',
    max: 'au plus tant de caractères',
    padLeft: 'complète à gauche, par des espaces ou le caractère dit',
    padRight: 'complète à droite, de même',
    map: "remplace des valeurs par d'autres",
    default: "ce qui s'écrit quand il n'y a rien",
  },

  compare: {
    same: "Aucune différence de sens avec l'ancien fichier.",
    count: (count: number) =>
      count === 1 ? "1 différence avec l'ancien fichier :" : `${count} différences avec l'ancien fichier :`,
    more: (count: number) => `… et ${count} de plus.`,
    otherRoot: (theirs: string, ours: string) =>
      `La racine est <${theirs}> dans l'ancien fichier, <${ours}> ici : ce n'est pas le même format. Copiez le modèle (« orders-to-xml layout ») et changez-le.`,
    notXml: (reason: string) => `L'ancien fichier n'est pas un XML lisible (${reason}).`,
    changed: (path: string, theirs: string, ours: string) =>
      `${path} : ancien « ${theirs} », ici « ${ours} »`,
    onlyTheirs: (path: string) => `${path} : seulement dans l'ancien fichier`,
    onlyOurs: (path: string) => `${path} : seulement ici`,
  },
};

function suggest(name: string): string {
  return name === '' ? '' : ` (vouliez-vous dire « ${name} » ?)`;
}
