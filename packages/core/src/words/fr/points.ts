import type { SendTrouble } from '../../alarms/alarm.ts';
import type { ExitCode } from '../../failure/exit-code.ts';
import type { Pause } from '../../ledger/meta.ts';
import type { Write } from '../../ledger/outbox.ts';
import { commandOf, type Point, type WaitingKind } from '../../status/point.ts';
import type { WrittenKind } from '../../status/written-kind.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import { program as programWords } from './program.ts';

const { moment } = formatsOf('fr');
const plural = pluralOf('fr');

const kinds: Record<WaitingKind, string> = {
  'gift-voucher': 'retenue',
  'before-go-live': 'retenue',
  'number-used-before': 'retenue',
  'same-order-other-number': 'retenue',
  withheld: 'retenue',
  rejected: 'rejetée',
  'unknown-state': "dans un état que personne n'a configuré",
  changed: 'modifiée depuis son envoi',
  'never-sent': 'jamais partie vers ProShop (elle a quitté le fichier des commandes avant)',
};

const byHand = 'Saisissez-la à la main dans ProShop.';

const orderHints: Record<WaitingKind, string> = {
  'gift-voucher': byHand,
  'before-go-live': 'Cherchez-la dans ProShop.',
  'number-used-before':
    "C'est une autre commande : ne touchez pas à l'ancienne vente dans ProShop. Cherchez la nouvelle dans ProShop par sa référence. Si la boutique a recommencé à numéroter, les suivantes seront retenues de même.",
  'same-order-other-number':
    "C'est sans doute la même commande, déjà envoyée : elle ne repart pas. Si toutes sont dans ce cas, remettez le réglage du module d'export qui écrit le numéro.",
  withheld: byHand,
  rejected:
    'Corrigez-la dans PrestaShop : elle repartira au passage suivant (ses lignes sont dans le dossier Rejets). Sinon, saisissez-la à la main dans ProShop.',
  'unknown-state':
    "Ajoutez cet état dans passerelle.json : à « orders.states » si c'est une vente, à « orders.ignoredStates » sinon. Ou saisissez la commande à la main dans ProShop.",
  changed: "ProShop a l'ancienne version : corrigez-la à la main dans ProShop.",
  'never-sent': byHand,
};

const ackWhen: Record<WaitingKind, string> = {
  'gift-voucher': 'une fois saisie',
  'before-go-live': "si ProShop l'a",
  'number-used-before': 'si ProShop a la nouvelle, ou une fois saisie',
  'same-order-other-number': "si c'est la même",
  withheld: 'une fois saisie',
  rejected: 'si vous la saisissez',
  'unknown-state': 'si vous la saisissez',
  changed: 'une fois corrigée',
  'never-sent': 'une fois saisie',
};

const sendWhen: Partial<Record<WaitingKind, string>> = {
  'gift-voucher': "pour l'envoyer quand même",
  'before-go-live': "si ProShop ne l'a pas",
  'number-used-before': "si ProShop ne l'a pas",
  'same-order-other-number': "si c'en est une autre, que ProShop n'a pas",
  withheld: "pour l'envoyer quand même",
};

type WaitingWrite = Pick<Write, 'id' | 'target' | 'kind' | 'subject' | 'state'> & { why: string };

const writtenThings: Readonly<Record<string, string>> = {
  'order-state': 'état',
  'tracking-number': 'numéro de suivi',
  mail: 'message au client',
  order: 'commande',
  customer: 'compte de client',
  address: 'adresse',
  group: 'groupe de clients',
  product: 'produit',
  variation: 'déclinaison',
  image: 'image',
  document: 'document',
  'specific-price': 'prix particulier',
};

const writeStates: Readonly<Record<string, string>> = {
  REFUSED: 'refusée',
  UNCERTAIN: 'personne ne sait si elle a eu lieu',
  ACCEPTED: 'faite, mais pas entièrement',
};

/** What to do about what was refused, where the fault does not say it. */
const refusedHints: Record<WrittenKind, string> = {
  'write-back': 'Regardez cette commande dans PrestaShop.',
  size: 'Corrigez-la dans PrestaShop ; le passage suivant écrit sa quantité.',
  article:
    'Corrigez ses lignes, qui sont avec la raison dans le dossier Rejets, ou PrestaShop ; le passage suivant reprend.',
  customer:
    'Corrigez le client dans le logiciel de gestion, ou dans PrestaShop ; le passage suivant reprend.',
  crm: 'Corrigez dans la boutique, ou dans le CRM.',
};

