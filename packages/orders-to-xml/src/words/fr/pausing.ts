import type { Pause } from '@passerelle/core/ledger/meta.ts';
import { formatsOf } from '@passerelle/core/words/formats.ts';

const { moment } = formatsOf('fr');

export const pausing = {
  begun: ({ until }: Pause) =>
    until === null
      ? "En pause : tous les passages des deux programmes s'arrêtent aussitôt, sans rien faire, jusqu'à « orders-to-xml resume ». Un passage déjà en cours va à son terme."
      : `En pause jusqu'au ${moment(until)} : d'ici là, tous les passages des deux programmes s'arrêtent aussitôt, sans rien faire. Un passage déjà en cours va à son terme.`,
  over: ({ since }: Pause) =>
    `La pause, commencée le ${moment(since)}, est finie : les prochains passages se feront comme d'habitude.`,
  none: "Il n'y avait pas de pause.",
  noMoment: (text: string) =>
    `--until ne comprend pas « ${text} », ou ce moment est passé : écrivez une heure (14:00) ou un jour et une heure ("2026-11-30 08:00")`,
  commands: {
    pause: 'met en pause tous les passages des deux programmes (inventaire, travaux sur la boutique…)',
    pauseExamples: '  orders-to-xml pause\n  orders-to-xml pause --until 14:00',
    until: 'la pause finit d\'elle-même à cette heure (14:00), ou ce jour-là ("2026-11-30 08:00")',
    resume: 'met fin à la pause',
    resumeExamples: '  orders-to-xml resume',
  },
};
