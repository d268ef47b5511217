import { formatsOf, pluralOf } from '../formats.ts';

const { moment } = formatsOf('fr');
const plural = pluralOf('fr');
const day = (date: Date): string => moment(date).slice(0, 10);
const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

interface Orders {
  sent: number;
  withheld: number;
  refused: number;
}

const orders = ({ sent, withheld, refused }: Orders): string =>
  [
    plural(sent, 'envoyée', 'envoyées'),
    ...(withheld > 0 ? [plural(withheld, 'retenue', 'retenues')] : []),
    ...(refused > 0 ? [`${plural(refused, 'rejetée', 'rejetées')} ou d'état inconnu`] : []),
  ].join(', ');

interface Runs {
  command: string;
  made: number;
  failed: number;
  written: number;
}

/** The mail of Monday morning. */
export const weekly = {
  subject: ({ store, monday }: { store: string; monday: Date }) =>
    `Passerelle, magasin ${store} : la semaine du ${day(monday)}`,
  title: ({ monday, days }: { monday: Date; days: readonly { day: Date }[] }) =>
    `La semaine du ${day(monday)} au ${day(days.at(-1)?.day ?? monday)}.`,
  orders: (figures: Orders) => `Commandes : ${orders(figures)}.`,
  day: (figures: Orders & { day: Date }) =>
    `${weekdays[figures.day.getDay()] ?? ''} ${day(figures.day).slice(0, 5)} : ${orders(figures)}`,
  runs: ({ command, made, failed, written }: Runs) => {
    const failures = failed === 0 ? 'aucun échec' : plural(failed, 'échec', 'échecs');
    const brought = written === 0 ? '' : ` ; ${plural(written, 'écriture', 'écritures')}`;
    return `${command} : ${made === 0 ? 'aucun passage' : `${plural(made, 'passage', 'passages')}, ${failures}${brought}`}.`;
  },
  nothing: "Rien n'attend une personne.",
  toLookAt: 'À regarder maintenant :',
  failed: ({ reason }: { reason: string }) => `Le résumé de la semaine n'est pas parti : ${reason}`,
};