/** What a person should look at, and what to do about it: `status`, the page and the alerts. */
export const points = {
  orderHints,
  ackWhen,
  sendWhen,
  itsOrders: ({ shown, left }: { shown: string; left: number }) =>
    `Ses commandes : ${shown}${left > 0 ? ` et ${plural(left, 'autre', 'autres')}` : ''}.`,
  lookInProShop: 'Regardez dans ProShop si ces commandes y sont.',
  ifThere: 'si elles y sont',
  ifNotThere: "si elles n'y sont pas",
  runFailed: ({ run, since, times }: Extract<Point, { kind: 'run-failed' }>) => {
    const { startedAt, exitCode } = run;
    const program = commandOf(run);
    const ofJob = run.job === undefined ? undefined : programWords.jobExitCodes[exitCode as ExitCode];
    const meaning = ofJob ?? programWords.exitCodes[exitCode as ExitCode];
    const series = times > 1 ? ` C'est le ${times}e échec de suite, depuis le ${moment(since)}.` : '';
    return `${program} a échoué le ${moment(startedAt)} (code ${exitCode} : ${meaning}).${series}`;
  },
  stuck: ({ program }: { program: string }) =>
    `Si cela dure, l'autre passage est bloqué : terminez ${program} dans le Gestionnaire des tâches ; le passage suivant reprendra tout seul.`,
  writeWaits: ({ id, target, kind, subject, state, why }: WaitingWrite) =>
    `Écriture W${id} dans ${target === 'shop' ? 'la boutique' : 'le CRM'}, ${writtenThings[kind] ?? 'donnée'} de « ${subject} » : ${writeStates[state] ?? state}${why === '' ? '.' : ` : ${why}`}`,
  lookOverThere: ({ target, trace }: { target: Write['target']; trace: string }): string =>
    `Regardez dans ${target === 'shop' ? 'PrestaShop' : 'le CRM'} ; ${trace}, ou ce qu'en garde ArchiveTrace, en dit plus.`,
  ifDone: "si c'est fait, ou réglé à la main",
  ifToBeDone: 'pour le refaire au prochain passage',
  /** `named`: some of them, each with its reason, in a sentence. */
  refused: ({ job, count: refused, named }: { job: string; count: number; named: readonly string[] }) => {
    const left = refused - named.length;
    const more = left > 0 ? ` Et ${plural(left, 'autre du même genre', 'autres du même genre')}.` : '';
    return `${job}, ${plural(refused, 'refus', 'refus')} : ${named.join(' ')}${more}`;
  },
  refusedHints,
  onceRight: 'une fois corrigé, pour réessayer tout de suite',
  onceKnown: 'pour ne plus en entendre parler, ni des autres du même genre',
  tellCustomer: 'Prévenez ce client vous-même si ce message lui manque.',
  lacksRow:
    "La commande est dans cet état ; il ne manque qu'une ligne à l'historique que PrestaShop en montre.",
  onceTold: 'une fois vu',
  lookIntoTrace: ({ trace }: { trace: string }) => `La fin de ${trace} dit pourquoi.`,
  silent: ({ program, since }: { program: string; since: Date }) =>
    `${program} n'a pas tourné depuis le ${moment(since)}.`,
  lookAtTask:
    'Vérifiez sa tâche dans le Planificateur de tâches : est-elle activée, et le mot de passe de son compte est-il encore le bon ?',
  runNow: 'pour le lancer tout de suite',
  paused: ({ since, until }: Pause) =>
    until === null
      ? `Tous les passages sont en pause depuis le ${moment(since)}, jusqu'à nouvel ordre.`
      : `Tous les passages sont en pause depuis le ${moment(since)}, jusqu'au ${moment(until)}.`,
  pausedMeans:
    "Rien ne part vers ProShop ni vers la boutique, et le stock publié vieillit. Rien n'est perdu : le premier passage après la pause reprend tout.",
  resumeNow: 'pour reprendre tout de suite',
  notCollected: ({
    files,
    oldest,
    orders,
    since,
  }: {
    files: number;
    oldest: string;
    orders: number;
    since: Date;
  }) => {
    const sales = plural(orders, 'commande', 'commandes');
    return files === 1
      ? `ProShop n'a pas pris ${oldest} (${sales}), livré le ${moment(since)}.`
      : `ProShop n'a pas pris ${files} fichiers (${sales}) ; le plus ancien, ${oldest}, a été livré le ${moment(since)}.`;
  },
  lookAtImport:
    "Vérifiez que ProShop est ouvert et que son import tourne. Ne touchez pas au dossier d'import : rien n'est perdu, et ProShop prendra tout.",
  unchanged: ({ file, since }: { file: string; since: Date }) =>
    `Le fichier ${file} n'a pas changé depuis le ${moment(since)} (heure du serveur).`,
  lookAtWriter:
    "Vérifiez ce qui l'écrit : le module d'export de PrestaShop pour les commandes, ProShop pour le stock.",
  orderWaits: ({
    id,
    ref,
    why,
    cause,
    firstSeen,
  }: {
    id: string;
    ref: string;
    why: WaitingKind;
    cause: string;
    firstSeen: Date;
  }) => {
    const called = [id, ref].filter((part) => part !== '').join(' ');
    return `Commande ${called} : ${kinds[why]}${cause ? ` — ${cause}` : ''}. Vue la première fois le ${moment(firstSeen)}.`;
  },
};

