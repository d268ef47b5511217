import { ExitCode } from '../../failure/exit-code.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { FolderState } from '../../ledger/states.ts';
import type { RunFigures } from '../../status/status-report.ts';
import { program } from './program.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { moment } = formatsOf('en');
const plural = pluralOf('en');

const batchStates: Record<FolderState, string> = {
  DRAFT: 'being prepared',
  PREPARED: 'ready in ArchiveExport, not yet staged on the server',
  STAGED: 'staged on the server, not yet in ProShop’s folder',
  DELIVERING: 'its rename into ProShop’s folder was asked for, the answer is not known yet',
  DELIVERED: 'in ProShop’s folder, not yet taken',
  COLLECTED: 'taken by ProShop',
  UNCERTAIN: 'uncertain delivery',
  VOID: 'void',
  RESENT: 'sent again',
};

function outcome({ exitCode }: RunRecord): string {
  if (exitCode === ExitCode.Done) return 'ended well';
  return `code ${exitCode}, ${program.exitCodes[exitCode as ExitCode]}`;
}

function figures(brought: RunFigures): string {
  if (brought.kind === 'orders') {
    const { sent, aside } = brought;
    const sentWords = sent > 0 ? `${plural(sent, 'order', 'orders')} sent` : 'nothing to send';
    return aside > 0 ? `${sentWords}, ${aside} set aside` : sentWords;
  }
  const { published, removed, reduced } = brought;
  return [
    `${plural(published, 'line', 'lines')} published`,
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(reduced > 0 ? [`${reduced} reduced`] : []),
  ].join(', ');
}

export const status: Sections['status'] = {
  batchStates,
  outcome,
  figures,
  unfinished: ({ fileName, state }) => `To be finished by the next run: ${fileName} (${batchStates[state]}).`,
  onTheWay: ({ file, orders, since }) =>
    `On its way: ${file} (${plural(orders, 'order', 'orders')}), in ProShop’s folder since ${moment(since)}.`,
  step: ({ when, command }) => `${when}: ${command}`,
};
