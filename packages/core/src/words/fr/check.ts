const clockGap = (seconds: number): string =>
  seconds === 0 ? 'à la même heure' : `${Math.abs(seconds)} s en ${seconds > 0 ? 'avance' : 'retard'}`;

export const check = {
  command: 'essaie tout ce dont un passage a besoin, sans rien laisser derrière lui',
  json: 'en JSON, sur la sortie standard',
  remedy: '→ ',
  config: ({ path }: { path: string }) => `Configuration : ${path}`,
  workFolder: ({ folder }: { folder: string }) => `Dossier de travail : ${folder} peut être écrit`,
  noLedgerYet: ({ path }: { path: string }) => `Registre : pas encore (le premier passage créera ${path})`,
  ledgerSound: ({ path, lastBatch }: { path: string; lastBatch: number }) =>
    `Registre : ${path} est sain (dernier lot : ${lastBatch})`,
  loggedIn: ({ host, port, tls }: { host: string; port: number; tls: 'none' | 'explicit' | 'implicit' }) =>
    `Serveur : connecté à ${host}:${port}, ${tls === 'none' ? 'sans chiffrement' : `chiffré (TLS ${tls === 'explicit' ? 'explicite' : 'implicite'}), certificat vérifié`}`,
  importFolder: ({ folder }: { folder: string }) => `Dossier de ProShop : ${folder}`,
  nearestFolder: ({ near }: { near: string }) => `Le dossier le plus ressemblant : ${near}.`,
  staging: ({ folder }: { folder: string }) => `Dossier de dépôt : ${folder}`,
  stagingNew: ({ folder }: { folder: string }) =>
    `Dossier de dépôt : ${folder} peut être créé (le premier passage le fera)`,
  renamesOver: 'Dépôt, taille, date et renommage par-dessus un fichier : le serveur les permet',
  refusesRenameOver: ({ reply }: { reply: string }) => ({
    message: `Le serveur refuse de renommer par-dessus un fichier : ${reply}`,
    hint: 'Passerelle supprimera l’ancien ExportCSVmod juste avant de publier le nouveau : quelques instants sans fichier. Sous ProFTPD, « AllowOverwrite on » l’évite.',
  }),
  clock: ({ seconds }: { seconds: number }) => `Horloge du serveur : ${clockGap(seconds)}`,
  clockFar: ({ seconds }: { seconds: number }) => ({
    message: `Horloge du serveur : ${clockGap(seconds)}`,
    hint: 'Passerelle en tient compte, mais une horloge qui saute fausse l’âge des fichiers : réglez les deux machines par Internet (NTP).',
  }),
  traits: ({ mlst, utf8, emptyList }: { mlst: boolean; utf8: boolean; emptyList: boolean }) =>
    `Ce que dit le serveur : MLST ${mlst ? 'oui' : 'non'}, UTF-8 ${utf8 ? 'oui' : 'non'}, dossier absent ${emptyList ? 'listé comme vide' : 'refusé'} (Passerelle ne s’y fie pas)`,
};

export const init = {
  command: 'écrit un passerelle.json commenté, en demandant l’essentiel',
  yes: 'ne demande rien : prend les valeurs par défaut (mot de passe dans la variable PASSERELLE_FTP_PASSWORD)',
  host: 'serveur FTP',
  user: 'compte FTP',
  exists: ({ path }: { path: string }) =>
    `${path} existe déjà : il n'a pas été touché. Modifiez-le, ou écrivez ailleurs avec --config.`,
  written: ({ path }: { path: string }) => `Écrit : ${path}`,
  askHost: 'Serveur FTP ?',
  askUser: 'Compte FTP ?',
  askTls: 'Chiffrement (none, explicit, implicit) ?',
  askPort: 'Port ?',
  askPassword: 'Mot de passe (il ne s’affiche pas) ?',
  notTaken:
    'Cette réponse ne convient pas. Répondez comme dans la question, ou Entrée pour la valeur entre crochets.',
  loginWorks: 'La connexion au serveur fonctionne.',
  askSource:
    'Où lire les commandes : fichiers du module d’export, ou webservice de la boutique (fichiers, boutique) ?',
  sources: { file: 'fichiers', shop: 'boutique' },
  askShop: 'Adresse de la boutique ?',
  askKey: 'Clé du webservice (elle ne s’affiche pas) ?',
  askKeyAgain: 'Clé du webservice (elle ne s’affiche pas ; Entrée : la même) ?',
  askAgain: 'Corriger, puis essayer à nouveau (oui), ou continuer ainsi (non) ?',
  answers: { yes: 'oui', no: 'non' },
  shopMet: ({ name, version }: { name: string; version: string }) =>
    `La boutique ${name} répond (PrestaShop ${version}) : la clé convient.`,
  states: 'Les états de ses commandes ; sont proposés comme ventes ceux qu’elle compte comme payés :',
  state: ({ id, name, isPaid }: { id: number; name: string; isPaid: boolean }) =>
    `${String(id).padStart(3)}  ${name}${isPaid ? ' : vente' : ''}`,
  askSales: 'Quels états sont des ventes (numéros ou noms, séparés par des virgules) ?',
  next: 'Ensuite : « orders-to-xml check », puis « orders-to-xml adopt » si l’ancien programme a déjà envoyé des commandes.',
};
