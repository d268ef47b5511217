import type { Sections } from '../words.ts';

export const ledger: Sections['ledger'] = {
  busy: ({ path }) => ({
    message: `The ledger ${path} has been held by the other program for too long.`,
    hint: 'Nothing is lost or sent twice. Wait for the other program to end; the next run goes on by itself.',
  }),
  corrupt: ({ path }) => ({
    message: `The ledger ${path} is damaged: what was already sent cannot be known.`,
    hint: 'Nothing more is sent until then. Restore the last backup of the ledger; without one, put this file aside, then run "orders-to-xml adopt".',
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
    hint: 'Run "orders-to-xml adopt", which records those orders and sends nothing. If the right ledger is elsewhere, put it back in its place.',
  }),
  blind: ({ path, archive }) => ({
    message: `The ledger ${path} is missing, but ${archive} holds XML files that were sent: nothing tells which orders ProShop has.`,
    hint: 'Restore the ledger from a backup; if this is the go-live, run "orders-to-xml adopt", which records those orders and sends nothing.',
  }),
};

export const delivery: Sections['delivery'] = {
  cutShort: ({ path }) => ({
    message: `The transfer of the file ${path} did not arrive whole.`,
    hint: 'Nothing was delivered in part. The next run tries again; if it lasts, check the network and the free space on the server.',
  }),
  renameRefused: ({ from, to, reply }) => ({
    message: `The server refuses to rename ${from} to ${to}: ${reply}`,
    hint: 'Check that the FTP account may write and rename in that folder, and that both folders are on one volume. The next run tries again.',
  }),
  renameHeld: ({ from, to, reply }) => ({
    message: `The server can't rename ${from} to ${to}: another program has one of the two open (${reply}).`,
    hint: 'It usually passes within seconds; the next run tries again, and nothing is lost or sent twice. If it lasts, find out on the server which program (antivirus, backup) does not close that file.',
  }),
  archiveHeld: ({ file, reason }) => ({
    message: `The XML ${file} can't be read or kept in ArchiveExport (${reason}): another program holds it, or a right is missing.`,
    hint: 'Close the program that holds it (antivirus, backup, editor), or give the account of the task its rights on ArchiveExport back; the next run will send it. Nothing is lost or sent twice.',
  }),
  movesNothing: ({ file }) => ({
    message: `The server says that it renamed ${file}, but the file did not move.`,
    hint: 'The file was not delivered; the next run tries again. If it lasts, tell whoever runs the FTP server.',
  }),
  importMissing: ({ folder }) => ({
    message: `ProShop's folder ${folder} is not on the server (or the FTP account may not enter it).`,
    hint: 'Check "xml.remoteDir" in passerelle.json and the rights of the FTP account. The folder is ProShop\'s: Passerelle never makes it.',
  }),
  surprising: ({ file }) => ({
    message: `What the server shows of ${file} is unexpected; the question is asked again on another connection.`,
    hint: 'Nothing to do: the next run looks again.',
  }),
  sentinelUnreadable: ({ path }) => ({
    message: `The sentinel file ${path} on the server cannot be read: someone changed it.`,
    hint: 'Make sure that no other Passerelle uses this server, delete that sentinel file, then run again.',
  }),
  otherLedger: ({ path }) => ({
    message: `The staging folder belongs to another ledger (${path}): two installations would send every order twice.`,
    hint: 'Stop the other installation, or give this one another "xml.stagingDir". If the old ledger is lost, run "orders-to-xml adopt", which takes that folder over.',
  }),
  olderLedger: ({ path, server, ledger }) => ({
    message: `The ledger is older than the server: last batch ${ledger} here, ${server} in ${path}. It probably comes from a backup.`,
    hint: 'Put the newest ledger back; without it, run "orders-to-xml adopt", which finds in ArchiveExport the orders that were sent.',
  }),
  uncertain: ({ file, lot }) => ({
    message: `It cannot be known whether ProShop received ${file} (batch ${lot}): what the server shows contradicts itself.`,
    hint: `Look in ProShop for the orders of that batch, then: "orders-to-xml resolve ${lot} --delivered" if they are there, "orders-to-xml resolve ${lot} --resend" if not.`,
  }),
};
