import { answeredCommands, playHostileAnswers } from '@passerelle/rehearsal/hostile/play-answers.ts';

/** More of them are played by `npm run fuzz`. */
test.each(answeredCommands.flatMap((command) => [1, 2].map((seed) => [command, seed] as const)))(
  '%s keeps what it promises, whatever shop and CRM answer (seed %i)',
  async (command, seed) => {
    expect(await playHostileAnswers(command, seed)).toEqual([]);
  },
);
