import { ExitCode } from '../../failure/exit-code.ts';
import type { RunRecord } from '../../ledger/runs.ts';
import type { FolderState } from '../../ledger/states.ts';
import type { Step } from '../../status/point.ts';
import type { RunFigures } from '../../status/status-report.ts';
import { program } from './program.ts';
import { formatsOf, pluralOf } from '../formats.ts';

const { moment } = formatsOf('fr');
const plural = pluralOf('fr');

const batchStates: Record<FolderState, string> = {
  DRAFT: 'en préparation',
  PREPARED: 'prêt dans ArchiveExport, pas encore déposé sur le serveur',
  STAGED: 'déposé sur le serveur, pas encore dans le dossier de ProShop',
  DELIVERING: 'renommage vers le dossier de ProShop demandé, réponse pas encore connue',
  DELIVERED: "dans le dossier de ProShop, qui ne l'a pas encore pris",
  COLLECTED: 'pris par ProShop',
  UNCERTAIN: 'livraison incertaine',
  VOID: 'annulé',
  RESENT: 'renvoyé',
};

function outcome({ exitCode }: RunRecord): string {
  if (exitCode === ExitCode.Done) return 'bien terminé';
  return `code ${exitCode}, ${program.exitCodes[exitCode as ExitCode]}`;
}

function figures(brought: RunFigures): string {
  if (brought.kind === 'orders') {
    const { sent, aside } = brought;
    const sentWords = sent > 0 ? plural(sent, 'commande envoyée', 'commandes envoyées') : 'rien à envoyer';
    return aside > 0 ? `${sentWords}, ${plural(aside, 'mise de côté', 'mises de côté')}` : sentWords;
  }
  const { published, removed, reduced } = brought;
  return [
    plural(published, 'ligne publiée', 'lignes publiées'),
    ...(removed > 0 ? [plural(removed, 'retirée', 'retirées')] : []),
    ...(reduced > 0 ? [plural(reduced, 'réduite', 'réduites')] : []),
  ].join(', ');
}

export const status = {
  batchStates,
  outcome,
  figures,
  unfinished: ({ fileName, state }: { fileName: string; state: FolderState }) =>
    `À terminer au prochain passage : ${fileName} (${batchStates[state]}).`,
  onTheWay: ({ file, orders, since }: { file: string; orders: number; since: Date }) =>
    `En route : ${file} (${plural(orders, 'commande', 'commandes')}), dans le dossier de ProShop depuis le ${moment(since)}.`,
  step: ({ when, command }: Step) => `${when} : ${command}`,
};
