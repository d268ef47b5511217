import type { CertificateFault } from '../../transport/transport-error.ts';
import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { size } = formatsOf('en');

const certificateFaults: Record<CertificateFault, string> = {
  expired: 'it has expired',
  'not-yet-valid': "it is not valid yet (is this computer's clock right?)",
  'unknown-authority': 'this computer does not know the authority that signed it',
  'incomplete-chain':
    'the server sends its own certificate alone, and this computer does not know that of the authority which signed it',
  'other-host': 'it was issued for another server name',
  other: 'it is refused',
};

const chainHint =
  "Ask the server's administrator to install the full chain (the intermediate certificate is missing), or put that intermediate certificate in ftp.tlsCa, as a PEM file.";

export const transport: Sections['transport'] = {
  unreachable: (server, reason) => ({
    message: `The FTP server ${server} can't be reached (${reason}).`,
    hint: 'Check ftp.host and ftp.port, that the server is running, and that the firewall lets it through.',
  }),
  timeout: (server, doing) => ({
    message: `The FTP server ${server} did not answer in time (${doing}).`,
    hint: 'Try again; if it lasts, check the network or raise ftp.timeoutSeconds.',
  }),
  outOfTime: (server, doing) => ({
    message: `The time allowed for the run ended during an exchange with the FTP server ${server} (${doing}).`,
    hint: 'Nothing is lost or sent twice: the next run will try again. If it happens again, check the network or raise ftp.deadlineSeconds.',
  }),
  lost: (server, doing, reason) => ({
    message: `The connection to the FTP server ${server} was lost (${doing}): ${reason}.`,
    hint: 'Try again; if it happens again, ask whoever runs the server what its log says.',
  }),
  desynchronised: (server, doing, reply) => ({
    message: `The FTP server ${server} gave a reply that makes no sense here (${doing}): "${reply}".`,
    hint: 'Try again; if it happens again, something between the two (firewall, antivirus) may be garbling the exchange.',
  }),
  busy: (server, doing, reply) => ({
    message: `The FTP server ${server} can't answer for now (${doing}): "${reply}".`,
    hint: 'Try again a little later; if it lasts, ask whoever runs the server how many connections it accepts.',
  }),
  inUse: (server, doing, reply) => ({
    message: `Another program has this file open on the FTP server ${server} (${doing}): "${reply}".`,
    hint: 'It usually passes within seconds: the next run tries again. If it lasts, find out on the server which program does not close the file.',
  }),
  noFolder: (server, folder, reply) => ({
    message: `The folder "${folder}" can't be entered on the FTP server ${server}: "${reply}".`,
    hint: 'Check its name in the configuration, that it exists on the server, and that the FTP user may enter it.',
  }),
  missing: (server, path, reply) => ({
    message: `The file "${path}" is not on the FTP server ${server}: "${reply}".`,
    hint: 'Check its name in the configuration, and that the program that should put it there has run.',
  }),
  refused: (server, doing, reply) => ({
    message: `The FTP server ${server} refused (${doing}): "${reply}".`,
    hint: "Check the FTP user's rights on that folder and the free space on the server.",
  }),
  lacksCommand: (server, command, reply) => ({
    message: `The FTP server ${server} lacks the command ${command}, which Passerelle needs: "${reply}".`,
    hint: `Ask whoever runs the server to enable ${command}, or use an FTP server that knows it (IIS, FileZilla Server, vsftpd, ProFTPD, Pure-FTPd).`,
  }),
  login: (server, user, reply) => ({
    message: `The FTP server ${server} refused the user "${user}" or its password: "${reply}".`,
    hint: 'Correct ftp.user or ftp.password (or ftp.tls, if the server demands encryption) before you run it again: repeated attempts may lock the account.',
  }),
  tlsRefused: (server, doing, reply) => ({
    message: `The FTP server ${server} refuses the encryption asked for (${doing}): "${reply}".`,
    hint: 'Nothing was sent in clear. Enable TLS on the server, or set ftp.tls to what it can do.',
  }),
  tlsFailed: (server, reason) => ({
    message: `The encrypted connection to the FTP server ${server} could not be set up (${reason}).`,
    hint: 'Check ftp.tls ("explicit" or "implicit"), ftp.port, and that the server accepts TLS 1.2 or 1.3.',
  }),
  certificate: (server, fault, reason) => ({
    message: `The certificate of the FTP server ${server} is not accepted: ${certificateFaults[fault]} (${reason}).`,
    hint:
      fault === 'incomplete-chain'
        ? chainHint
        : 'Have the certificate renewed, put the name it bears in ftp.host, or give the file of the authority that signed it in ftp.tlsCa.',
  }),
  badAuthority: (reason) => ({
    message: `The content of ftp.tlsCa is not a readable certificate (${reason}).`,
    hint: "Give a PEM file in ftp.tlsCa, that of the authority that signed the server's certificate.",
  }),
  tooLarge: (path, limitBytes) => ({
    message: `The file "${path}" is larger than allowed (${size(limitBytes)}).`,
    hint: 'Check that it is the right file, and that the program that writes it has not run away.',
  }),
  dataConnection: (server, reason) => ({
    message: `The FTP server ${server} answers, but the data connection does not open (${reason}).`,
    hint: 'A NAT or a firewall probably blocks the passive ports: open them, and check the passive address set on the server.',
  }),
  badName: (path) => ({
    message: `The name "${path}" can't be sent to an FTP server.`,
    hint: 'Choose a path relative to the login folder, in letters without accents, digits and common signs, with "/" between folders.',
  }),
  emptyUpload: (path) => ({
    message: `Nothing to send under the name "${path}": the content is empty.`,
    hint: 'An empty file is never uploaded; check what should have written it.',
  }),
  unreadableLocalFile: (localPath, reason) => ({
    message: `The local file "${localPath}" could not be read to be sent (${reason}).`,
    hint: 'Check that it exists, that its rights allow reading, and that no program holds it.',
  }),
  readOnly: (doing) => ({
    message: `Nothing is written during a dry run (${doing}).`,
    hint: 'Run it again without --dry-run to have it done.',
  }),
};
