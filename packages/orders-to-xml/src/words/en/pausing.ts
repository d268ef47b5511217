import { formatsOf } from '@passerelle/core/words/formats.ts';
import type { OrdersSections } from '../words.ts';

const { moment } = formatsOf('en');

export const pausing: OrdersSections['pausing'] = {
  begun: ({ until }) =>
    until === null
      ? 'Paused: every run of both programs ends at once and does nothing, until "orders-to-xml resume". A run that is under way goes on to its end.'
      : `Paused until ${moment(until)}: until then every run of both programs ends at once and does nothing. A run that is under way goes on to its end.`,
  over: ({ since }) => `The pause that began ${moment(since)} is over: the next runs are as always.`,
  none: 'There was no pause.',
  noMoment: (text) =>
    `--until does not understand "${text}", or that moment has passed: write a time (14:00), or a day and a time ("2026-11-30 08:00")`,
  commands: {
    pause: 'pause all runs of both programs (stocktaking, work on the shop…)',
    pauseExamples: '  orders-to-xml pause\n  orders-to-xml pause --until 14:00',
    until: 'the pause ends by itself at this time (14:00), or on this day ("2026-11-30 08:00")',
    resume: 'end the pause',
    resumeExamples: '  orders-to-xml resume',
  },
};
