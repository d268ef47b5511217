export const ordersToXml = {
  description:
    "Porte les commandes de PrestaShop dans ProShop, en XML : les lit dans l'export (serveur FTP) ou dans la boutique même, retient celles payées par bon cadeau, archive, livre.",
  examples: [
    '  orders-to-xml                         un passage complet (ce que lance le planificateur)',
    '  orders-to-xml --dry-run               montre ce qui serait envoyé, sans rien écrire',
    '  orders-to-xml commandes.csv           traite ce fichier au lieu de celui du serveur',
    '  orders-to-xml --only 1042 --force     renvoie une commande déjà envoyée',
    '  orders-to-xml ArchiveExport\\ventes_20261122_095703_0007.xml --force',
    '                                        renvoie ce XML, octet pour octet',
  ].join('\n'),
  file: "un CSV de commandes, ou un XML d'ArchiveExport ; sans lui : un passage complet",
  force:
    "avec --only, ou un XML d'ArchiveExport : l'envoie, déjà envoyé ou retenu ; toujours noté dans la trace",
  only: 'cette commande seulement (numéro ou référence) ; peut être répété',
  layout: 'affiche le modèle XML intégré, à copier et à modifier',
  layoutCustomers: 'celui des clients (« orders-to-xml customers »), au lieu de celui des ventes',
  layoutExamples: '  orders-to-xml layout > layout.json',
  forceNeedsTarget: "--force ne va qu'avec --only, avec un XML d'ArchiveExport, ou avec --dry-run",
  checked: ({ orders, toSend, held }: { orders: number; toSend: number; held: number }) =>
    `Commandes : ${orders} ${orders > 1 ? 'lues' : 'lue'}, ${toSend} ${toSend > 1 ? 'partiraient' : 'partirait'}${held > 0 ? `, ${held} ${held > 1 ? 'attendraient' : 'attendrait'} une personne` : ''}`,
};
