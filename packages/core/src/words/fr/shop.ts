import { formatsOf, pluralOf } from '../formats.ts';
import type { Saying } from '../saying.ts';

const { count, size } = formatsOf('fr');
const plural = pluralOf('fr');

/** `asked`: what was asked for, such as 'GET /api/orders'. */
interface Asked {
  asked?: string;
}
interface Answer extends Asked {
  status: number;
}
interface Titled extends Answer {
  title: string;
}
interface Told extends Answer {
  errors: readonly { code: number; message: string }[];
}

const at = ({ asked }: Asked): string => (asked === undefined ? '' : ` (${asked})`);
const titled = (title: string): string => (title === '' ? '' : ` : « ${title} »`);
const later =
  "Rien n'est perdu ni envoyé deux fois : le prochain passage reprend. Si cela dure, demandez à qui tient la boutique.";
const errorsOf = (errors: Told['errors']): string =>
  errors.length === 0 ? '' : ` : ${errors.map(({ code, message }) => `${message} (${code})`).join(' ; ')}`;

/** What the shop's web service says, and what to do about it. */
export const shop = {
  addressUnusable: ({ address }: { address: string }): Saying => ({
    message: `L'adresse de la boutique « ${address} » ne convient pas.`,
    hint: 'Mettez dans shop.url une adresse qui commence par https://, sans identifiant.',
  }),
  authorityUnusable: ({ reason }: { reason: string }): Saying => ({
    message: `Le contenu de shop.ca n'est pas un certificat utilisable (${reason}).`,
    hint: "Donnez dans shop.ca un fichier PEM, celui de l'autorité qui a signé le certificat de la boutique.",
  }),
  unreachable: ({ origin, reason }: { origin: string; reason: string }): Saying => ({
    message: `La boutique ${origin} est injoignable (${reason}).`,
    hint: 'Vérifiez shop.url et la connexion à Internet ; le prochain passage essaiera à nouveau.',
  }),
  certificate: ({ origin, reason }: { origin: string; reason: string }): Saying => ({
    message: `Le certificat de la boutique ${origin} n'est pas accepté (${reason}).`,
    hint: "Faites renouveler le certificat, mettez dans shop.url le nom qu'il porte, ou donnez dans shop.ca le fichier de l'autorité qui l'a signé.",
  }),
  late: ({ seconds, ...call }: Asked & { seconds: number }): Saying => ({
    message: `La boutique n'a pas répondu en ${count(Math.round(seconds))} s${at(call)}.`,
    hint: `${later} Une boutique lente demande un shop.timeoutSeconds plus grand.`,
  }),
  stopped: (call: Asked): Saying => ({
    message: `L'échange avec la boutique a été interrompu${at(call)}.`,
    hint: 'Relancez : le travail reprend où il en était.',
  }),
  connectionLost: ({ reason, ...call }: Asked & { reason: string }): Saying => ({
    message: `La connexion à la boutique a été perdue${at(call)} : ${reason}.`,
    hint: later,
  }),
  cutShort: ({ bytes, ...call }: Asked & { bytes: number }): Saying => ({
    message: `La réponse de la boutique est coupée après ${size(bytes)}${at(call)}.`,
    hint: later,
  }),
  tooLarge: ({ limitBytes, ...call }: Asked & { limitBytes: number }): Saying => ({
    message: `La réponse de la boutique dépasse la taille admise (${size(limitBytes)})${at(call)}.`,
    hint: 'Diminuez orders.windowDays, et demandez à qui tient la boutique ce que son webservice renvoie.',
  }),
  redirected: ({ to, ...call }: Answer & { to: string }): Saying => ({
    message: `La boutique renvoie vers une autre adresse, ${to} (statut ${call.status})${at(call)}.`,
    hint: "Mettez dans shop.url cette adresse-là, exactement : un renvoi n'est jamais suivi, la clé partirait ailleurs. Avec plusieurs boutiques, vérifiez aussi shop.shopId.",
  }),
  keyRefused: ({ errors }: { errors: Told['errors'] }): Saying => ({
    message: `La boutique refuse la clé du webservice${errorsOf(errors)}.`,
    hint: 'Dans PrestaShop, « Paramètres avancés > Webservice » : vérifiez que cette clé existe, est activée, et que shop.key est bien elle.',
  }),
  keyDropped: (): Saying => ({
    message: "La boutique dit n'avoir reçu aucune clé, alors qu'elle a été envoyée.",
    hint: "L'hébergeur retire l'en-tête Authorization (PHP en mode CGI) : ajoutez au .htaccess « RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}] », et activez le « mode CGI » du webservice dans PrestaShop.",
  }),
  rightMissing: ({ resource, method }: { resource: string; method: string }): Saying => ({
    message: `La clé du webservice n'a pas le droit ${method} sur « ${resource} ».`,
    hint: `Dans PrestaShop, « Paramètres avancés > Webservice », cochez pour cette clé la case ${method} de la ligne « ${resource} ».`,
  }),
  otherShop: (): Saying => ({
    message: "La clé du webservice n'est pas celle de cette boutique.",
    hint: 'Corrigez shop.shopId, ou associez la clé à cette boutique dans « Paramètres avancés > Webservice ».',
  }),
  methodUnknown: ({ resource, method }: { resource: string; method: string }): Saying => ({
    message: `Le webservice de cette boutique n'offre pas ${method} sur « ${resource} ».`,
    hint: 'Vérifiez la version de PrestaShop : « orders-to-xml check » la dit.',
  }),
  methodForbidden: ({ method, status }: { method: string; status: number }): Saying => ({
    message: `L'hébergeur de la boutique interdit la méthode ${method} (statut ${status}).`,
    hint: "Demandez-lui d'autoriser GET, POST, PUT, PATCH et DELETE sur /api/.",
  }),
  blocked: ({ status, title, ...call }: Titled): Saying => ({
    message: `Une page de refus est venue à la place de la boutique (statut ${status}${titled(title)})${at(call)}.`,
    hint: "C'est d'ordinaire un pare-feu : demandez à l'hébergeur de laisser passer l'adresse de cet ordinateur vers /api/.",
  }),
  webPage: ({ status, title, ...call }: Titled): Saying => ({
    message: `Une page web est venue à la place de la réponse du webservice (statut ${status}${titled(title)})${at(call)}.`,
    hint: "La boutique est peut-être en maintenance, ou un pare-feu s'interpose. Ouvrez cette adresse dans un navigateur pour la voir.",
  }),
  noService: ({ status, title }: Titled): Saying => ({
    message: `Il n'y a pas de webservice à cette adresse (statut ${status}${titled(title)}).`,
    hint: "Vérifiez shop.url, que la réécriture d'URL est active, et que le webservice est activé dans « Paramètres avancés > Webservice ».",
  }),
  switchedOff: (): Saying => ({
    message: 'Le webservice de la boutique est désactivé.',
    hint: 'Dans PrestaShop, « Paramètres avancés > Webservice » : « Activer le service web » sur oui.',
  }),
  busy: (call: Asked): Saying => ({
    message: `La boutique demande d'attendre : trop de requêtes${at(call)}.`,
    hint: later,
  }),
  unavailable: (call: Asked): Saying => ({
    message: `La boutique n'est pas disponible${at(call)} : maintenance, ou surcharge.`,
    hint: later,
  }),
  gateway: ({ status, ...call }: Answer): Saying => ({
    message: `Le serveur devant la boutique n'a pas eu sa réponse (statut ${status})${at(call)}.`,
    hint: later,
  }),
  broken: ({ status, errors, ...call }: Told): Saying => ({
    message: `La boutique a rencontré une erreur (statut ${status})${at(call)}${errorsOf(errors)}.`,
    hint: `${later} Le journal de PHP de la boutique en dit plus ; un module en est souvent la cause.`,
  }),
  refused: ({ status, errors, ...call }: Told): Saying => ({
    message: `La boutique a refusé la demande (statut ${status})${at(call)}${errorsOf(errors)}.`,
    hint: "Une autre version de PrestaShop a peut-être d'autres champs : « orders-to-xml check » la dit. Joignez cette ligne à votre demande d'aide.",
  }),
  absent: ({ resource, id }: { resource: string; id?: number }): Saying => ({
    message: `« ${resource} »${id === undefined ? '' : ` ${id}`} n'est pas (ou plus) dans la boutique.`,
    hint: 'Vérifiez dans la boutique si cela a été supprimé.',
  }),
  notAsked: ({ what, ...call }: Asked & { what: string }): Saying => ({
    message: `La boutique a répondu autre chose que ce qui était demandé${at(call)} : ${what}.`,
    hint: later,
  }),
  fieldMissing: ({ resource, field }: { resource: string; field: string }): Saying => ({
    message: `La boutique ne donne pas le champ « ${field} » de « ${resource} ».`,
    hint: "Une autre version de PrestaShop, ou un module, en est la cause : « orders-to-xml check » dit la version. Rien n'a été lu à moitié.",
  }),
  versionUnknown: (): Saying => ({
    message: 'La boutique ne dit pas sa version de PrestaShop.',
    hint: "Un serveur intermédiaire retire peut-être l'en-tête PSWS-Version : demandez à l'hébergeur.",
  }),
  plainHttp: ({ origin }: { origin: string }): Saying => ({
    message: `La clé de la boutique passe en clair (${origin}).`,
    hint: 'Mettez dans shop.url une adresse qui commence par https://.',
  }),
  httpsOffered: ({ origin }: { origin: string }): Saying => ({
    message: `La boutique a une adresse chiffrée, ${origin}, qui n'est pas celle de shop.url.`,
    hint: `Mettez ${origin} dans shop.url.`,
  }),
  foreignText: ({ sample }: { sample: string }): Saying => ({
    message: `Un module de la boutique écrit autour des réponses du webservice : « ${sample} ».`,
    hint: 'Ce qui dépasse est coupé. Faites corriger ou désactiver ce module.',
  }),
  moduleWarns: ({ sample }: { sample: string }): Saying => ({
    message: `Un module de la boutique émet un avertissement : « ${sample} ».`,
    hint: 'Faites corriger ce module : la boutique répond « erreur » alors que le travail est fait.',
  }),
  patchByPost: (): Saying => ({
    message: "L'hébergeur de la boutique interdit PATCH : les écritures passent par POST.",
    hint: "Rien à faire ; demandez-lui d'autoriser PATCH sur /api/ pour que cette ligne disparaisse.",
  }),
  oneByOne: (): Saying => ({
    message:
      'La boutique répond par des erreurs aux envois groupés de quantités : elles partent une à une, plus lentement.',
    hint: "Cherchez dans son journal d'erreurs le module en cause ; les quantités, elles, sont justes.",
  }),
};

const decisions = {
  written: 'écrit',
  'would-write': 'serait écrit',
  same: 'déjà ainsi',
  skipped: 'laissé',
  refused: 'refusé',
  uncertain: 'incertain',
};

type Decision = keyof typeof decisions;

/** What a job writes into the shop or the CRM. */
export const writes = {
  decisions,
  line: ({ about, what, decision, why }: { about: string; what: string; decision: Decision; why: string }) =>
    `${about} : ${what} — ${decisions[decision]}${why ? ` : ${why}` : '.'}`,
  /** What a person reads of it later. */
  because: ({ about, why }: { about: string; why: string }) => `${about} : ${why}`,
  limitReached: ({ limit }: { limit: number }) =>
    `La limite de ${plural(limit, 'écriture', 'écritures')} est atteinte ; le reste attend le prochain passage.`,
};
