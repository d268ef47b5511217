import { parseArgs } from 'node:util';
import { soak } from '@passerelle/rehearsal/soak/soak.ts';

/** Half hours of business by chance, by files and by web service: `--cycles` (500), `--seed` (by chance; the one printed plays the same again). */
const { values } = parseArgs({ options: { cycles: { type: 'string' }, seed: { type: 'string' } } });
const cycles = Number(values.cycles ?? 500);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const startedAt = performance.now();
console.log(`soak: ${cycles} half hours, seed ${seed}`);

const result = await soak({ cycles, seed, onChapter: (told) => console.log(told) });

const seconds = Math.round((performance.now() - startedAt) / 1000);
const ends = [...result.exitCodes].sort(([a], [b]) => a - b).map(([code, count]) => `${code}: ${count}`);
console.log(`${result.cycles} half hours in ${seconds} s; exit codes ${ends.join(', ')}`);
if (result.broken === null)
  console.log(
    `every order reached ProShop and the CRM once, and whole; no customer was mailed twice, no pair sold twice (seed ${seed})`,
  );
else {
  console.error(`${result.broken}\nto see it again: npm run soak -- --cycles ${cycles} --seed ${seed}`);
  process.exitCode = 1;
}
