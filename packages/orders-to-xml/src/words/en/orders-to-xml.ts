import type { OrdersSections } from '../words.ts';

export const ordersToXml: OrdersSections['ordersToXml'] = {
  description:
    "Brings PrestaShop's orders into ProShop, as XML: reads them from the export (FTP server) or from the shop itself, withholds those paid with a gift voucher, archives, delivers.",
  examples: [
    '  orders-to-xml                         one whole cycle (what the scheduler starts)',
    '  orders-to-xml --dry-run               show what would be sent, write nothing',
    "  orders-to-xml orders.csv              take this file instead of the server's",
    '  orders-to-xml --only 1042 --force     send an order again',
    '  orders-to-xml ArchiveExport\\ventes_20261122_095703_0007.xml --force',
    '                                        send this XML again, byte for byte',
  ].join('\n'),
  file: 'an orders CSV, or an XML of ArchiveExport; without it: one whole cycle',
  force: 'with --only, or an XML of ArchiveExport: send it, sent before or withheld; always in the trace',
  only: 'this order alone (number or reference); may be given again',
  layout: 'print the built-in XML layout, to be copied and changed',
  layoutCustomers: 'that of customers ("orders-to-xml customers"), in place of that of sales',
  layoutExamples: '  orders-to-xml layout > layout.json',
  forceNeedsTarget: '--force only goes with --only, with an XML of ArchiveExport, or with --dry-run',
  checked: ({ orders, toSend, held }) =>
    `Orders: ${orders} read, ${toSend} would go${held > 0 ? `, ${held} would wait for a person` : ''}`,
};
