import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count, size } = formatsOf('en');
const plural = pluralOf('en');

type Told = Parameters<Sections['shop']['broken']>[0];

const at = ({ asked }: { asked?: string }): string => (asked === undefined ? '' : ` (${asked})`);
const titled = (title: string): string => (title === '' ? '' : `: "${title}"`);
const later = 'Nothing is lost or sent twice: the next run goes on. If it lasts, ask whoever runs the shop.';
const errorsOf = (errors: Told['errors']): string =>
  errors.length === 0 ? '' : `: ${errors.map(({ code, message }) => `${message} (${code})`).join('; ')}`;

/** What the shop's web service says, and what to do about it. */
export const shop: Sections['shop'] = {
  addressUnusable: ({ address }) => ({
    message: `The address of the shop "${address}" will not do.`,
    hint: 'Give shop.url an address that begins with https://, without a login.',
  }),
  authorityUnusable: ({ reason }) => ({
    message: `What shop.ca holds is no certificate that can be used (${reason}).`,
    hint: "Give shop.ca a PEM file, that of the authority that signed the shop's certificate.",
  }),
  unreachable: ({ origin, reason }) => ({
    message: `The shop ${origin} can't be reached (${reason}).`,
    hint: 'Check shop.url and the connection to the Internet; the next run will try again.',
  }),
  certificate: ({ origin, reason }) => ({
    message: `The certificate of the shop ${origin} is not accepted (${reason}).`,
    hint: 'Have the certificate renewed, give shop.url the name that it carries, or give shop.ca the file of the authority that signed it.',
  }),
  late: ({ seconds, ...call }) => ({
    message: `The shop did not answer within ${count(Math.round(seconds))} s${at(call)}.`,
    hint: `${later} A slow shop needs a larger shop.timeoutSeconds.`,
  }),
  stopped: (call) => ({
    message: `The exchange with the shop was broken off${at(call)}.`,
    hint: 'Run it again: the work goes on where it was.',
  }),
  connectionLost: ({ reason, ...call }) => ({
    message: `The connection to the shop was lost${at(call)}: ${reason}.`,
    hint: later,
  }),
  cutShort: ({ bytes, ...call }) => ({
    message: `The shop's answer is cut short after ${size(bytes)}${at(call)}.`,
    hint: later,
  }),
  tooLarge: ({ limitBytes, ...call }) => ({
    message: `The shop's answer is larger than allowed (${size(limitBytes)})${at(call)}.`,
    hint: 'Lower orders.windowDays, and ask whoever runs the shop what its web service gives.',
  }),
  redirected: ({ to, ...call }) => ({
    message: `The shop points to another address, ${to} (status ${call.status})${at(call)}.`,
    hint: 'Give shop.url that very address: a redirect is never followed, the key would go elsewhere. With several shops, check shop.shopId too.',
  }),
  keyRefused: ({ errors }) => ({
    message: `The shop refuses the key of the web service${errorsOf(errors)}.`,
    hint: 'In PrestaShop, "Advanced Parameters > Webservice": check that this key exists and is enabled, and that shop.key is that one.',
  }),
  keyDropped: () => ({
    message: 'The shop says that no key came, although one was sent.',
    hint: 'The host drops the Authorization header (PHP as CGI): add "RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]" to .htaccess, and switch on the "CGI mode" of the web service in PrestaShop.',
  }),
  rightMissing: ({ resource, method }) => ({
    message: `The key of the web service lacks the right ${method} on "${resource}".`,
    hint: `In PrestaShop, "Advanced Parameters > Webservice", tick the box ${method} of the line "${resource}" for this key.`,
  }),
  otherShop: () => ({
    message: 'The key of the web service is not for this shop.',
    hint: 'Correct shop.shopId, or associate the key with this shop in "Advanced Parameters > Webservice".',
  }),
  methodUnknown: ({ resource, method }) => ({
    message: `The web service of this shop does not offer ${method} on "${resource}".`,
    hint: 'Check the version of PrestaShop: "orders-to-xml check" says it.',
  }),
  methodForbidden: ({ method, status }) => ({
    message: `The shop's host forbids the method ${method} (status ${status}).`,
    hint: 'Ask it to allow GET, POST, PUT, PATCH and DELETE on /api/.',
  }),
  blocked: ({ status, title, ...call }) => ({
    message: `A page of refusal came in place of the shop (status ${status}${titled(title)})${at(call)}.`,
    hint: 'Most often it is a firewall: ask the host to let the address of this computer through to /api/.',
  }),
  webPage: ({ status, title, ...call }) => ({
    message: `A web page came in place of the web service's answer (status ${status}${titled(title)})${at(call)}.`,
    hint: 'The shop may be in maintenance, or a firewall stands between. Open this address in a browser to see it.',
  }),
  noService: ({ status, title }) => ({
    message: `There is no web service at this address (status ${status}${titled(title)}).`,
    hint: 'Check shop.url, that friendly URLs are on, and that the web service is enabled in "Advanced Parameters > Webservice".',
  }),
  switchedOff: () => ({
    message: 'The web service of the shop is switched off.',
    hint: 'In PrestaShop, "Advanced Parameters > Webservice": set "Enable PrestaShop\'s webservice" to yes.',
  }),
  busy: (call) => ({
    message: `The shop asks to wait: too many requests${at(call)}.`,
    hint: later,
  }),
  unavailable: (call) => ({
    message: `The shop is not available${at(call)}: maintenance, or too much to do.`,
    hint: later,
  }),
  gateway: ({ status, ...call }) => ({
    message: `The server in front of the shop got no answer from it (status ${status})${at(call)}.`,
    hint: later,
  }),
  broken: ({ status, errors, ...call }) => ({
    message: `The shop met with an error (status ${status})${at(call)}${errorsOf(errors)}.`,
    hint: `${later} The shop's PHP log says more; a module is often the cause.`,
  }),
  refused: ({ status, errors, ...call }) => ({
    message: `The shop refused what was asked (status ${status})${at(call)}${errorsOf(errors)}.`,
    hint: 'Another version of PrestaShop may have other fields: "orders-to-xml check" says which it is. Send this line along when you ask for help.',
  }),
  absent: ({ resource, id }) => ({
    message: `"${resource}"${id === undefined ? '' : ` ${id}`} is not (or no longer) in the shop.`,
    hint: 'Check in the shop whether it was deleted.',
  }),
  notAsked: ({ what, ...call }) => ({
    message: `The shop answered something else than what was asked${at(call)}: ${what}.`,
    hint: later,
  }),
  fieldMissing: ({ resource, field }) => ({
    message: `The shop does not give the field "${field}" of "${resource}".`,
    hint: 'Another version of PrestaShop, or a module, is the cause: "orders-to-xml check" says the version. Nothing was read by half.',
  }),
  versionUnknown: () => ({
    message: 'The shop does not say which version of PrestaShop it is.',
    hint: 'A server in between may drop the header PSWS-Version: ask the host.',
  }),
  plainHttp: ({ origin }) => ({
    message: `The key of the shop travels in clear (${origin}).`,
    hint: 'Give shop.url an address that begins with https://.',
  }),
  httpsOffered: ({ origin }) => ({
    message: `The shop has an encrypted address, ${origin}, which is not that of shop.url.`,
    hint: `Put ${origin} into shop.url.`,
  }),
  foreignText: ({ sample }) => ({
    message: `A module of the shop prints around the web service's answers: "${sample}".`,
    hint: 'What is too much is cut off. Have this module mended or switched off.',
  }),
  moduleWarns: ({ sample }) => ({
    message: `A module of the shop warns: "${sample}".`,
    hint: 'Have this module mended: the shop answers "error" although the work is done.',
  }),
  patchByPost: () => ({
    message: "The shop's host forbids PATCH: writes go as POST.",
    hint: 'Nothing to do; ask it to allow PATCH on /api/ to be rid of this line.',
  }),
  oneByOne: () => ({
    message: 'The shop answers batches of quantities with errors: they are sent one by one, which is slower.',
    hint: 'Look for the module that warns in its error log; nothing is wrong with the quantities.',
  }),
};

const decisions = {
  written: 'written',
  'would-write': 'would be written',
  same: 'as it is already',
  skipped: 'left',
  refused: 'refused',
  uncertain: 'uncertain',
};

export const writes: Sections['writes'] = {
  decisions,
  line: ({ about, what, decision, why }) =>
    `${about}: ${what} — ${decisions[decision]}${why ? `: ${why}` : '.'}`,
  because: ({ about, why }) => `${about}: ${why}`,
  limitReached: ({ limit }) =>
    `The limit of ${plural(limit, 'write', 'writes')} is reached; the rest waits for the next run.`,
};
