import type { OrdersSections } from '../words.ts';

export const layout: OrdersSections['layout'] = {
  faulty: (name, faults) =>
    `The XML layout "${name}" has ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}:\n` +
    faults.map((fault) => `  - ${fault}`).join('\n'),
  at: (at, fault) => (at === '' ? fault : `${at}: ${fault}`),
  faultyHint:
    'Correct these in the file, then run "orders-to-xml check" again. "orders-to-xml layout" prints the built-in layout, with every field and every format.',
  unreadable: ({ path, reason }) => ({
    message: `The XML layout ${path} ("layout" in passerelle.json) cannot be read (${reason}).`,
    hint: 'Correct that path, or take the key out to return to the built-in layout ("orders-to-xml layout" prints it).',
  }),

  fault: {
    badComment: (value) => `a comment holds no "--" and does not end with "-": "${value}"`,
    badCondition: (value) =>
      `the condition "${value}" can't be read (examples: "customer.company", "!line.gencod", "line.kind = TRANSPORT, EMBALLAGE")`,
    badFormat: (value, other) => `the format "${value}" can't be read (example: "${other}")`,
    badInstruction: (value) =>
      `an instruction begins with a name other than "xml" and holds no "?>": "${value}"`,
    badJson: (value, other) => `line ${value}: this is not JSON (${other})`,
    badName: (value) => `"${value}" is not an XML name`,
    badNamespace: (value) => `"${value}": a prefix needs an address, and "xml" and "xmlns" are reserved`,
    cdata: (value) =>
      `"${value}" (a CDATA section) is not offered: a plain text ("#") is escaped and reads the same`,
    duplicateKey: (value, other) =>
      `line ${other}: "${value}" is there already, and the first would be lost; for several elements of one name, write a list [ … ]`,
    formatNotForField: (value) => `the format "${value}" does not fit this field`,
    formatTooLate: (value) => `the format "${value}" reads the bare value: put it first`,
    loneBrace: (value) => `a brace stands alone in "${value}" (for a real brace, double it: {{ or }})`,
    mixedContent: () => 'an element has either a text ("#") or elements',
    noSales: (list: string) =>
      list === 'sales'
        ? 'no element is repeated for each sale: "*repeat": "sales" is missing'
        : `no element is repeated for each customer: "*repeat": "${list}" is missing`,
    notAnObject: () => 'the layout must be an object { … }',
    notAtTop: (value) => `"${value}" can't stand outside the root element`,
    notEncodable: (value, other) =>
      `"${value}" can't be written in ${other}, the encoding chosen (xml.encoding)`,
    notText: (value) => `a text is expected, not ${value} (for an empty element, write "")`,
    notXmlText: (value) => `"${value}" holds a character that XML does not allow`,
    oneRoot: (value) =>
      `an XML document has one root element${value === '' ? '' : `, not several (${value})`}`,
    outsideList: (value, other) => `"${value}" is only known in an element repeated by "*repeat": "${other}"`,
    placeholderHere: (value) =>
      `no field here ("${value}"): a comment, an instruction or a namespace is constant`,
    repeatedTwice: (value) => `"${value}" is already being repeated around this element`,
    rootOptional: () => 'the root element is always there: it has no condition',
    rootRepeated: () => 'the root element can only be repeated with a file for each order ("perOrder": true)',
    salesTwice: (list: string) => `only one element can have "*repeat": "${list}"`,
    unknownField: (value, other) => `there is no field "${value}"${suggest(other)}`,
    unknownFormat: (value, other) => `there is no format "${value}"${suggest(other)}`,
    unknownList: (value, other) => `"${value}" is not a list${suggest(other)}`,
    unknownMarker: (value, other) => `"${value}" means nothing${suggest(other)}`,
    unknownPrefix: (value, other) =>
      `the prefix of "${value}" is not declared (an attribute "@xmlns:${other}" is needed)`,
  },

  printed: {
    title: 'XML layout of orders-to-xml.',
    usage: [
      'For another format: save this text (as layout.json, say), change names, order and nesting,',
      'put "layout": "layout.json" into the "xml" part of passerelle.json, then compare with an old file:',
      '  orders-to-xml run --dry-run --compare ArchiveExport/an-old-file.xml',
    ],
    notationTitle: 'Notation',
    notation: [
      '"Name": "text"        an element; "" for an empty one',
      '"Name": { … }         an element that holds others; [ …, … ] for several of one name',
      '"@Num": "text"        an attribute of the element',
      '"#": "text"           the text of an element that has attributes, a repetition or a condition',
      '"!": "text"           an XML comment; "?": "target text" an instruction',
      '"*repeat": "lines"    the element is repeated for each member of the list: sales, and in a sale lines and payments',
      '"*if": "…"            the element is there only if: "field" (not empty, not 0), "!field" (empty or 0), "field = A, B", "field != A"; with "*repeat", for each member',
      '"{field}"             the value of the field; "{field|format|format}" formats it; the rest of the text is constant',
      '"{{" and "}}"         the braces themselves',
    ],
    fieldsTitle: 'Fields',
    formatsTitle: 'Formats',
  },

  /** What differs for the layout of customers. */
  printedCustomers: {
    title: 'XML layout of customers of orders-to-xml.',
    usage: [
      'For another format: save this text (say as clients.json), change names, order and nesting,',
      'put "layout": "clients.json" into "customers.fromShop" of passerelle.json, then compare with an old file:',
      '  orders-to-xml customers --dry-run --all --compare old.xml',
    ],
    notation: [
      '"*repeat": "accounts"  the element is repeated for each customer; within a customer, "addresses" and "groups"',
      'The rest of the notation: "orders-to-xml layout".',
    ],
  },

  fields: {
    'document.lot': 'number of the batch: 20261122-095703-0007',
    'document.createdAt': 'date and time of the batch',
    store: 'code of the store ("store" in passerelle.json)',
    'order.id': "PrestaShop's number of the order",
    'order.ref': "PrestaShop's reference of the order",
    'order.date': 'date and time of the order: 2026-11-22T09:41:10',
    'order.currency': 'currency: EUR',
    'order.stateId': "number of the order's state",
    'order.stateLabel': "name of the order's state",
    'order.paymentLabel': 'payment method of the order, as the CSV names it',
    'order.carrier': 'carrier',
    'customer.code': "W and the customer's number",
    'customer.id': "PrestaShop's number of the customer",
    'customer.title': 'title',
    'customer.lastName': 'last name',
    'customer.firstName': 'first name',
    'customer.company': 'company',
    'customer.email': 'e-mail address',
    'customer.phone': 'phone',
    'invoiceAddress.company': 'invoice: company',
    'invoiceAddress.line1': 'invoice: address',
    'invoiceAddress.line2': 'invoice: second line of the address',
    'invoiceAddress.postcode': 'invoice: postcode',
    'invoiceAddress.city': 'invoice: city',
    'invoiceAddress.country': 'invoice: country',
    'deliveryAddress.company': 'delivery: company',
    'deliveryAddress.line1': 'delivery: address',
    'deliveryAddress.line2': 'delivery: second line of the address',
    'deliveryAddress.postcode': 'delivery: postcode',
    'deliveryAddress.city': 'delivery: city',
    'deliveryAddress.country': 'delivery: country',
    'totals.amount': 'total of the sale, tax included: 95.80',
    'totals.payments': 'total of the payments, always equal to the total of the sale',
    'line.number': 'number of the line, from 1',
    'line.kind':
      'kind: ARTICLE, CARTECADEAU (a gift card sold), TRANSPORT, EMBALLAGE (wrapping), REMISE (discount)',
    'line.gencod': 'gencod (EAN 13)',
    'line.reference': 'reference of the article; PORT, EMBALLAGE or REMISE for the other lines',
    'line.name': 'name',
    'line.size': 'size',
    'line.productId': "PrestaShop's number of the product",
    'line.combinationId': "PrestaShop's number of the combination",
    'line.quantity': 'quantity',
    'line.unitPrice': 'price of one unit before the discount, tax included; empty if unknown',
    'line.discount': 'discount on the line, tax included, without a sign; empty if unknown',
    'line.vatRate': 'VAT rate: 20.00; empty if unknown',
    'line.amount': 'amount of the line after the discount, tax included, negative for REMISE',
    'payment.number': 'number of the payment, from 1',
    'payment.code': 'code of the payment (paymentCodes in passerelle.json)',
    'payment.label': 'label of the payment',
    'payment.amount': 'amount of the payment',
    'account.code': "W, then the customer's number",
    'account.number': "PrestaShop's number of the customer",
    'account.kind': 'CLIENT, or PROSPECT if the customer has ordered nothing yet',
    'account.action': 'CREATION the first time, MODIFICATION afterwards',
    'account.title': 'title: M. or Mme',
    'account.lastName': 'last name',
    'account.firstName': 'first name',
    'account.company': 'company',
    'account.siret': 'SIRET',
    'account.vatNumber': 'VAT number (of the first address that has one)',
    'account.email': 'e-mail address',
    'account.phone': 'telephone (of the first address that has one)',
    'account.newsletter': 'OUI if the customer gets the newsletter, else NON',
    'address.label': 'what the customer calls this address',
    'address.lastName': 'last name',
    'address.firstName': 'first name',
    'address.company': 'company',
    'address.vatNumber': 'VAT number',
    'address.line1': 'address',
    'address.line2': 'second line of the address',
    'address.postcode': 'postcode',
    'address.city': 'city',
    'address.country': 'country: FR',
    'address.phone': 'telephone',
    'group.name': 'name of the group; the first is the default one',
  },

  formats: {
    date: 'yyyy or yy, MM, dd, HH, mm, ss, and signs',
    decimal: 'decimal sign, then the number of decimals (2 if not said)',
    hundredths: 'in cents, without a decimal sign: 95.80 gives 9580',
    abs: 'without the minus sign',
    ascii: 'without accents and special signs',
    upper: 'in capitals',
    max: 'no more characters than that',
    padLeft: 'filled up on the left, with spaces or the character named',
    padRight: 'filled up on the right, likewise',
    map: 'other values in place of some',
    default: 'what is written where there is nothing',
  },

  compare: {
    same: 'No difference in meaning from the old file.',
    count: (count) =>
      count === 1 ? '1 difference from the old file:' : `${count} differences from the old file:`,
    more: (count) => `… and ${count} more.`,
    otherRoot: (theirs, ours) =>
      `The root is <${theirs}> in the old file, <${ours}> here: this is not the same format. Copy the layout ("orders-to-xml layout") and change it.`,
    notXml: (reason) => `The old file is not XML that can be read (${reason}).`,
    changed: (path, theirs, ours) => `${path}: old "${theirs}", here "${ours}"`,
    onlyTheirs: (path) => `${path}: only in the old file`,
    onlyOurs: (path) => `${path}: only here`,
  },
};

function suggest(name: string): string {
  return name === '' ? '' : ` (did you mean "${name}"?)`;
}
