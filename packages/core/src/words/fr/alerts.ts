import type { Alarm } from '../../alerts/alarm.ts';
import { formatsOf } from '../formats.ts';
import { program } from './program.ts';
import { status } from './status.ts';

const { moment } = formatsOf('fr');

const ways: Record<string, string> = {
  email: 'le courriel',
  webhook: 'l’appel web (webhook)',
  command: 'la commande',
};

export const alerts = {
  subject: ({ store, ringing, over }: { store: string; ringing: number; over: number }) =>
    ringing > 0
      ? `Passerelle (magasin ${store}) : ${ringing} point(s) à regarder`
      : `Passerelle (magasin ${store}) : ${over} point(s) rentré(s) dans l'ordre`,
  begunTitle: 'Nouveau :',
  remindedTitle: 'Toujours en cours :',
  overTitle: "Rentré dans l'ordre :",
  alarm: (alarm: Alarm): string => {
    switch (alarm.kind) {
      case 'run-failed':
        return `${alarm.program} a fini avec le code ${alarm.exitCode} (${program.exitCodes[alarm.exitCode]}).${alarm.message ? ` ${alarm.message}` : ''}`;
      case 'not-collected':
        return `ProShop n'a pas pris ${alarm.file}, livré le ${moment(alarm.since)} : vérifiez que son import tourne.`;
      case 'unchanged':
        return `Le fichier ${alarm.file} n'a pas changé depuis le ${moment(alarm.since)} : vérifiez le programme qui l'écrit.`;
      case 'order-waits':
        return `Commande ${alarm.name} : ${status.kinds[alarm.why]}. « orders-to-xml status » dit quoi faire.`;
    }
  },
  reminder: ({ alarm, since }: { alarm: string; since: Date }) =>
    `${alarm} (signalé la première fois le ${moment(since)})`,
  whereToLook:
    'Pour en savoir plus : « orders-to-xml status », ou les traces Trace1.txt et Trace2.txt du dossier de travail.',
  failed: ({ way, reason }: { way: string; reason: string }) =>
    `L'alerte n'est pas partie par ${ways[way] ?? way} : ${reason}`,
};
