import { formatsOf } from '../formats.ts';

const { count } = formatsOf('fr');

const decisions = {
  written: 'écrit',
  'would-write': 'serait écrit',
  same: 'déjà ainsi',
  skipped: 'laissé',
  refused: 'refusé',
  uncertain: 'incertain',
};

type Decision = keyof typeof decisions;

/** Ce qu'un travail écrit dans la boutique ou dans le CRM. */
export const writes = {
  decisions,
  line: ({ about, what, decision, why }: { about: string; what: string; decision: Decision; why: string }) =>
    `${about} : ${what} — ${decisions[decision]}${why ? ` : ${why}` : '.'}`,
  limitReached: ({ limit }: { limit: number }) =>
    `La limite de ${count(limit)} écriture(s) est atteinte ; le reste attend le prochain passage.`,
};
