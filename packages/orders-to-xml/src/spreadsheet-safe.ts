/**
 * A CSV row whose cells a spreadsheet shows as text: a customer may be called `=HYPERLINK(…)`, and whoever opens Rejets
 * with a double click would run it. An apostrophe in front is what spreadsheets take for "this is text" (OWASP, CSV
 * Injection). Numbers, phone numbers and amounts with a sign stay as they are: the file can be sent through again.
 */
export function makeSpreadsheetSafe(row: string, delimiter: string): string {
  const escaped = delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const blanks = delimiter === '\t' ? '[\\r ]*' : '[\\t\\r ]*';
  const number = `[+-][\\d\\s.,€]*"?(?:${escaped}|$)`;
  const formula = new RegExp(`(^|${escaped})("?)(?=${blanks}[=@+-])(?!${blanks}${number})`, 'g');
  return row.replace(formula, `$1$2'`);
}
