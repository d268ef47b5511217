export const ledger = {
  busy: ({ path }: { path: string }) => ({
    message: `Le registre ${path} est occupé par l'autre programme depuis trop longtemps.`,
    hint: "Rien n'est perdu ni envoyé deux fois. Attendez la fin de l'autre programme ; le prochain passage reprendra tout seul.",
  }),
  corrupt: ({ path }: { path: string }) => ({
    message: `Le registre ${path} est endommagé : impossible de savoir ce qui a déjà été envoyé.`,
    hint: "Plus rien n'est envoyé d'ici là. Restaurez la dernière sauvegarde du registre ; à défaut, mettez ce fichier de côté, puis lancez « orders-to-xml adopt ».",
  }),
  diskFull: ({ path }: { path: string }) => ({
    message: `Le disque est plein : le registre ${path} ne peut plus être écrit.`,
    hint: "Libérez de la place sur ce disque, puis relancez. Rien n'est perdu : le prochain passage reprend où celui-ci s'est arrêté.",
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
    hint: "Restaurez le registre depuis une sauvegarde ; si c'est la mise en service, lancez « orders-to-xml adopt », qui enregistre ces commandes sans rien envoyer.",
  }),
};

export const delivery = {
  cutShort: ({ path }: { path: string }) => ({
    message: `Le transfert du fichier ${path} n'est pas arrivé entier.`,
    hint: "Rien n'a été livré à moitié. Le prochain passage recommence ; si cela se répète, vérifiez le réseau et l'espace disque du serveur.",
  }),
  renameRefused: ({ from, to, reply }: { from: string; to: string; reply: string }) => ({
    message: `Le serveur refuse de renommer ${from} en ${to} : ${reply}`,
    hint: "Vérifiez que le compte FTP a le droit d'écrire et de renommer dans ce dossier, et que les deux dossiers sont sur le même volume. Le prochain passage recommence.",
  }),
  renameHeld: ({ from, to, reply }: { from: string; to: string; reply: string }) => ({
    message: `Le serveur ne peut pas renommer ${from} en ${to} : un autre programme tient l'un des deux ouvert (${reply}).`,
    hint: "Cela passe d'ordinaire en quelques secondes ; le prochain passage recommence, et rien n'est perdu ni envoyé deux fois. Si cela dure, cherchez sur le serveur quel programme (antivirus, sauvegarde) ne referme pas ce fichier.",
  }),
  archiveHeld: ({ file, reason }: { file: string; reason: string }) => ({
    message: `Le XML ${file} ne peut pas être lu ou enregistré dans ArchiveExport (${reason}) : un autre programme le tient, ou un droit manque.`,
    hint: "Fermez le programme qui le tient (antivirus, sauvegarde, éditeur) ou rendez au compte de la tâche ses droits sur ArchiveExport ; le prochain passage l'enverra. Rien n'est perdu ni envoyé deux fois.",
  }),
  movesNothing: ({ file }: { file: string }) => ({
    message: `Le serveur dit avoir renommé ${file}, mais le fichier n'a pas bougé.`,
    hint: "Le fichier n'a pas été livré ; le prochain passage recommence. Si cela se répète, prévenez l'hébergeur du serveur FTP.",
  }),
  importMissing: ({ folder }: { folder: string }) => ({
    message: `Le dossier ${folder} de ProShop n'existe pas sur le serveur (ou le compte FTP ne peut pas y entrer).`,
    hint: 'Vérifiez « xml.remoteDir » dans passerelle.json et les droits du compte FTP. Ce dossier appartient à ProShop : Passerelle ne le crée jamais.',
  }),
  surprising: ({ file }: { file: string }) => ({
    message: `Ce que le serveur montre pour ${file} est inattendu ; la question est posée à nouveau sur une autre connexion.`,
    hint: 'Rien à faire : le prochain passage vérifiera encore.',
  }),
  sentinelUnreadable: ({ path }: { path: string }) => ({
    message: `Le fichier témoin ${path} sur le serveur est illisible : quelqu'un l'a modifié.`,
    hint: "Vérifiez qu'aucune autre installation de Passerelle n'utilise ce serveur, supprimez ce fichier témoin, puis relancez.",
  }),
  otherLedger: ({ path }: { path: string }) => ({
    message: `Le dossier de dépôt appartient à un autre registre (${path}) : deux installations enverraient chaque commande deux fois.`,
    hint: "Arrêtez l'autre installation, ou donnez à celle-ci un autre « xml.stagingDir ». Si l'ancien registre est perdu, lancez « orders-to-xml adopt », qui reprend ce dossier.",
  }),
  olderLedger: ({ path, server, ledger }: { path: string; server: number; ledger: number }) => ({
    message: `Le registre est plus ancien que le serveur : dernier lot ${ledger} ici, ${server} dans ${path}. Il vient sans doute d'une sauvegarde.`,
    hint: 'Remettez le registre le plus récent ; à défaut, lancez « orders-to-xml adopt », qui retrouve dans ArchiveExport les commandes déjà envoyées.',
  }),
  uncertain: ({ file, lot }: { file: string; lot: string }) => ({
    message: `Impossible de savoir si ProShop a reçu ${file} (lot ${lot}) : ce que montre le serveur se contredit.`,
    hint: `Regardez dans ProShop si les commandes de ce lot y sont, puis : « orders-to-xml resolve ${lot} --delivered » si oui, « orders-to-xml resolve ${lot} --resend » si non.`,
  }),
};
