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
  next: 'Ensuite : « orders-to-xml check », puis « orders-to-xml adopt » si l’ancien programme a déjà envoyé des commandes.',
};
