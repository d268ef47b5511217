import { printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { ConfigFault, Found, SyntaxExpectation } from './fault.ts';
import { quoteText } from './show-value.ts';
import { TextLines } from './text-lines.ts';

/**
 * A lone backslash ("D:\Passerelle") misleads the parser no further: each is told. After any other error the parser
 * guesses, so only the first of those is.
 */
export function syntaxFaults(text: string, errors: readonly ParseError[]): ConfigFault[] {
  const backslashes = errors.filter(isLoneBackslash);
  const first = errors.find((error) => !isLoneBackslash(error));
  const lines = new TextLines(text);
  const told = first === undefined ? backslashes : [...backslashes, first];
  return told.map((error) => {
    const { line, column } = lines.placeOf(error.offset);
    if (isLoneBackslash(error)) return { kind: 'backslash', key: '', line, column };
    return {
      kind: 'syntax',
      key: '',
      line,
      column,
      expected: expectedBy(error),
      found: foundAt(text, error),
    };
  });
}

function isLoneBackslash(error: ParseError): boolean {
  return ['InvalidEscapeCharacter', 'InvalidUnicode'].includes(printParseErrorCode(error.error));
}

const expectations: Record<string, SyntaxExpectation> = {
  InvalidSymbol: 'value',
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'key',
  ValueExpected: 'value',
  ColonExpected: 'colon',
  CommaExpected: 'comma',
  CloseBraceExpected: 'closing-brace',
  CloseBracketExpected: 'closing-bracket',
  EndOfFileExpected: 'end',
  InvalidCommentToken: 'value',
  UnexpectedEndOfComment: 'closing-comment',
  UnexpectedEndOfString: 'closing-quote',
  UnexpectedEndOfNumber: 'number',
  InvalidCharacter: 'plain-text',
};

function expectedBy(error: ParseError): SyntaxExpectation {
  return expectations[printParseErrorCode(error.error)] ?? 'value';
}

function foundAt(text: string, error: ParseError): Found {
  const found = text.slice(error.offset, error.offset + error.length);
  if (found === '') return { kind: 'end-of-file' };
  if (isNearSecret(text.slice(0, error.offset), found)) return { kind: 'hidden' };
  return { kind: 'text', text: quoteText(found) };
}

const secretKey = /pass|webhook|url|mot/i;

/** A quote too many breaks a password into pieces: nothing of its line, nor of the value it belongs to, is shown. */
function isNearSecret(before: string, found: string): boolean {
  const lineStart = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const lastKey = /.*"([^"\n\r]*)"\s*:/s.exec(before)?.[1] ?? '';
  return [lineStart, lastKey, found].some((piece) => secretKey.test(piece));
}
