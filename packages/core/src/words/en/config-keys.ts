import { crmKeys } from './config-keys-crm.ts';
import { articleKeys } from './config-keys-articles.ts';
import { customerKeys } from './config-keys-customers.ts';
import type { Sections } from '../words.ts';

export const keys: Sections['config']['keys'] = {
  $schema: 'The JSON Schema of this file: with it an editor (VS Code…) helps and checks while you type.',
  store: 'Code of the store in ProShop, given in each sale.',
  language: 'Language of the traces and messages: "fr" or "en".',
  workDir:
    'Folder of Trace1.txt, Trace2.txt, ArchiveTrace, ArchiveExport, Rejets and the ledger passerelle.sqlite.',

  ftp: 'The FTP server where PrestaShop, ProShop and Passerelle exchange files.',
  'ftp.host': 'Name or address of the server.',
  'ftp.port': 'Port of the server (21, or 990 with implicit TLS).',
  'ftp.user': 'User name.',
  'ftp.password':
    'Password: "env:NAME" (environment variable), "file:PATH" (first line of a file), or in clear (not advised).',
  'ftp.tls':
    'Encryption: "none", "explicit" (AUTH TLS) or "implicit". Never falls back to clear if the server refuses.',
  'ftp.tlsCa':
    "Certificate (PEM) of the authority that signed the server's, if Windows does not know it. Certificates are always verified.",
  'ftp.timeoutSeconds': 'Time that the server has for one exchange, in seconds.',
  'ftp.attempts': 'Number of attempts when a failure may pass.',
  'ftp.deadlineSeconds': 'Time for a whole run, attempts included, in seconds.',

  shop: "PrestaShop's web service, for what is read or written in the shop itself rather than by file. Absent: the shop is never asked.",
  'shop.url': 'Address of the shop; "/api/" is added.',
  'shop.key': 'Key of the web service (32 characters): "env:NAME", "file:PATH", or in clear (not advised).',
  'shop.shopId': 'Multistore: number of the shop. 0: the default one.',
  'shop.timeZone': 'Time zone of the shop: its dates carry none.',
  'shop.ca':
    "Certificate (PEM) of the authority that signed the shop's, if it is not known. Certificates are always verified.",
  'shop.timeoutSeconds': 'Time that the shop has for one answer, in seconds.',
  'shop.attempts': 'Number of attempts of a read when a failure may pass.',
  'shop.deadlineSeconds': 'Time for one read, attempts included, in seconds.',
  'shop.graceSeconds':
    'Seconds to wait before a write whose answer was lost is believed not to have taken place.',
  'shop.parallel': 'Number of reads asked of the shop at the same time: 1 to 4.',

  writeBack:
    'What "orders-to-xml write-back" writes into the shop: states of orders and tracking numbers. Absent: nothing is written there.',
  'writeBack.rules':
    'When an order changes its state: the first rule that fits is followed; without a rule nothing is written.',
  'writeBack.rules[].when':
    'What happens: "sent" (XML delivered), "collected" (taken by ProShop), "acknowledged" (keyed in by hand, "ack"), "shipped" (a tracking number in the file of shipments), "document:INVOICE" (a document of that name).',
  'writeBack.rules[].from':
    'States (number or label) that the order may be in. In any other it is left as it is.',
  'writeBack.rules[].to': 'State (number or label) that it is put into.',
  'writeBack.rules[].mail':
    'Mail to the customer: false (none), "state" or true (that of the state), "tracking" ("in transit", with the tracking number).',
  'writeBack.shipments':
    "CSV of shipments, written by the back office's or the carrier's software. Absent: no tracking numbers.",
  'writeBack.shipments.source': 'File on the FTP server.',
  'writeBack.shipments.columns':
    'Columns with names of their own (order, tracking, carrier, document), as for the orders.',

  ...crmKeys,

  ...articleKeys,
  ...customerKeys,

  orders: "The shop's orders: the export that PrestaShop writes, or the shop itself.",
  'orders.from': 'Where orders are read: "file" (the CSV) or "shop" (the shop itself, section "shop").',
  'orders.windowDays':
    'Shop: days of changed orders that are read again in each run, beside those that are still to be followed.',
  'orders.source': 'Orders CSV on the server. With "*" in the name: every match, oldest first.',
  'orders.delimiter': 'What separates the columns (";" "," "|" "\\t"…), or "auto".',
  'orders.encoding': 'Encoding of the file: "utf-8", "windows-1252" or "auto".',
  'orders.decimal': 'Decimal sign of the amounts: ".", "," or "auto".',
  'orders.dateFormat':
    'Format of the dates, as the module writes them: day and month are never guessed. XXX reads an offset from UTC, in winter and in summer: yyyy-MM-ddTHH:mm:ssXXX for 2026-03-29T10:00:00+02:00.',
  'orders.columns':
    'Columns with a name of their own: heading, list of headings or number; false if there is none ("state", "total", "payment": none of that kind is asked for). Added to the known headings.',
  'orders.states': 'States (number or label) of the orders that are sales.',
  'orders.ignoredStates': 'States that are not sales. A state in neither list is reported.',
  'orders.giftVoucher': 'Orders paid with a gift voucher or gift card.',
  'orders.giftVoucher.patterns':
    'Words that mean a gift voucher in a payment or a voucher, whatever their case and accents.',
  'orders.giftVoucher.policy':
    '"withhold": the order is withheld, to be keyed in by hand; "payment": it is sent, the voucher being a payment.',
  'orders.paymentCodes': 'ProShop code of each way to pay.',
  'orders.maxLineBytes': 'Longest line of the file, in bytes; beyond, it is refused.',

  giftCards:
    'Gift cards that the shop sells: added to the stock file so that PrestaShop does not set them to zero.',
  'giftCards[].productId': 'Number of the product in PrestaShop.',
  'giftCards[].reference': 'Reference of the product.',
  'giftCards[].quantity': 'Stock shown.',
  'giftCards[].row': 'Other columns of its line: heading and value.',

  xml: 'The file of sales, handed to ProShop.',
  'xml.remoteDir': 'Folder of the server where ProShop imports. It must exist.',
  'xml.stagingDir':
    'Waiting folder, on the same volume as the import folder: a file is moved only once whole.',
  'xml.fileName': 'Name of the files: {batch} (required) makes each unique, {date} and {time} are optional.',
  'xml.encoding': 'Encoding of the XML: "UTF-8", "windows-1252" or "iso-8859-1".',
  'xml.perOrder': 'true: a file for each order; false: a file for each run.',
  'xml.layout': 'XML layout of the sales, taken from "orders-to-xml layout". Absent: the built-in one.',

  stock: "ProShop's stock, corrected for PrestaShop.",
  'stock.source': 'File that ProShop writes on the server.',
  'stock.target': 'Corrected file, read by PrestaShop.',
  'stock.to':
    'Where the corrected stock goes: "file", into stock.target; "shop", straight into the quantities of the shop, by its web service, without a file.',
  'stock.keep': 'With stock.to "shop": what ProShop does not keep.',
  'stock.keep.references':
    'References of the shop that are never set to 0 because ProShop does not know them.',
  'stock.keep.categories':
    'Categories of the shop (name or number) whose articles, those of categories below included, are never set to 0 because ProShop does not know them.',
  'stock.untracked':
    'Articles whose stock ProShop does not keep: they always have the same quantity, and sales take nothing off it.',
  'stock.untracked.column': 'Column of the stock that says so: heading, or number.',
  'stock.untracked.is': 'What it holds for these articles.',
  'stock.untracked.quantity': 'Their quantity in the shop.',
  'stock.allowNegative':
    'What is sold beyond the stock, or negative in ProShop, is written as a negative quantity. Otherwise: 0 in the shop (stock.to "shop"), the line taken out of the file.',
  'stock.filters':
    'What a line of the stock must be to concern the web shop; every filter must hold. A line left out is not published, and the shop sets its size to 0.',
  'stock.columns': 'Columns with a name of their own, as for the orders.',
  'stock.stores': 'Stores to keep if several are in the file; []: every line.',
  'stock.missedSales':
    'Sales that ProShop does not know yet: "remove" takes out the line of that size, "subtract" the quantity sold.',
  'stock.reservingStates': 'States that are no sale yet but hold their size (bank wire, cheque).',
  'stock.guard': 'Checks before publishing: if one fails, nothing is published. 0: no check.',
  'stock.guard.maxAgeMinutes': 'Greatest age of the stock file, in minutes.',
  'stock.guard.ordersMaxAgeMinutes': 'Greatest age of the orders export, in minutes.',
  'stock.guard.minRows': 'Fewest lines.',
  'stock.guard.maxDropPercent':
    'Greatest drop in lines, or in pairs, in percent of the largest file published in 24 hours.',
  'stock.guard.maxWithoutGencodPercent':
    'Greatest share of lines without a gencod, in percent. A file that has none left is always refused.',

  proshop: 'The habits of ProShop.',
  'proshop.importMinutes': 'Minutes of the hour when ProShop imports; []: not known.',

  trace: 'The traces, Trace1.txt and Trace2.txt.',
  'trace.maxKilobytes': 'Size, in kB, from which they move to ArchiveTrace.',

  report: 'HTML page written after each run. Absent: none.',

  alerts: 'Whom to tell when something is wrong.',
  'alerts.email': 'By e-mail.',
  'alerts.email.host': 'SMTP server.',
  'alerts.email.port': 'Port of the server (587, or 465 with "secure": true).',
  'alerts.email.secure': 'true: TLS from the start; false: STARTTLS if the server offers it.',
  'alerts.email.user': 'User name.',
  'alerts.email.password': 'Password: "env:NAME", "file:PATH", or in clear (not advised).',
  'alerts.email.from': 'Address of the sender.',
  'alerts.email.to': 'Address of the receiver, or a list.',
  'alerts.webhook': 'By an HTTP call (POST, JSON).',
  'alerts.webhook.url': 'Address to call.',
  'alerts.command': 'By a command, which gets the alert as JSON on its standard input.',
  'alerts.notCollectedMinutes':
    'Alert if ProShop has not taken an XML after that time, in minutes. 0: never.',
  'alerts.unchangedMinutes':
    'Alert if the orders export or the stock file has not changed for that time, in minutes. 0: never.',
  'alerts.weekly': 'true: on Monday morning an e-mail sums up the week.',

  retention: 'How long things are kept, in days. 0: for ever.',
  'retention.archiveDays': 'Files of ArchiveExport.',
  'retention.rejectsDays': 'Files of Rejets.',
  'retention.tracesDays': 'Files of ArchiveTrace.',
  'retention.ledgerDetailsDays':
    'Details of the orders in the ledger, and the quantities that the shop was given. That an order was sent is never forgotten.',
};
