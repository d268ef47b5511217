export const ledger = {
  busy: ({ path }: { path: string }) => ({
    message: `Le registre ${path} est occupé par l'autre programme depuis trop longtemps.`,
    hint: 'Rien n’a été envoyé. Attendez la fin de l’autre programme ; le prochain passage reprendra tout seul.',
  }),
  corrupt: ({ path }: { path: string }) => ({
    message: `Le registre ${path} est endommagé : impossible de savoir ce qui a déjà été envoyé.`,
    hint: 'Rien n’a été envoyé. Restaurez la dernière sauvegarde du registre ; à défaut, mettez ce fichier de côté puis lancez « orders-to-xml adopt ».',
  }),
  diskFull: ({ path }: { path: string }) => ({
    message: `Le disque est plein : le registre ${path} ne peut plus être écrit.`,
    hint: 'Libérez de la place sur ce disque, puis relancez. Rien n’est perdu : le prochain passage reprend où celui-ci s’est arrêté.',
  }),
  unusable: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le registre ${path} ne peut pas être ouvert ou écrit (${reason}).`,
    hint: 'Vérifiez que le dossier de travail (workDir) existe et que le compte qui exécute la tâche peut y écrire.',
  }),
  notOurs: ({ path }: { path: string }) => ({
    message: `Le fichier ${path} n'est pas le registre de Passerelle.`,
    hint: 'Mettez ce fichier de côté, ou choisissez un autre dossier de travail (workDir) dans passerelle.json.',
  }),
  newer: ({ path }: { path: string }) => ({
    message: `Le registre ${path} a été écrit par une version plus récente de Passerelle.`,
    hint: 'Installez la version la plus récente des deux programmes : une ancienne version ne peut pas lire ce registre.',
  }),
  notAdopted: ({ path, archive }: { path: string; archive: string }) => ({
    message: `${archive} contient des XML que le registre ${path} n'a pas préparés : rien ne dit quelles commandes ProShop a reçues.`,
    hint: 'Lancez « orders-to-xml adopt », qui enregistre ces commandes sans rien envoyer. Si le bon registre est ailleurs, remettez-le à sa place.',
  }),
  blind: ({ path, archive }: { path: string; archive: string }) => ({
    message: `Le registre ${path} manque, mais ${archive} contient des XML déjà envoyés : rien ne dit quelles commandes ProShop a reçues.`,
    hint: 'Restaurez le registre depuis une sauvegarde ; si c’est la mise en service, lancez « orders-to-xml adopt », qui enregistre ces commandes sans rien envoyer.',
  }),
};
