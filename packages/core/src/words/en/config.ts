import type { ConfigFault, FileTrouble } from '../../config/fault.ts';
import type { Sections } from '../words.ts';
import { expected, found, received, syntaxExpected } from './config-expected.ts';
import { keys } from './config-keys.ts';

const trouble: Record<FileTrouble, string> = {
  missing: 'it does not exist',
  forbidden: 'the account that runs the program may not read it',
  empty: 'its first line is empty',
  'not-utf-8': 'it is not UTF-8 (in Notepad: "Save as", encoding UTF-8)',
  'utf-16': 'it is UTF-16, also called "Unicode" (in Notepad: "Save as", encoding UTF-8)',
  folder: 'it is a folder, not a file',
  'too-large': 'it is larger than 1 MB',
  'too-deep': 'more than a hundred lists or objects stand in one another',
  unreadable: "it can't be read (disk, network, or a file held by another program)",
};

function whatIsWrong(fault: ConfigFault): string {
  switch (fault.kind) {
    case 'invalid': {
      const { expects, example } = fault.field;
      return `got ${received(fault.received)}; expected ${expected(expects)}. Example: ${JSON.stringify(example)}`;
    }
    case 'missing':
      return `to be filled in: ${expected(fault.field.expects)}. Example: ${JSON.stringify(fault.field.example)}`;
    case 'unknown-key':
      return `unknown key; the nearest is "${fault.nearest}". Correct the name or take the key out`;
    case 'duplicate-key':
      return 'key given twice, only the last would count. Keep one';
    case 'state-in-two-lists':
      return `the state ${fault.state} is in "${fault.otherKey}" too (a sale or not?). Take it out of one of the two lists`;
    case 'same-place':
      return `"${fault.place}" is also the value of "${fault.otherKey}". Give two different names, for example "${fault.place}-2"`;
    case 'column-needed':
      return `${fault.keys.join(' or ')} is needed, false is not possible. Give the heading or the number of the column, for example 14`;
    case 'section-needed':
      return `this needs the section "${fault.section}", which is not there. Add it, or take this key out`;
    case 'env-not-set':
      return `the environment variable "${fault.name}" does not exist or is empty for the account that runs the program. Create it, or give "file:PATH"`;
    case 'secret-file':
      return `the password file ${fault.path} will not do: ${trouble[fault.trouble]}. Its first line must be the password`;
    case 'secret-unfit':
      return 'the password holds a tab, a line end or another control character. Type it again';
    case 'backslash':
      return `column ${fault.column}: a single "\\" in a text. Double it or write "/". Example: "D:\\\\Passerelle" or "D:/Passerelle"`;
    case 'syntax':
      return `column ${fault.column}: found ${found(fault.found)}; expected ${syntaxExpected[fault.expected]}`;
  }
}

function fault(fault: ConfigFault): string {
  const places = [fault.line === null ? '' : `line ${fault.line}`, fault.key].filter((place) => place !== '');
  return `${[...places, whatIsWrong(fault)].join(': ')}.`;
}

export const config: Sections['config'] = {
  keys,

  noFile: (places) => ({
    message: `No configuration was found: neither ${places.join(' nor ')}.`,
    hint: 'Make one with "orders-to-xml init", or say where it is with --config or the environment variable PASSERELLE_CONFIG.',
  }),
  trouble: (why) => trouble[why],
  unreadableFile: (path, why) => ({
    message: `The configuration ${path} can't be read: ${trouble[why]}.`,
    hint:
      why === 'missing'
        ? 'Check the path given by --config or PASSERELLE_CONFIG, or make a configuration with "orders-to-xml init".'
        : 'Put that right, then run "orders-to-xml check".',
  }),
  refused: (path, faults) => ({
    message: [
      `The configuration ${path} has ${faults.length === 1 ? 'one fault' : `${faults.length} faults`}:`,
      ...faults.map((each) => `  - ${fault(each)}`),
    ].join('\n'),
    isList: true,
    hint: 'Correct the file, then run "orders-to-xml check". Nothing was read or sent.',
  }),

  warning: (warning) => {
    switch (warning.kind) {
      case 'secret-in-clear':
        return {
          message: `The password "${warning.key}" is written in clear in ${warning.path}.`,
          hint: 'Put it into an environment variable ("env:NAME") or a file ("file:PATH") that only the account of the program can read.',
        };
      case 'secret-readable-by-all':
        return {
          message: `Anybody on this machine can read ${warning.path}, which holds the password "${warning.key}".`,
          hint: `Keep it for the account of the program: chmod 600 "${warning.path}".`,
        };
      case 'clear-ftp':
        return {
          message: `The connection to ${warning.host} is not encrypted: password and commands travel in clear.`,
          hint: 'If the server allows it, set "tls": "explicit" in "ftp".',
        };
      case 'clear-shop':
        return {
          message: `The shop ${warning.url} is asked without encryption: its key and the orders travel in clear.`,
          hint: 'Give shop.url an address that begins with https://.',
        };
      case 'clear-crm':
        return {
          message: `The CRM ${warning.url} is asked without encryption: customers and orders travel in clear.`,
          hint: 'Put an address that begins with https:// into crm.url.',
        };
    }
  },

  sample: {
    introduction: [
      'The configuration of Passerelle, read by orders-to-xml and stock-csv-mod.',
      'Only ftp.host, ftp.user and ftp.password must be filled in: the other values are the defaults.',
      'Relative paths start at the folder of this file. Double each "\\" or write "/".',
      'A key behind "//" is optional: take the two slashes away to use it.',
      'After each change: orders-to-xml check.',
    ],
    example: 'Example:',
  },
};
