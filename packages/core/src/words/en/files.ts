import { visibleStart } from '../../text/visible.ts';
import { formatsOf, pluralOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count: numberOf } = formatsOf('en');
const plural = pluralOf('en');

const exportAgain = 'Run the export again, or wait for the next cycle: the file may still be being written.';
const asCsv = 'See that the module exports a CSV file, and that the configured path is the right one.';
const checkQuotes = 'See that the module puts the fields between quotes, then run the export again.';
const shorterPeriod = 'Shorten the period that the module exports: a few weeks are enough.';

/** Why a file is refused as a whole. */
const fault: Sections['files']['fault'] = (name, fault) => {
  switch (fault.kind) {
    case 'empty':
      return { message: `The file "${name}" is empty.`, hint: exportAgain };
    case 'heading-cut':
      return { message: `The file "${name}" ends inside its line of headings.`, hint: exportAgain };
    case 'quote':
      return {
        message: `In "${name}", a quote is out of place in line ${fault.line}: what follows can't be read safely.`,
        hint: `Correct that text in the shop (there is often one quote too many). ${exportAgain}`,
      };
    case 'unterminated':
      return {
        message: `In "${name}", a quote opened in line ${fault.line} is never closed: the file looks cut short.`,
        hint: exportAgain,
      };
    case 'line-too-long':
      return {
        message: `In "${name}", line ${fault.line} is too long: a quote is probably not closed there.`,
        hint: `${checkQuotes} If the line is right, raise "orders.maxLineBytes" in passerelle.json.`,
      };
    case 'width':
      return {
        message: `In "${name}", line ${fault.line} has ${plural(fault.fields, 'field', 'fields')} in place of ${fault.expected}.`,
        hint: checkQuotes,
      };
    case 'cut':
      return {
        message: `The file "${name}" is cut short: its last line (${fault.line}) has ${plural(fault.fields, 'field', 'fields')} in place of ${fault.expected}.`,
        hint: exportAgain,
      };
    case 'not-utf-8':
      return {
        message: `The file "${name}" is marked or declared as UTF-8, but its line ${fault.line} is not.`,
        hint: `${exportAgain} If the module writes Windows-1252, set "encoding": "windows-1252" in passerelle.json.`,
      };
    case 'heading-again':
      return {
        message: `In "${name}", the line of headings stands again at line ${fault.line}: the export was added to an older one.`,
        hint: 'Set the program or module that exports it to overwrite the file, not to add to it, then delete the file and export it again.',
      };
    case 'php-message':
      return {
        message: `A message of PHP stands in "${name}", line ${fault.line}: "${visibleStart(fault.text, 200)}".`,
        hint: 'The module that exports it lets PHP write into its file: have display_errors switched off on the web server, and the module brought up to date. Then export again.',
      };
    case 'utf-16':
      return {
        message: `The file "${name}" is in UTF-16, which this program does not read.`,
        hint: 'Choose UTF-8 (or Windows-1252) as the encoding in the module that exports this file.',
      };
    case 'html':
      return {
        message: `The file "${name}" is a web page (or XML), not a CSV: most often an error page of the shop.`,
        hint: asCsv,
      };
    case 'zip':
      return { message: `The file "${name}" is an Excel workbook or a zip archive, not a CSV.`, hint: asCsv };
    case 'binary':
      return {
        message: `The file "${name}" holds NUL characters: it is not an intact text.`,
        hint: exportAgain,
      };
    case 'no-delimiter':
      return {
        message: `There is no telling which character separates the fields of "${name}".`,
        hint: 'Declare it in passerelle.json, as in "delimiter": ";", and look at the line of headings of the file.',
      };
    case 'too-large':
      return {
        message: `The file "${name}" has ${megabytes(fault.bytes)} MB; the limit is ${megabytes(fault.limit)} MB.`,
        hint: shorterPeriod,
      };
    case 'too-many-rows':
      return {
        message: `The file "${name}" has more than ${numberOf(fault.limit)} lines.`,
        hint: shorterPeriod,
      };
  }
};

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}

export const files: Sections['files'] = { fault };

export const fetch: Sections['fetch'] = {
  missing: ({ path, others }) => ({
    message: `The file ${path} is not on the server.`,
    hint:
      others.length > 0
        ? `The nearest that is: ${others.join(', ')}. Correct the name in passerelle.json, or check that the program which writes it has run.`
        : 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  noMatch: ({ pattern, unsendable }) => ({
    message: `No file on the server matches ${pattern}${unsendable.length > 0 ? `, but for names that can't be asked for (accent or special character): ${unsendable.slice(0, 3).join(', ')}` : ''}.`,
    hint: 'Check that the program which writes it has run, and the name in passerelle.json.',
  }),
  unsendable: ({ names }) =>
    `Not read, because this name can't be asked of an FTP server (accent or special character): ${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''}. If it holds orders, rename it in letters without accents.`,
  unchanged: ({ count }) =>
    `${plural(count, 'older file', 'older files')}, read before and unchanged: not read again.`,
  noFilterColumn: ({ file, column, headings }) => ({
    message: `A filter ("filters" in passerelle.json) asks for the column "${column}", which "${file}" does not have. Headings found: ${headings.join(', ')}.`,
    hint: 'Nothing was taken from it. Put one of the headings found into the filter, or bring that column back into the export.',
  }),
  filterColumnTwice: ({ file, column }) => ({
    message: `A filter ("filters" in passerelle.json) asks for the column "${column}", but "${file}" has several columns of that heading.`,
    hint: 'Nothing was taken from it. Give the number of the right column in the filter (the first is 1).',
  }),
  left: ({ count }) => ({
    message: `There was no time for ${plural(count, 'older file', 'older files')} of orders: the next run goes on, without reading the others again.`,
    hint: 'Take old files of orders off the server, or raise ftp.deadlineSeconds.',
  }),
  notWhole: ({ path, tries }) => ({
    message: `The file ${path} is changing or stays incomplete: read ${tries} times and never whole.`,
    hint: 'Another program is probably writing it. Nothing was taken from it; the next run tries again.',
  }),
  inUse: ({ path, tries, reply }) => ({
    message: `Another program has the file ${path} open: asked for ${tries} times, it could not be read ("${reply}").`,
    hint: 'PrestaShop or ProShop is probably writing it. Nothing was taken from it; the next run tries again.',
  }),
  localMissing: ({ path, reason }) => ({
    message: `The file ${path} can't be read (${reason}).`,
    hint: 'Check the path given on the command line.',
  }),
};
