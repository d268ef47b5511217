import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count } = formatsOf('en');

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
  limitReached: ({ limit }) =>
    `The limit of ${count(limit)} write(s) is reached; the rest waits for the next run.`,
};
