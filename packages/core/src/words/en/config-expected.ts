import type { Found, Received, SyntaxExpectation } from '../../config/fault.ts';
import type { Expectation } from '../../config/fields.ts';

/** What a key may hold, as it follows "expected". */
export function expected(expects: Expectation): string {
  switch (expects.kind) {
    case 'text':
      return 'a text between quotes';
    case 'yes-or-no':
      return 'true or false, without quotes';
    case 'whole':
      return `a whole number from ${expects.min} to ${expects.max}, without quotes`;
    case 'choice':
      return `one of these values: ${expects.values.map((value) => JSON.stringify(value)).join(' ')}`;
    case 'host':
      return 'the name or address of a server, without "ftp://", port (it has its own key), folder or user name';
    case 'secret':
      return '"env:NAME" (environment variable), "file:PATH" (file) or the password between quotes';
    case 'local-path':
      return 'a path between quotes, each "\\" doubled or replaced by "/"';
    case 'remote-path':
      return 'a path on the FTP server, without accents (ASCII), ".." or "*"';
    case 'remote-folder':
      return 'a folder of the FTP server, without accents (ASCII), ".." or "*" ("." is the login folder)';
    case 'remote-pattern':
      return 'a path on the FTP server, without accents (ASCII) or "..", with "*" in its last part at most';
    case 'xml-name':
      return 'a file name without accents or \\ / : * ? " < > |, with {batch} and, if wanted, {date} and {time}';
    case 'date-format':
      return 'a date format: yyyy, MM and dd, then HH, mm, ss and XXX (offset from UTC, +01:00) if wanted, each once';
    case 'state':
      return 'the number of an order state, or its label between quotes';
    case 'pattern':
      return 'a text with one letter or digit at least (or it would mean every order)';
    case 'column':
      return 'the heading of a column, its number from 1, a list of those, or false if there is none';
    case 'gift-card':
      return 'a gift card with "productId" or "reference", and "quantity"';
    case 'event':
      return '"sent", "collected", "acknowledged", "shipped" or "document:NAME"';
    case 'mail':
      return 'false, true, "state" or "tracking"';
    case 'article-name':
      return 'a text with {supplier}, {material}, {colour}, {name} or {reference}';
    case 'article-files':
      return 'a file name with {reference} or {gencod}, and "*" where needed, or a list of such names';
    case 'attributes':
      return 'one or two attribute groups of the shop, and their columns';
    case 'addresses':
      return 'an e-mail address, or a list between brackets';
    case 'url':
      return 'an address that starts with http:// or https://';
    case 'shop-address':
      return 'the address of the shop, which begins with http:// or https://, without "/api", login or "?"';
    case 'crm-address':
      return 'the address of the CRM, which begins with http:// or https://, without "/webservice.php", login or "?"';
    case 'crm-prefix':
      return 'unaccented letters, digits, spaces (not first) or # [ ] _ -';
    case 'invoice-states':
      return '"shop", "never" or a list of states';
    case 'time-zone':
      return 'a time zone of the IANA list, such as "Europe/Paris"';
    case 'heading':
      return 'the heading of a column between quotes, or its number from 1';
    case 'name-or-number':
      return 'a name between quotes, or the number that the shop gives it';
    case 'row-filter':
      return '{ "column": "Web", "is": ["Y"] }, { "column": "Changed", "withinDays": 2 } (with "dateFormat" if you like), or { "not": [ … ] } with such filters in it';
    case 'list':
      return 'a list between brackets [ ]';
    case 'section':
      return 'keys and their values between braces { }';
  }
}

export function received(value: Received): string {
  switch (value.kind) {
    case 'value':
      return value.text;
    case 'object':
      return 'braces { }';
    case 'list':
      return 'a list [ ]';
    case 'hidden':
      return 'a value not shown here, since it may be secret';
  }
}

export function found(value: Found): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'end-of-file':
      return 'the end of the file';
    case 'hidden':
      return 'a text not shown here, since it may be secret';
  }
}

export const syntaxExpected: Record<SyntaxExpectation, string> = {
  value: 'a value (text between double quotes, number, true, false, [ ] or { })',
  key: 'a key between double quotes, or "}"',
  colon: '":" after the key',
  comma: 'a comma before the next value or key',
  'closing-brace': '"}"',
  'closing-bracket': '"]"',
  'closing-quote': 'a closing quote on the same line',
  'closing-comment': '"*/" at the end of the comment',
  end: 'nothing after the last "}"',
  'plain-text': 'a text without tabs or control characters (a tab is written \\t)',
  number: 'a complete number',
};
