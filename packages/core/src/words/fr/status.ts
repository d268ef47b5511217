import { ExitCode } from '../../failure/exit-code.ts';
import type { JobRun } from '../../ledger/job-runs.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { FolderState } from '../../ledger/states.ts';
import { commandOf, hasEndedWhole, type Point, type Step } from '../../status/point.ts';
import type { WaitKind } from '../../status/wait-kind.ts';
import type { RunFigures } from '../../status/status-report.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import { program } from './program.ts';

const { count, moment } = formatsOf('fr');
const plural = pluralOf('fr');

const batchStates: Record<FolderState, string> = {
  DRAFT: 'en préparation',
  PREPARED: 'prêt dans ArchiveExport, pas encore déposé sur le serveur',
  STAGED: 'déposé sur le serveur, pas encore dans le dossier de ProShop',
  DELIVERING: 'renommage vers le dossier de ProShop demandé, réponse pas encore connue',
  DELIVERED: "dans le dossier de ProShop, qui ne l'a pas encore pris",
  COLLECTED: 'pris par ProShop',
  UNCERTAIN: 'livraison incertaine',
  VOID: 'annulé',
  RESENT: 'renvoyé',
};

function outcome({ exitCode }: Pick<RunRecord, 'exitCode'>): string {
  if (exitCode === ExitCode.Done) return 'bien terminé';
  return `code ${exitCode}, ${program.exitCodes[exitCode as ExitCode]}`;
}

function levels(push: Extract<RunFigures, { kind: 'levels' }>): string {
  const { sizes, written, zeros, refused, unknown } = push;
  const what =
    written > 0
      ? `${plural(written, 'taille écrite', 'tailles écrites')} dans la boutique${zeros > 0 ? `, dont ${zeros} à 0` : ''}`
      : `${refused > 0 ? 'aucune écriture' : 'rien à écrire'} dans la boutique (${plural(sizes, 'taille', 'tailles')})`;
  return [
    what,
    ...(refused > 0 ? [plural(refused, 'refusée', 'refusées')] : []),
    ...(unknown > 0 ? [`${plural(unknown, 'gencod', 'gencods')} qu'elle n'a pas`] : []),
  ].join(', ');
}

function figures(brought: RunFigures): string {
  if (brought.kind === 'orders') {
    const { sent, aside } = brought;
    const sentWords = sent > 0 ? plural(sent, 'commande envoyée', 'commandes envoyées') : 'rien à envoyer';
    return aside > 0 ? `${sentWords}, ${plural(aside, 'mise de côté', 'mises de côté')}` : sentWords;
  }
  if (brought.kind === 'levels') return levels(brought);
  const { published, removed, reduced } = brought;
  return [
    plural(published, 'ligne publiée', 'lignes publiées'),
    ...(removed > 0 ? [plural(removed, 'retirée', 'retirées')] : []),
    ...(reduced > 0 ? [plural(reduced, 'réduite', 'réduites')] : []),
  ].join(', ');
}

/** A job's exit codes mean other things than a cycle's. */
function jobOutcome(run: Pick<JobRun, 'exitCode'>): string {
  const meaning = program.jobExitCodes[run.exitCode as ExitCode];
  return meaning === undefined ? outcome(run) : `code ${run.exitCode}, ${meaning}`;
}

function jobFigures(run: JobRun): string {
  if (!hasEndedWhole(run)) return '';
  const { written = 0, refused = 0, uncertain = 0 } = run.counts;
  const isIdle = refused + uncertain === 0;
  const { new: made = 0, changed = 0, images = 0 } = run.job === 'articles' ? run.counts : {};
  const parts = [
    written > 0 ? plural(written, 'écriture', 'écritures') : isIdle ? 'rien à écrire' : 'aucune écriture',
    ...(made > 0 ? [plural(made, 'nouveau produit', 'nouveaux produits')] : []),
    ...(changed > 0 ? [plural(changed, 'produit changé', 'produits changés')] : []),
    ...(images > 0 ? [plural(images, 'image', 'images')] : []),
    ...(refused > 0 ? [plural(refused, 'refusée', 'refusées')] : []),
    ...(uncertain > 0 ? [plural(uncertain, 'incertaine', 'incertaines')] : []),
  ];
  return parts.join(', ');
}

