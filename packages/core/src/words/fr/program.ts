import type { ExitCode } from '../../failure/exit-code.ts';
import { formatsOf, pluralOf } from '../formats.ts';

const formats = formatsOf('fr');
const { count, size } = formats;
const plural = pluralOf('fr');

const exitCodes: Record<ExitCode, string> = {
  0: 'terminé, ou rien à faire',
  1: 'erreur interne',
  2: 'mauvais usage ou mauvaise configuration',
  3: 'serveur injoignable, qui refuse ou ne répond pas ; ou dossier distant absent',
  4: "le fichier d'entrée manque, ou est refusé en entier",
  5: "terminé, mais des commandes sont rejetées, dans un état que personne n'a configuré, ou d'un numéro douteux ; ou des écritures sont refusées",
  6: 'un garde-fou a refusé',
  7: 'un autre passage de ce programme est en cours',
  8: 'une livraison est incertaine, ou une écriture : une personne doit regarder (« orders-to-xml status » dit quoi faire)',
};

/** What they mean of a job beside the cycle, where that is something else. */
const jobExitCodes: Partial<Record<ExitCode, string>> = {
  3: 'serveur injoignable, dossier absent, ou réponse qui manque : le passage suivant regarde et continue',
  5: 'terminé, mais des écritures sont refusées ou à regarder',
  8: 'une écriture est incertaine : une personne doit regarder (« orders-to-xml status » dit quoi faire)',
};

const counterparts = {
  ftp: 'FTP (en clair, TLS explicite ou implicite)',
  prestashop: 'PrestaShop 8 et 9 (webservice)',
  vtiger: 'vtiger CRM 8.0 à 8.4 (webservice)',
};

export const program = {
  built: {
    jobs: ({ jobs }: { jobs: readonly string[] }) => `Travaux : ${jobs.join(', ')}`,
    speaksTo: ({ counterparts: those }: { counterparts: readonly (keyof typeof counterparts)[] }) =>
      `Parle à : ${those.map((one) => counterparts[one]).join(' ; ')}`,
    stands: ({ ledger, node }: { ledger: number; node: string }) =>
      `Registre : format ${ledger} ; Node ${node}`,
  },
  exitCodes,
  jobExitCodes,
  began: ({ program, version, at }: { program: string; version: string; at: Date }) =>
    `=== ${formats.moment(at)} === ${program} ${version} ===`,
  /** `isJob`: of a job beside the cycle. */
  ended: ({
    milliseconds,
    exitCode,
    isJob,
  }: {
    milliseconds: number;
    exitCode: ExitCode;
    isJob: boolean;
  }) => {
    const meaning = (isJob ? jobExitCodes[exitCode] : undefined) ?? exitCodes[exitCode];
    return `Durée : ${formats.duration(milliseconds)} — code de sortie ${exitCode} (${meaning}).`;
  },
  paused: ({ since, until }: { since: Date; until: Date | null }) =>
    `En pause depuis le ${formats.moment(since)}${until === null ? '' : `, jusqu'au ${formats.moment(until)}`} : ce passage n'a rien fait. Pour reprendre : « orders-to-xml resume ».`,
  authorityUnreadable: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le certificat de l'autorité, ${path} (« ftp.tlsCa »), est illisible (${reason}).`,
    hint: "Corrigez le chemin dans passerelle.json, ou retirez « ftp.tlsCa » si le certificat du serveur vient d'une autorité reconnue.",
  }),
  localTrouble: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Un fichier de cet ordinateur n'a pas pu être lu ou écrit${path === '' ? '' : ` : ${path}`} (${reason}).`,
    hint: "Vérifiez l'espace disque, les droits sur le dossier de travail, et qu'aucun programme ne tient ce fichier ouvert, puis relancez : rien n'est perdu ni envoyé deux fois.",
  }),
  traceNotWritten: ({ reason }: { reason: string }) =>
    `Des lignes manquent dans la trace : elle n'a pas pu être écrite (${reason}). Vérifiez l'espace disque, et qu'aucun programme ne la tient ouverte.`,
  traceMoved: ({ file }: { file: string }) => `Trace précédente rangée dans ArchiveTrace : ${file}`,
  retry: ({ reason }: { reason: string }) => `${reason} Nouvel essai.`,
  anotherRun: ({ path }: { path: string }) => ({
    message: `Un autre passage de ce programme est en cours (verrou ${path}).`,
    hint: "Attendez sa fin ; le verrou se libère tout seul. Rien n'a été fait.",
  }),
  folderNotWritable: ({ folder, reason }: { folder: string; reason: string }) => ({
    message: `Le dossier ${folder} ne peut pas être écrit (${reason}).`,
    hint: "Donnez au compte qui exécute la tâche le droit d'y écrire, ou changez « workDir » dans passerelle.json. Rien n'est perdu ni envoyé deux fois.",
  }),
  internalError: ({ what }: { what: string }) => ({
    message: `Erreur interne : ${what}`,
    hint: "Ce n'est pas votre faute. Le prochain passage reprend où celui-ci s'est arrêté ; transmettez la trace à la personne qui entretient le programme.",
  }),
  outputNotWritable: ({ path, reason }: { path: string; reason: string }) => ({
    message: `Le fichier ${path}, demandé avec --output, ne peut pas être écrit (${reason}).`,
    hint: 'Choisissez un autre chemin.',
  }),
  forgotten: (what: { archives: number; rejects: number; traces: number; ledgerDetails: number }) =>
    `Conservation (« retention »), effacés : ${count(what.archives)} XML d'ArchiveExport, ${plural(what.rejects, 'fichier', 'fichiers')} de Rejets, ${plural(what.traces, 'trace', 'traces')}, ${plural(what.ledgerDetails, 'détail', 'détails')} du registre.`,
  pageNotWritten: ({ path, reason }: { path: string; reason: string }) =>
    `La page ${path} n'a pas pu être écrite : ${reason}`,
  usage: ({ what }: { what: string }) => ({
    message: what,
    hint: 'Lancez la commande avec --help pour voir ses options.',
  }),
  help: {
    usage: 'Utilisation :',
    arguments: 'Arguments :',
    options: 'Options :',
    commands: 'Commandes :',
    exitCodes: 'Codes de sortie :',
    examples: 'Exemples :',
    config:
      "fichier de configuration (sinon PASSERELLE_CONFIG, sinon passerelle.json ici, sinon à côté de l'exécutable)",
    dryRunOfJob: "lit, décide et montre chaque écriture qui se ferait ; n'en fait aucune",
    dryRun:
      "lit, décide et montre ce qui se passerait ; n'écrit rien nulle part (sauf ce que --output désigne)",
    output: 'écrit aussi le résultat dans ce fichier (« - » : sortie standard)',
    from: 'avec --dry-run : lit les commandes de ce passage dans le CSV (file) ou dans la boutique même (shop)',
    compare:
      "avec --dry-run : compare le résultat avec un fichier de l'ancien programme et montre les différences",
    json: 'le compte rendu du passage, en JSON, sur la sortie standard',
    limit: "n'en écrit que n au plus (états, tailles, articles, clients…), pour essayer",
    lang: 'langue des messages : fr ou en',
    verbose: 'montre aussi les échanges avec le serveur',
    quiet: 'ne montre que les avertissements et les erreurs',
    noColor: 'sans couleurs',
    version: 'montre la version',
    help: 'montre cette aide',
  },
  usageErrors: {
    badLimit: (given: string) => `--limit attend un nombre entier à partir de 1, et non « ${given} »`,
    unknownOption: (name: string, near: string) =>
      `option inconnue : ${name}${near ? ` (vouliez-vous dire ${near} ?)` : ''}`,
    unknownCommand: (name: string, near: string) =>
      `commande inconnue : ${name}${near ? ` (vouliez-vous dire ${near} ?)` : ''}`,
    missingArgument: (what: string) => `il manque un argument : ${what}`,
    missingValue: (option: string) => `l'option ${option} attend une valeur`,
    excessArguments: "trop d'arguments",
    badChoice: (option: string, choices: string) =>
      `valeur impossible pour ${option} ; au choix : ${choices}`,
    conflict: (one: string, other: string) => `${one} ne va pas avec ${other}`,
    needs: (one: string, other: string) => `${one} ne va qu'avec ${other}`,
  },
};

