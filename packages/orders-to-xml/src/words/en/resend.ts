import type { OrdersSections } from '../words.ts';

export const resend: OrdersSections['resend'] = {
  notArchived: ({ file }) => ({
    message: `The ledger does not know ${file}: it is not an XML that it prepared.`,
    hint: 'Only an XML of ArchiveExport, unchanged, can be sent again. To send an order again: "orders-to-xml --only NUMBER --force".',
  }),
  archiveChanged: ({ file }) => ({
    message: `The file ${file} was changed since it was sent (its SHA-256 is another).`,
    hint: 'An XML is sent again byte for byte or not at all. Put the original back, or send the orders again: "orders-to-xml --only NUMBER --force".',
  }),
  stillInImport: ({ file, lot }) => ({
    message: `${file} (batch ${lot}) is delivered and still waits for ProShop to import it: sending it again would book its sales twice.`,
    hint: "ProShop takes it at its next import: there is nothing to do. If it must never take it, delete it from ProShop's folder first, then run the same command with --force.",
  }),
  alreadyDelivered: ({ file, lot }) => ({
    message: `ProShop has received ${file} (batch ${lot}): sending it again would book its sales twice.`,
    hint: 'If ProShop really lost it, run the same command with --force.',
  }),
  alreadyResent: ({ file, again }) => ({
    message: `${file} has already been sent again, as ${again}.`,
    hint: `If ProShop lost that one too: "orders-to-xml ArchiveExport/${again} --force".`,
  }),
  neverSent: ({ file, lot }) => ({
    message: `${file} was never sent: its batch ${lot} is void.`,
    hint: 'Its orders leave with the next run: there is nothing to send again.',
  }),
  stillUncertain: ({ file, lot }) => ({
    message: `The delivery of ${file} (batch ${lot}) is uncertain.`,
    hint: `Look in ProShop, then "orders-to-xml resolve ${lot} --delivered" or "--resend".`,
  }),
};
