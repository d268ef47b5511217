import type { Words } from '../words/words.ts';
import type { AlertPlan } from './plan-alert.ts';

/** One message for all that is to be told: a subject, a text for people, and the same as data. */
export interface AlertMessage {
  subject: string;
  text: string;
  data: {
    program: 'passerelle';
    store: string;
    begun: string[];
    reminded: string[];
    over: string[];
  };
}

export function writeAlert({ begun, reminded, over }: AlertPlan, store: string, words: Words): AlertMessage {
  const { alerts } = words;
  const data = {
    program: 'passerelle' as const,
    store,
    begun: begun.map((alarm) => alerts.alarm(alarm)),
    reminded: reminded.map(({ alarm, since }) => alerts.reminder({ alarm: alerts.alarm(alarm), since })),
    over: over.map(({ text }) => text),
  };
  const parts = [
    ...section(alerts.begunTitle, data.begun),
    ...section(alerts.remindedTitle, data.reminded),
    ...section(alerts.overTitle, data.over),
    alerts.whereToLook,
  ];
  const ringing = begun.length + reminded.length;
  return {
    subject: alerts.subject({ store, ringing, over: over.length }),
    text: `${parts.join('\n')}\n`,
    data,
  };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`), ''];
}
