export const fetch = {
  missing: ({ path, others }: { path: string; others: readonly string[] }) => ({
    message: `Le fichier ${path} n'est pas sur le serveur.`,
    hint:
      others.length > 0
        ? `Le plus ressemblant qui s'y trouve : ${others.join(', ')}. Corrigez le nom dans passerelle.json, ou vérifiez que le programme qui le dépose a bien tourné.`
        : 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
  }),
  noMatch: ({ pattern, unsendable }: { pattern: string; unsendable: readonly string[] }) => ({
    message: `Aucun fichier du serveur ne correspond à ${pattern}${unsendable.length > 0 ? `, sinon sous un nom qui ne peut pas être demandé (accent ou signe spécial) : ${unsendable.slice(0, 3).join(', ')}` : ''}.`,
    hint: 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
  }),
  unsendable: ({ names }: { names: readonly string[] }) =>
    `Non lu, car ce nom ne peut pas être demandé au serveur FTP (accent ou signe spécial) : ${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}. Renommez-le en lettres sans accent s'il contient des commandes.`,
  unchanged: ({ count }: { count: number }) =>
    `${count} fichier(s) plus ancien(s), déjà lu(s) et inchangé(s) : non relu(s).`,
  left: ({ count }: { count: number }) => ({
    message: `Le temps a manqué pour ${count} fichier(s) de commandes plus ancien(s) : le prochain passage continue avec eux, sans relire les autres.`,
    hint: 'Retirez du serveur les vieux fichiers de commandes, ou augmentez ftp.deadlineSeconds.',
  }),
  notWhole: ({ path, tries }: { path: string; tries: number }) => ({
    message: `Le fichier ${path} change ou reste incomplet : lu ${tries} fois sans jamais l'avoir entier.`,
    hint: 'Un autre programme est sans doute en train de l’écrire. Rien n’a été fait ; le prochain passage recommence.',
  }),
  inUse: ({ path, tries, reply }: { path: string; tries: number; reply: string }) => ({
    message: `Le fichier ${path} est tenu ouvert par un autre programme : demandé ${tries} fois sans pouvoir le lire (« ${reply} »).`,
    hint: 'PrestaShop ou ProShop est sans doute en train de l’écrire. Rien n’a été fait ; le prochain passage recommence.',
  }),
  localMissing: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le fichier ${path} ne peut pas être lu (${reason}).`,
    hint: 'Vérifiez le chemin donné sur la ligne de commande.',
  }),
};
