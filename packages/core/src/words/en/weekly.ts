import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { moment } = formatsOf('en');
const plural = pluralOf('en');
const day = (date: Date): string => moment(date).slice(0, 10);
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const orders: (figures: { sent: number; withheld: number; refused: number }) => string = ({
  sent,
  withheld,
  refused,
}) =>
  [
    `${sent} sent`,
    ...(withheld > 0 ? [`${withheld} withheld`] : []),
    ...(refused > 0 ? [`${refused} rejected or of an unknown state`] : []),
  ].join(', ');

export const weekly: Sections['weekly'] = {
  subject: ({ store, monday }) => `Passerelle, store ${store}: the week of ${day(monday)}`,
  title: ({ monday, days }) => `The week from ${day(monday)} to ${day(days.at(-1)?.day ?? monday)}.`,
  orders: (figures) => `Orders: ${orders(figures)}.`,
  day: (figures) =>
    `${weekdays[figures.day.getDay()] ?? ''} ${day(figures.day).slice(0, 5)}: ${orders(figures)}`,
  runs: ({ command, made, failed, written }) => {
    const failures = failed === 0 ? 'no failure' : plural(failed, 'failure', 'failures');
    const brought = written === 0 ? '' : `; ${plural(written, 'write', 'writes')}`;
    return `${command}: ${made === 0 ? 'no run' : `${plural(made, 'run', 'runs')}, ${failures}${brought}`}.`;
  },
  nothing: 'Nothing waits for a person.',
  toLookAt: 'To look at now:',
  failed: ({ reason }) => `The summary of the week did not leave: ${reason}`,
};