const ways = {
  email: "L'alerte n'est pas partie par e-mail",
  webhook: "L'alerte n'est pas partie par l'appel web (« alerts.webhook »)",
  command: "L'alerte n'est pas partie par la commande « alerts.command »",
};

const lateAnswers = {
  email: "le serveur n'a pas répondu à temps. Vérifiez « alerts.email.host » et « port ».",
  webhook: "le site n'a pas répondu à temps. Vérifiez l'adresse dans passerelle.json.",
  command: "elle n'a pas fini à temps et a été arrêtée. Essayez-la à la main dans une invite de commandes.",
};

function said(trouble: SendTrouble, way: keyof typeof ways): string {
  switch (trouble.kind) {
    case 'time-out':
      return lateAnswers[way];
    case 'login':
      return 'le serveur SMTP refuse le compte. Vérifiez « alerts.email.user » et « password ».';
    case 'begins-in-clear':
      return `le serveur commence en clair sur le port ${trouble.port}, alors que « alerts.email.secure » demande TLS dès le premier octet. Mettez "secure": false avec ce port (587 ou 25, le plus souvent), ou gardez "secure": true avec "port": 465.`;
    case 'no-greeting':
      return `le serveur ne dit rien sur le port ${trouble.port} : il y attend sans doute TLS dès le premier octet. Mettez "secure": true dans « alerts.email » (le port 465, le plus souvent), ou gardez "secure": false avec "port": 587.`;
    case 'redirect':
      return `le site a répondu ${trouble.status}, un renvoi ${trouble.target === '' ? 'sans adresse' : `vers ${trouble.target}`} : le message n'est pas arrivé. Mettez dans « alerts.webhook.url » l'adresse finale, en entier (souvent https:// au lieu de http://, ou une barre à la fin).`;
    case 'http':
      return `le site a répondu ${trouble.status}. Vérifiez l'adresse dans passerelle.json.`;
    case 'exit':
      return `elle a fini avec le code ${trouble.code}. Essayez-la à la main dans une invite de commandes.`;
    case 'other':
      return trouble.reason;
  }
}

export const alerts = {
  subject: ({ store, ringing, over }: { store: string; ringing: number; over: number }) =>
    ringing > 0
      ? `Passerelle, magasin ${store} : ${plural(ringing, 'point', 'points')} à regarder`
      : `Passerelle, magasin ${store} : ${plural(over, "point rentré dans l'ordre", "points rentrés dans l'ordre")}`,
  begunTitle: 'NOUVEAU',
  remindedTitle: 'TOUJOURS EN COURS',
  overTitle: "RENTRÉ DANS L'ORDRE",
  reminder: ({ alarm, since }: { alarm: string; since: Date }) =>
    `${alarm} (Signalé la première fois le ${moment(since)}.)`,
  andMore: (left: number) => `et ${plural(left, 'autre', 'autres')} : « orders-to-xml status » les montre.`,
  whereToLook:
    "Pour voir tout l'état : « orders-to-xml status ». Pour une commande : « orders-to-xml explain NUMÉRO ».",
  failed: ({ way, trouble }: { way: keyof typeof ways; trouble: SendTrouble }) =>
    `${ways[way]} : ${said(trouble, way)}`,
  notTold: ({ reason }: { reason: string }) => `Les alertes n'ont pas pu être préparées : ${reason}`,
};