const waitTitles: Record<WaitKind, string> = {
  trouble: 'Fonctionnement',
  order: 'Commandes',
  'write-back': 'États et suivis, dans la boutique',
  size: 'Quantités, dans la boutique',
  article: 'Articles, dans la boutique',
  customer: 'Clients, dans la boutique',
  crm: 'CRM',
};

const jobRoles: Readonly<Record<string, string>> = {
  'orders-to-xml-write-back': 'états et numéros de suivi → boutique',
  'orders-to-xml-crm': 'clients, commandes, factures → CRM',
  'orders-to-xml-customers': 'clients de la boutique → logiciel de gestion',
  'stock-csv-mod-articles': 'articles → boutique',
  'stock-csv-mod-customers': 'clients du logiciel de gestion → boutique',
};

export const status = {
  batchStates,
  outcome,
  figures,
  /** A job's own words for its codes: an order held is none of its business. */
  lastJobRun: (run: JobRun) => {
    const brought = jobFigures(run);
    return `${commandOf(run)} : dernier passage le ${moment(run.startedAt)} ; ${jobOutcome(run)}${brought && ` : ${brought}`}.`;
  },
  jobOutcome,
  jobFigures,
  lastTwoDays: ({ runs, bad }: { runs: number; bad: number }) =>
    `En 48 heures : ${plural(runs, 'passage', 'passages')}, ${bad > 0 ? plural(bad, 'échec', 'échecs') : 'aucun échec'}.`,
  standings: (week: { sent: number; collected: number; inCrm: number | null; shipped: number | null }) =>
    `En 7 jours : ${[
      plural(week.sent, 'commande envoyée', 'commandes envoyées'),
      `${plural(week.collected, 'prise', 'prises')} par ProShop`,
      ...(week.inCrm === null ? [] : [`${count(week.inCrm)} dans le CRM`]),
      ...(week.shipped === null ? [] : [plural(week.shipped, 'expédiée', 'expédiées')]),
    ].join(', ')}.`,
  waits: waitTitles,
  unfinished: ({ fileName, state }: { fileName: string; state: FolderState }) =>
    `À terminer au prochain passage : ${fileName} (${batchStates[state]}).`,
  onTheWay: ({ file, orders, since }: { file: string; orders: number; since: Date }) =>
    `En route : ${file}${orders > 0 ? ` (${plural(orders, 'commande', 'commandes')})` : ''}, dans le dossier de ProShop depuis le ${moment(since)}.`,
  step: ({ when, command }: Step) => `${when} : ${command}`,
};

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const two = (value: number): string => String(value).padStart(2, '0');
const weekday = (day: Date): string => weekdays[day.getDay()] ?? '';

const tags: Record<Point['kind'], string> = {
  uncertain: 'À trancher',
  'run-failed': 'Échec',
  silent: "À l'arrêt",
  paused: 'En pause',
  'not-collected': 'Pas pris',
  unchanged: 'Figé',
  'write-waits': 'Écriture',
  refused: 'Refus',
  'order-waits': 'Commande',
};

/** What was to be written is counted by what it is about. */
type CountedKind = Exclude<Point['kind'], 'write-waits' | 'refused'> | Exclude<WaitKind, 'trouble' | 'order'>;

const counted: Record<CountedKind, [one: string, many: string]> = {
  uncertain: ['livraison à trancher', 'livraisons à trancher'],
  'run-failed': ['travail en échec', 'travaux en échec'],
  silent: ["travail à l'arrêt", "travaux à l'arrêt"],
  paused: ['mise en pause', 'mises en pause'],
  'not-collected': ['import arrêté dans ProShop', 'imports arrêtés dans ProShop'],
  unchanged: ['fichier qui ne change plus', 'fichiers qui ne changent plus'],
  'write-back': ['écriture à trancher dans la boutique', 'écritures à trancher dans la boutique'],
  size: ['taille à trancher', 'tailles à trancher'],
  article: ['article à trancher', 'articles à trancher'],
  customer: ['client à trancher', 'clients à trancher'],
  crm: ['fiche du CRM à trancher', 'fiches du CRM à trancher'],
  'order-waits': ['commande en attente', 'commandes en attente'],
};