export const progress = {
  received: ({ path, bytes }: { path: string; bytes: number }) => `${path} : ${size(bytes)} reçus…`,
};

interface ReadFacts {
  name: string;
  bytes: number;
  rows: number;
  orders: number;
  encoding: string;
  delimiter: string;
}

export const cycle = {
  read: ({ name, bytes, rows, orders, encoding, delimiter }: ReadFacts) =>
    `Lu : ${name} (${size(bytes)}, ${plural(rows, 'ligne', 'lignes')}, ${plural(orders, 'commande', 'commandes')} ; ${encoding}, séparateur « ${delimiter === '\t' ? 'tabulation' : delimiter} »).`,
  readShop: ({
    name,
    rows,
    orders,
    requests,
  }: {
    name: string;
    rows: number;
    orders: number;
    requests: number;
  }) =>
    `Lu : la boutique ${name} (${plural(orders, 'commande', 'commandes')}, ${plural(rows, 'ligne', 'lignes')}, ${plural(requests, 'requête', 'requêtes')}).`,
  cleaned: ({ count: files }: { count: number }) =>
    `Retiré du dossier de dépôt : ${plural(files, 'fichier provisoire', 'fichiers provisoires')} d'un passage précédent.`,
  notCleaned: ({ reason }: { reason: string }) =>
    `Des fichiers provisoires de Passerelle restent dans le dossier de dépôt : ${reason} Ils ne gênent rien ; le prochain passage les retirera.`,
  notDeleted: ({ paths }: { paths: readonly string[] }) =>
    `Le serveur refuse d'effacer ${plural(paths.length, 'fichier provisoire', 'fichiers provisoires')} de Passerelle : ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? '…' : ''}. Rien n'en est gêné ; le prochain passage réessaiera. Si cela dure, donnez au compte FTP le droit d'effacer dans ce dossier, ou faites-le à la main.`,
  notCompared: ({ path, reason }: { path: string; reason: string }) =>
    `Le fichier ${path} n'a pas pu être comparé : ${reason}`,
};
