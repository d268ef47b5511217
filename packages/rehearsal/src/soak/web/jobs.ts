import type { RunEnd } from '../../faults/http/played-program.ts';
import type { ProgramName, Rehearsal } from '../../shop/rehearsal.ts';

/** A task as the scheduler starts it. */
export interface SoakedJob {
  name: string;
  program: ProgramName;
  argv: readonly string[];
}

/** In the order of the half hour. */
export const soakedJobs: readonly SoakedJob[] = [
  { name: 'orders', program: 'orders-to-xml', argv: [] },
  { name: 'write-back', program: 'orders-to-xml', argv: ['write-back'] },
  { name: 'customers', program: 'orders-to-xml', argv: ['customers'] },
  { name: 'crm', program: 'orders-to-xml', argv: ['crm'] },
  { name: 'stock', program: 'stock-csv-mod', argv: [] },
];

export async function runJob(rehearsal: Rehearsal, { program, argv }: SoakedJob): Promise<RunEnd> {
  const { exitCode, out, err } = await rehearsal.run(program, argv);
  return { exitCode, said: out + err };
}
