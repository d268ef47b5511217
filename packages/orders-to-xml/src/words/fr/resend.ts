export const resend = {
  notArchived: ({ file }: { file: string }) => ({
    message: `Le registre ne connaît pas ${file} : ce n'est pas un XML qu'il a préparé.`,
    hint: "Seul un XML d'ArchiveExport, inchangé, peut être renvoyé. Pour renvoyer une commande : « orders-to-xml --only NUMÉRO --force ».",
  }),
  archiveChanged: ({ file }: { file: string }) => ({
    message: `Le fichier ${file} a été modifié depuis son envoi (son empreinte SHA-256 n'est plus la même).`,
    hint: "Un XML n'est renvoyé qu'octet pour octet. Remettez l'original, ou renvoyez les commandes : « orders-to-xml --only NUMÉRO --force ».",
  }),
  stillInImport: ({ file, lot }: { file: string; lot: string }) => ({
    message: `${file} (lot ${lot}) est livré et attend encore que ProShop l'importe : le renvoyer compterait ses ventes deux fois.`,
    hint: "ProShop le prendra à son prochain import : il n'y a rien à faire. S'il ne doit jamais le prendre, supprimez-le d'abord du dossier de ProShop, puis relancez la même commande avec --force.",
  }),
  alreadyDelivered: ({ file, lot }: { file: string; lot: string }) => ({
    message: `ProShop a déjà reçu ${file} (lot ${lot}) : le renvoyer compterait ses ventes deux fois.`,
    hint: "Si ProShop l'a vraiment perdu, relancez la même commande avec --force.",
  }),
  alreadyResent: ({ file, again }: { file: string; again: string }) => ({
    message: `${file} a déjà été renvoyé, sous le nom ${again}.`,
    hint: `Si ProShop a aussi perdu celui-là : « orders-to-xml ArchiveExport/${again} --force ».`,
  }),
  neverSent: ({ file, lot }: { file: string; lot: string }) => ({
    message: `${file} n'a jamais été envoyé : son lot ${lot} est annulé.`,
    hint: "Ses commandes partent avec le prochain passage : il n'y a rien à renvoyer.",
  }),
  stillUncertain: ({ file, lot }: { file: string; lot: string }) => ({
    message: `La livraison de ${file} (lot ${lot}) est incertaine.`,
    hint: `Regardez dans ProShop, puis « orders-to-xml resolve ${lot} --delivered » ou « --resend ».`,
  }),
};
