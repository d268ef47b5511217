import type { Sections } from '../words.ts';

export const ledger: Sections['ledger'] = {
  busy: ({ path }) => ({
    message: `The ledger ${path} has been held by the other program for too long.`,
    hint: 'Nothing was sent. Wait for the other program to end; the next run goes on by itself.',
  }),
  corrupt: ({ path }) => ({
    message: `The ledger ${path} is damaged: what was already sent cannot be known.`,
    hint: 'Nothing was sent. Restore the last backup of the ledger; without one, put this file aside and run “orders-to-xml adopt”.',
  }),
  diskFull: ({ path }) => ({
    message: `The disk is full: the ledger ${path} can no longer be written.`,
    hint: 'Free some space on that disk and run again. Nothing is lost: the next run goes on where this one stopped.',
  }),
  unusable: ({ path, reason }) => ({
    message: `The ledger ${path} cannot be opened or written (${reason}).`,
    hint: 'Check that the work folder (workDir) exists and that the account which runs the task may write there.',
  }),
  notOurs: ({ path }) => ({
    message: `The file ${path} is not Passerelle's ledger.`,
    hint: 'Put that file aside, or choose another work folder (workDir) in passerelle.json.',
  }),
  newer: ({ path }) => ({
    message: `The ledger ${path} was written by a newer version of Passerelle.`,
    hint: 'Install the newest version of both programs: an older one cannot read this ledger.',
  }),
  notAdopted: ({ path, archive }) => ({
    message: `${archive} holds XML files that the ledger ${path} has not prepared: nothing tells which orders ProShop has.`,
    hint: 'Run “orders-to-xml adopt”, which records those orders and sends nothing. If the right ledger is elsewhere, put it back in its place.',
  }),
  blind: ({ path, archive }) => ({
    message: `The ledger ${path} is missing, but ${archive} holds XML files that were sent: nothing tells which orders ProShop has.`,
    hint: 'Restore the ledger from a backup; if this is the go-live, run “orders-to-xml adopt”, which records those orders and sends nothing.',
  }),
};
