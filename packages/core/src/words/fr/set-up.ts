const notServer =
  'Un nom de serveur ou une adresse, avec ou sans port : ftp.exemple.fr, ftp.exemple.fr:2121.';
const notAddress = 'Une adresse est de la forme https://www.exemple.fr.';

/** What `init` says and asks. */
export const init = {
  command: 'écrit un passerelle.json commenté, en cinq questions au plus, et essaie chaque accès',
  yes: 'ne demande rien : prend les options, sinon les valeurs par défaut (mots de passe dans les variables PASSERELLE_FTP_PASSWORD, PASSERELLE_SHOP_KEY, PASSERELLE_CRM_KEY)',
  way: ({ withCrm }: { withCrm: boolean }) =>
    `ce qui passe par la boutique même : rien (files), les commandes (shop-orders), le stock (shop-stock), les deux (shop)${withCrm ? ', le CRM en plus (shop-and-crm)' : ''}`,
  host: "serveur FTP, avec son port s'il n'est pas usuel : ftp.exemple.fr:2121",
  user: 'compte FTP',
  shop: 'adresse de la boutique',
  crm: 'adresse du CRM',
  crmUser: 'utilisateur du CRM',
  exists: ({ path }: { path: string }) =>
    `${path} existe déjà : il n'a pas été touché. Modifiez-le, ou écrivez ailleurs avec --config.`,
  noTerminal:
    "init pose des questions, et il n'y a pas de clavier ici : rien n'a été écrit. Lancez-le dans une invite de commandes, ou répondez par des options : orders-to-xml init --yes --way shop --host ftp.exemple.fr --user boutique --shop https://www.exemple.fr",
  flagRefused: ({ kind, flag, way }: { kind: keyof typeof flagFaults; flag: string; way: string }) =>
    `${flagFaults[kind]({ flag, way })} Rien n'a été écrit.`,
  left: "Rien n'a été écrit.",
  introduction: ({ folder, file }: { folder: string; file: string }) => [
    `Cinq questions au plus, puis sont écrits dans ${folder} :`,
    `${file}, avec tous les réglages et leur explication ;`,
    'chaque mot de passe, dans un fichier à part.',
    "Rien n'est écrit avant votre dernière réponse.",
    "Flèches : choisir. Entrée : répondre. Échap : revenir d'un pas. Ctrl+C : quitter.",
  ],
  firstTopic: ({ number, title }: { number: number; title: string }) => `${number}. ${title}`,
  topic: ({ number, of, title }: { number: number; of: number; title: string }) =>
    `${number} sur ${of}. ${title}`,
  topics: {
    way: 'Le chemin',
    server: 'Le serveur FTP, celui de ProShop',
    shop: 'La boutique PrestaShop',
    crm: 'Le CRM vtiger',
    write: "L'écriture",
  },
  askWay: 'Par où passent les commandes et le stock ?',
  ways: {
    files: {
      label: 'Fichiers : un module de la boutique écrit les commandes et lit le stock',
      hint: 'comme test9_xml et test2_csv',
    },
    'shop-orders': {
      label: 'Commandes lues dans la boutique ; stock par fichier',
      hint: "sans module d'export",
    },
    'shop-stock': {
      label: 'Stock écrit dans la boutique ; commandes par fichier',
      hint: "sans module d'import",
    },
    shop: { label: 'Commandes et stock : tout par la boutique même', hint: 'sans aucun module' },
    'shop-and-crm': {
      label: 'Tout par la boutique, et les commandes dans le CRM vtiger',
      hint: 'clients, commandes, factures',
    },
  },
  askHost: 'Serveur FTP (nom, ou nom:port) ?',
  askTls: 'Chiffrement de la connexion ?',
  encryptions: {
    explicit: { label: 'TLS explicite', hint: 'le plus courant' },
    implicit: { label: 'TLS implicite', hint: 'port 990' },
    none: { label: 'aucun', hint: 'le mot de passe voyage en clair' },
  },
  askUser: 'Compte FTP ?',
  askPassword: 'Mot de passe FTP ?',
  keepsBefore: '(Entrée : inchangé)',
  needed: 'Il en faut un.',
  notServer,
  notAddress,
  askAgain: 'Cela ne fonctionne pas ainsi.',
  trying: { again: 'Corriger et essayer à nouveau', on: 'Continuer quand même' },
  loginWorks: 'La connexion au serveur fonctionne.',
  askShop: 'Adresse de la boutique ?',
  askKey: 'Clé du webservice (Paramètres avancés > Webservice) ?',
  shopMet: ({ name, version }: { name: string; version: string }) =>
    `La boutique ${name} répond (PrestaShop ${version}) : la clé convient.`,
  countsAsPaid: 'payé, dit la boutique',
  askSales: 'Quels états sont des ventes ? (Espace : cocher)',
  askCrm: 'Adresse du CRM ?',
  askCrmUser: 'Utilisateur du CRM ?',
  askCrmKey: "Sa clé d'accès (dans ses préférences) ?",
  crmMet: ({ name, version }: { name: string; version: string }) =>
    `Le CRM ${name} répond (vtiger ${version}) : la clé convient.`,
  files: ({ folder }: { folder: string }) => `Seront écrits dans ${folder} :`,
  file: ({ name, holds }: { name: string; holds: FileHolds }) => `${name}  ${fileHolds[holds]}`,
  askToWrite: 'Écrire ?',
  writing: { write: 'Écrire', leave: 'Quitter sans rien écrire' },
  written: ({ path }: { path: string }) => `Écrit : ${path}`,
  next: {
    files: [
      'Ensuite : « orders-to-xml check » et « stock-csv-mod check »,',
      "puis « orders-to-xml adopt » si l'ancien programme a déjà envoyé des commandes (guide, chapitre 4).",
    ],
    shop: [
      'Ensuite : « orders-to-xml check » et « stock-csv-mod check »,',
      'puis « orders-to-xml adopt » si des commandes sont déjà dans ProShop (guide, chapitre 4).',
    ],
  },
};

const flagFaults = {
  needed: ({ flag, way }: { flag: string; way: string }) =>
    `--yes --way ${way} demande aussi ${flag} <adresse>.`,
  'no-server': ({ flag }: { flag: string }) => `${flag} : ${notServer}`,
  'no-address': ({ flag }: { flag: string }) => `${flag} : ${notAddress}`,
};

type FileHolds = keyof typeof fileHolds;

const fileHolds = {
  settings: 'les réglages',
  password: 'le mot de passe FTP, à réserver au compte des tâches (guide, chapitre 2)',
  'shop-key': 'la clé de la boutique, à réserver au compte des tâches (guide, chapitre 2)',
  'crm-key': 'la clé du CRM, à réserver au compte des tâches (guide, chapitre 2)',
};
