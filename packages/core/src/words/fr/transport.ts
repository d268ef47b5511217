import type { CertificateFault } from '../../transport/transport-error.ts';
import { formatsOf } from '../formats.ts';

const { size } = formatsOf('fr');

/** `server` est « hôte:port » ; `doing`, la commande en cours, sans mot de passe ; `reply`, les mots du serveur. */
const certificateFaults: Record<CertificateFault, string> = {
  expired: 'il a expiré',
  'not-yet-valid': "il n'est pas encore valable (l'horloge de cet ordinateur est-elle juste ?)",
  'unknown-authority': "l'autorité qui l'a signé n'est pas connue de cet ordinateur",
  'incomplete-chain':
    "le serveur envoie son seul certificat, et celui de l'autorité qui l'a signé n'est pas connu de cet ordinateur",
  'other-host': 'il a été établi pour un autre nom de serveur',
  other: 'il est refusé',
};

const chainHint =
  "Demandez à qui tient le serveur d'y installer la chaîne complète (le certificat intermédiaire manque), ou donnez ce certificat intermédiaire dans ftp.tlsCa, en fichier PEM.";

export const transport = {
  unreachable: (server: string, reason: string) => ({
    message: `Le serveur FTP ${server} est injoignable (${reason}).`,
    hint: 'Vérifiez ftp.host et ftp.port, que le serveur est démarré et que le pare-feu laisse passer.',
  }),
  timeout: (server: string, doing: string) => ({
    message: `Le serveur FTP ${server} n'a pas répondu à temps (${doing}).`,
    hint: 'Réessayez ; si cela dure, vérifiez le réseau ou augmentez ftp.timeoutSeconds.',
  }),
  outOfTime: (server: string, doing: string) => ({
    message: `Le temps accordé à ce passage s'est écoulé pendant un échange avec le serveur FTP ${server} (${doing}).`,
    hint: "Rien n'est perdu ni envoyé deux fois : le prochain passage essaiera à nouveau. Si cela se répète, vérifiez le réseau ou augmentez ftp.deadlineSeconds.",
  }),
  lost: (server: string, doing: string, reason: string) => ({
    message: `La connexion au serveur FTP ${server} a été perdue (${doing}) : ${reason}.`,
    hint: 'Réessayez ; si cela se répète, demandez à qui tient le serveur ce que dit son journal.',
  }),
  desynchronised: (server: string, doing: string, reply: string) => ({
    message: `Le serveur FTP ${server} a donné une réponse qui n'a pas de sens ici (${doing}) : « ${reply} ».`,
    hint: "Réessayez ; si cela se répète, un équipement intermédiaire (pare-feu, antivirus) abîme peut-être l'échange.",
  }),
  busy: (server: string, doing: string, reply: string) => ({
    message: `Le serveur FTP ${server} ne peut pas répondre pour l'instant (${doing}) : « ${reply} ».`,
    hint: 'Réessayez un peu plus tard ; si cela dure, demandez à qui tient le serveur combien de connexions il accepte.',
  }),
  inUse: (server: string, doing: string, reply: string) => ({
    message: `Un autre programme tient ce fichier ouvert sur le serveur FTP ${server} (${doing}) : « ${reply} ».`,
    hint: "Cela passe d'ordinaire en quelques secondes : le prochain passage recommence. Si cela dure, cherchez sur le serveur quel programme ne referme pas ce fichier.",
  }),
  noFolder: (server: string, folder: string, reply: string) => ({
    message: `Le dossier « ${folder} » n'est pas accessible sur le serveur FTP ${server} : « ${reply} ».`,
    hint: "Vérifiez son nom dans la configuration, qu'il existe sur le serveur et que l'utilisateur FTP peut y entrer.",
  }),
  missing: (server: string, path: string, reply: string) => ({
    message: `Le fichier « ${path} » n'est pas sur le serveur FTP ${server} : « ${reply} ».`,
    hint: 'Vérifiez son nom dans la configuration et que le programme qui doit le déposer a bien tourné.',
  }),
  refused: (server: string, doing: string, reply: string) => ({
    message: `Le serveur FTP ${server} a refusé (${doing}) : « ${reply} ».`,
    hint: "Vérifiez les droits de l'utilisateur FTP sur ce dossier et la place libre sur le serveur.",
  }),
  lacksCommand: (server: string, command: string, reply: string) => ({
    message: `Le serveur FTP ${server} ne connaît pas la commande ${command}, dont Passerelle a besoin : « ${reply} ».`,
    hint: `Demandez à qui tient le serveur d'activer ${command}, ou prenez un serveur FTP qui la connaît (IIS, FileZilla Server, vsftpd, ProFTPD, Pure-FTPd).`,
  }),
  login: (server: string, user: string, reply: string) => ({
    message: `Le serveur FTP ${server} a refusé l'utilisateur « ${user} » ou son mot de passe : « ${reply} ».`,
    hint: 'Corrigez ftp.user ou ftp.password (ou ftp.tls, si le serveur exige le chiffrement) avant de relancer : des essais répétés peuvent bloquer le compte.',
  }),
  tlsRefused: (server: string, doing: string, reply: string) => ({
    message: `Le serveur FTP ${server} refuse le chiffrement demandé (${doing}) : « ${reply} ».`,
    hint: "Rien n'a été envoyé en clair. Activez TLS sur le serveur, ou réglez ftp.tls selon ce qu'il sait faire.",
  }),
  tlsFailed: (server: string, reason: string) => ({
    message: `La connexion chiffrée avec le serveur FTP ${server} n'a pas pu s'établir (${reason}).`,
    hint: 'Vérifiez ftp.tls (« explicit » ou « implicit »), ftp.port, et que le serveur accepte TLS 1.2 ou 1.3.',
  }),
  certificate: (server: string, fault: CertificateFault, reason: string) => ({
    message: `Le certificat du serveur FTP ${server} n'est pas accepté : ${certificateFaults[fault]} (${reason}).`,
    hint:
      fault === 'incomplete-chain'
        ? chainHint
        : "Faites renouveler le certificat, mettez dans ftp.host le nom qu'il porte, ou donnez dans ftp.tlsCa le fichier de l'autorité qui l'a signé.",
  }),
  badAuthority: (reason: string) => ({
    message: `Le contenu de ftp.tlsCa n'est pas un certificat lisible (${reason}).`,
    hint: "Donnez dans ftp.tlsCa un fichier PEM, celui de l'autorité qui a signé le certificat du serveur.",
  }),
  tooLarge: (path: string, limitBytes: number) => ({
    message: `Le fichier « ${path} » dépasse la taille admise (${size(limitBytes)}).`,
    hint: "Vérifiez que c'est bien le bon fichier et que le programme qui l'écrit ne s'emballe pas.",
  }),
  dataConnection: (server: string, reason: string) => ({
    message: `Le serveur FTP ${server} répond, mais la connexion de données ne s'ouvre pas (${reason}).`,
    hint: "Un NAT ou un pare-feu bloque sans doute les ports passifs : ouvrez-les, et vérifiez l'adresse passive réglée sur le serveur.",
  }),
  badName: (path: string) => ({
    message: `Le nom « ${path} » ne peut pas être envoyé à un serveur FTP.`,
    hint: "Choisissez un chemin relatif au dossier d'accueil, en lettres sans accent, chiffres et signes courants, avec « / » entre les dossiers.",
  }),
  emptyUpload: (path: string) => ({
    message: `Rien à envoyer sous le nom « ${path} » : le contenu est vide.`,
    hint: "Un fichier vide n'est jamais déposé ; vérifiez ce qui devait l'écrire.",
  }),
  unreadableLocalFile: (localPath: string, reason: string) => ({
    message: `Le fichier local « ${localPath} » n'a pas pu être lu pour être envoyé (${reason}).`,
    hint: "Vérifiez qu'il existe, que les droits permettent de le lire et qu'aucun programme ne le retient.",
  }),
  readOnly: (doing: string) => ({
    message: `Rien n'est écrit pendant un passage à blanc (${doing}).`,
    hint: 'Relancez sans --dry-run pour que cela soit fait.',
  }),
};
