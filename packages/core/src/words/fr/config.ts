import type { ConfigFault, ConfigWarning, FileTrouble } from '../../config/fault.ts';
import type { Saying } from '../saying.ts';
import { expected, found, received, syntaxExpected } from './config-expected.ts';
import { keys } from './config-keys.ts';

const trouble: Record<FileTrouble, string> = {
  missing: "il n'existe pas",
  forbidden: "le compte qui lance le programme n'a pas le droit de le lire",
  empty: 'sa première ligne est vide',
  'not-utf-8': "il n'est pas en UTF-8 (dans le Bloc-notes : « Enregistrer sous », encodage UTF-8)",
  'utf-16': 'il est en UTF-16, dit « Unicode » (dans le Bloc-notes : « Enregistrer sous », encodage UTF-8)',
  folder: "c'est un dossier, pas un fichier",
  'too-large': 'il dépasse 1 Mo',
  'too-deep': 'plus de cent listes ou objets y sont imbriqués',
  unreadable: 'il ne se laisse pas lire (disque, réseau, ou fichier tenu par un autre programme)',
};

function whatIsWrong(fault: ConfigFault): string {
  switch (fault.kind) {
    case 'invalid': {
      const { expects, example } = fault.field;
      return `reçu ${received(fault.received)} ; attendu ${expected(expects)}. Exemple : ${JSON.stringify(example)}`;
    }
    case 'missing':
      return `à remplir : ${expected(fault.field.expects)}. Exemple : ${JSON.stringify(fault.field.example)}`;
    case 'unknown-key':
      return `clé inconnue ; la plus proche est « ${fault.nearest} ». Corrigez le nom ou retirez la clé`;
    case 'duplicate-key':
      return "clé donnée deux fois, seule la dernière compterait. N'en gardez qu'une";
    case 'state-in-two-lists':
      return `l'état ${fault.state} est aussi dans « ${fault.otherKey} » (vente ou non ?). Retirez-le de l'une des deux listes`;
    case 'same-place':
      return `« ${fault.place} » est aussi la valeur de « ${fault.otherKey} ». Donnez deux noms différents, par exemple "${fault.place}-2"`;
    case 'column-needed':
      return `il faut ${fault.keys.join(' ou ')}, false n'est pas possible. Donnez le titre ou le numéro de la colonne, par exemple 14`;
    case 'section-needed':
      return `il faut pour cela la section « ${fault.section} », qui n'est pas là. Ajoutez-la, ou retirez cette clé`;
    case 'env-not-set':
      return `la variable d'environnement « ${fault.name} » n'existe pas ou est vide pour le compte qui lance le programme. Créez-la, ou donnez "file:CHEMIN"`;
    case 'secret-file':
      return `le fichier du mot de passe ${fault.path} ne convient pas : ${trouble[fault.trouble]}. Sa première ligne doit être le mot de passe`;
    case 'secret-unfit':
      return 'le mot de passe contient une tabulation, une fin de ligne ou un autre caractère de commande. Saisissez-le à nouveau';
    case 'backslash':
      return `colonne ${fault.column} : « \\ » seul dans un texte. Doublez-le ou écrivez « / ». Exemple : "D:\\\\Passerelle" ou "D:/Passerelle"`;
    case 'syntax':
      return `colonne ${fault.column} : trouvé ${found(fault.found)} ; attendu ${syntaxExpected[fault.expected]}`;
  }
}

function fault(fault: ConfigFault): string {
  const places = [fault.line === null ? '' : `ligne ${fault.line}`, fault.key].filter(
    (place) => place !== '',
  );
  return `${[...places, whatIsWrong(fault)].join(' : ')}.`;
}

export const config = {
  /** What each key is for. */
  keys,

  noFile: (places: readonly string[]): Saying => ({
    message: `Aucune configuration n'a été trouvée : ni ${places.join(', ni ')}.`,
    hint: "Créez-la avec « orders-to-xml init », ou dites où elle est avec --config ou la variable d'environnement PASSERELLE_CONFIG.",
  }),
  trouble: (why: FileTrouble): string => trouble[why],
  unreadableFile: (path: string, why: FileTrouble): Saying => ({
    message: `La configuration ${path} ne peut pas être lue : ${trouble[why]}.`,
    hint:
      why === 'missing'
        ? 'Vérifiez le chemin donné par --config ou PASSERELLE_CONFIG, ou créez une configuration avec « orders-to-xml init ».'
        : 'Corrigez cela, puis lancez « orders-to-xml check ».',
  }),
  refused: (path: string, faults: readonly ConfigFault[]): Saying => ({
    message: [
      `La configuration ${path} a ${faults.length === 1 ? 'une faute' : `${faults.length} fautes`} :`,
      ...faults.map((each) => `  - ${fault(each)}`),
    ].join('\n'),
    isList: true,
    hint: "Corrigez le fichier, puis lancez « orders-to-xml check ». Rien n'a été lu ni envoyé.",
  }),

  warning: (warning: ConfigWarning): Saying => {
    switch (warning.kind) {
      case 'secret-in-clear':
        return {
          message: `Le mot de passe « ${warning.key} » est écrit en clair dans ${warning.path}.`,
          hint: 'Mettez-le dans une variable d\'environnement ("env:NOM") ou dans un fichier ("file:CHEMIN") que seul le compte du programme peut lire.',
        };
      case 'secret-readable-by-all':
        return {
          message: `Tout le monde sur cette machine peut lire ${warning.path}, qui contient le mot de passe « ${warning.key} ».`,
          hint: `Réservez-le au compte du programme : chmod 600 "${warning.path}".`,
        };
      case 'clear-ftp':
        return {
          message: `La connexion à ${warning.host} n'est pas chiffrée : mot de passe et commandes y passent en clair.`,
          hint: 'Si le serveur le permet, mettez "tls": "explicit" dans "ftp".',
        };
      case 'clear-shop':
        return {
          message: `La boutique ${warning.url} est interrogée sans chiffrement : sa clé et les commandes y passent en clair.`,
          hint: 'Mettez dans shop.url une adresse qui commence par https://.',
        };
      case 'clear-crm':
        return {
          message: `Le CRM ${warning.url} est interrogé sans chiffrement : clients et commandes y passent en clair.`,
          hint: 'Mettez dans crm.url une adresse qui commence par https://.',
        };
    }
  },

  /** Comments of the sample configuration. */
  sample: {
    introduction: [
      'La configuration de Passerelle, lue par orders-to-xml et stock-csv-mod.',
      'Seuls ftp.host, ftp.user et ftp.password sont à remplir : les autres valeurs sont celles par défaut.',
      'Les chemins relatifs partent du dossier de ce fichier. Doublez les « \\ » ou écrivez « / ».',
      'Une clé précédée de « // » est facultative : retirez les deux barres pour vous en servir.',
      'Après chaque changement : orders-to-xml check.',
    ],
    example: 'Exemple :',
  },
};
