export const fetch = {
  missing: ({ path, others }: { path: string; others: readonly string[] }) => ({
    message: `Le fichier ${path} n'est pas sur le serveur.`,
    hint:
      others.length > 0
        ? `Le plus ressemblant qui s'y trouve : ${others.join(', ')}. Corrigez le nom dans passerelle.json, ou vérifiez que le programme qui le dépose a bien tourné.`
        : 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
  }),
  noMatch: ({ pattern }: { pattern: string }) => ({
    message: `Aucun fichier du serveur ne correspond à ${pattern}.`,
    hint: 'Vérifiez que le programme qui le dépose a bien tourné, et le nom dans passerelle.json.',
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
