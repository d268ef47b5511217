import { adviceOn } from '../report/advice.ts';
import type { Point } from '../status/point.ts';
import { visible } from '../trace/visible.ts';
import type { Words } from '../words/words.ts';
import type { AlertPlan } from '../alarms/plan-alert.ts';

/** One message for all that is to be told: a subject, a text for people, and the same as data. */
export interface AlertMessage {
  subject: string;
  text: string;
  data: {
    program: 'passerelle';
    store: string;
    /** A sentence each. */
    begun: string[];
    reminded: string[];
    over: string[];
  };
}

/** A message is to be read: beyond these, only the number is told. `data` has them all. */
const mostTold = 20;

export function writeAlert({ begun, reminded, over }: AlertPlan, store: string, words: Words): AlertMessage {
  const { alerts } = words;
  const begunEntries = begun.map(({ point }) => entryOf(point, words));
  const remindedEntries = reminded.map(({ alarm, since }) => {
    const { text, advice } = entryOf(alarm.point, words);
    return { text: alerts.reminder({ alarm: text, since }), advice };
  });
  const overEntries = over.map(({ text }) => ({ text, advice: [] }));
  const lines = [
    ...section(alerts.begunTitle, begunEntries, words),
    ...section(alerts.remindedTitle, remindedEntries, words),
    ...section(alerts.overTitle, overEntries, words),
    alerts.whereToLook,
  ];
  const textsOf = (entries: readonly Entry[]): string[] => entries.map(({ text }) => text);
  return {
    subject: alerts.subject({ store, ringing: begun.length + reminded.length, over: over.length }),
    text: `${lines.join('\n')}\n`,
    data: {
      program: 'passerelle',
      store,
      begun: textsOf(begunEntries),
      reminded: textsOf(remindedEntries),
      over: textsOf(overEntries),
    },
  };
}

interface Entry {
  text: string;
  /** What to do, a line each. */
  advice: string[];
}

function entryOf(point: Point, words: Words): Entry {
  const { message, hint, steps } = adviceOn(point, words);
  return { text: visible(message), advice: [hint, ...steps.map(words.status.step)].map(visible) };
}

function section(title: string, entries: readonly Entry[], { alerts }: Words): string[] {
  if (entries.length === 0) return [];
  const left = entries.length - mostTold;
  const told = entries
    .slice(0, mostTold)
    .flatMap(({ text, advice }) => [`- ${text}`, ...advice.map((line) => `  ${line}`)]);
  return [title, ...told, ...(left > 0 ? [`- ${alerts.andMore(left)}`] : []), ''];
}