export const page = {
  title: ({ store, headline }: { store: string; headline: string }) =>
    `${headline} — Passerelle, magasin ${store}`,
  brand: 'Passerelle',
  store: (store: string) => `magasin ${store}`,
  asOf: (at: Date) =>
    `État du ${weekday(at)} ${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()} à ${two(at.getHours())}:${two(at.getMinutes())}`,
  fresh: 'Aucun passage encore',
  freshMeans: "Passerelle n'a pas encore tourné avec ce dossier de travail. Pour commencer :",
  freshSteps: [
    { when: 'essayer tout ce dont un passage a besoin', command: 'orders-to-xml check' },
    { when: "reprendre ce que l'ancien programme a envoyé", command: 'orders-to-xml adopt' },
    { when: 'voir ce qui partirait, sans rien envoyer', command: 'orders-to-xml --dry-run' },
  ],
  allWell: 'Tout va bien',
  allWellMeans: "Rien n'attend une personne.",
  toLookAt: (points: number) => plural(points, 'point à regarder', 'points à regarder'),
  counted: (kind: CountedKind, howMany: number) => plural(howMany, ...counted[kind]),
  tags,
  waits: waitTitles,
  jobRoles,
  standings: {
    title: 'Où en sont les commandes de la semaine',
    collected: 'Prises par ProShop',
    inCrm: 'Dans le CRM',
    shipped: 'Expédiées',
  },
  pointsTitle: 'Ce qui attend une personne',
  stepsLabel: 'Commandes à taper',
  morePoints: (left: number) =>
    `Et ${plural(left, 'autre', 'autres')} : « orders-to-xml status » les montre.`,
  explainMore: "Tout savoir d'une commande :",
  explainCommand: 'orders-to-xml explain NUMÉRO',
  programsTitle: 'Le dernier passage de chaque travail',
  roles: {
    'orders-to-xml': 'commandes de la boutique → ProShop',
    'stock-csv-mod': 'stock de ProShop → boutique',
  },
  neverRan: 'Aucun passage encore.',
  took: (duration: string) => `en ${duration}`,
  onTheWayTitle: 'En route vers ProShop',
  timelineTitle: 'Les passages des dernières 48 heures',
  timelineOf: ({
    program,
    good,
    held,
    bad,
  }: {
    program: string;
    good: number;
    held: number;
    bad: number;
  }) => {
    const parts = [
      `${plural(good + held + bad, 'passage', 'passages')}`,
      ...(held > 0 ? [`${count(held)} avec quelque chose à voir`] : []),
      bad > 0 ? plural(bad, 'échec', 'échecs') : 'aucun échec',
    ];
    return `${program} : ${parts.join(', ')}`;
  },
  legend: { good: 'bien terminé', held: 'terminé, quelque chose à voir', bad: 'échec' },
  troubledRuns: "Les passages qui n'ont pas bien fini",
  hour: (hour: number) => `${hour} h`,
  dayShort: (day: Date) => `${weekday(day).slice(0, 3)}. ${day.getDate()}`,
  dayLetter: (day: Date) => weekday(day).charAt(0).toUpperCase(),
  dayLong: (day: Date) => `${weekday(day)} ${day.getDate()} ${months[day.getMonth()]}`,
  daysTitle: 'Les commandes, jour par jour',
  daysSummary: ({ sent, aside }: { sent: number; aside: number }) =>
    `En 14 jours : ${plural(sent, 'commande envoyée', 'commandes envoyées')} à ProShop, ${plural(aside, 'mise de côté', 'mises de côté')}.`,
  daysLegend: { sent: 'envoyées', aside: 'mises de côté (retenues, rejetées, état inconnu)' },
  stockTitle: 'Le stock corrigé, passage par passage',
  stockSummary: ({ cycles, lines, most }: { cycles: number; lines: number; most: number }) =>
    `En 48 heures : ${plural(cycles, 'fichier publié', 'fichiers publiés')}, ${plural(lines, 'ligne retirée ou réduite', 'lignes retirées ou réduites')}, au plus ${count(most)} en un passage.`,
  stockMeans:
    "Une ligne est retirée quand sa taille vient d'être vendue dans la boutique en ligne et que ProShop ne le sait pas encore.",
  showFigures: 'Voir les chiffres',
  columns: {
    day: 'Jour',
    sent: 'Envoyées',
    withheld: 'Retenues',
    refused: 'Rejetées ou état inconnu',
    when: 'Quand',
    program: 'Programme',
    outcome: 'Fin',
    published: 'Lignes publiées',
    removed: 'Retirées',
    reduced: 'Réduites',
  },
  age: "Cette page est une photographie. Avec « report » dans passerelle.json, elle est refaite après chaque passage : si l'heure ci-dessus date de plus d'une demi-heure, plus rien ne tourne, et le Planificateur de tâches est à vérifier.",
};
