import type { SendTrouble } from '../../alarms/alarm.ts';
import { formatsOf, pluralOf } from '../formats.ts';

const { moment } = formatsOf('fr');
const plural = pluralOf('fr');

const ways = {
  email: "L'alerte n'est pas partie par courriel",
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
      return 'le serveur de courriel refuse le compte. Vérifiez « alerts.email.user » et « password ».';
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
