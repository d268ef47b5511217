import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { nameOfPath, quoteText, type ConfigPath } from './show-value.ts';
import type { ConfigFault, Found, SyntaxExpectation } from './fault.ts';

export interface JsoncDocument {
  value: unknown;
  /** Keys given twice: the last one counts. */
  faults: ConfigFault[];
  /** The line, from 1, where the key or value at that place stands; null if it is not in the text. */
  lineOf(path: ConfigPath): number | null;
}

/** JSON with comments and trailing commas. What can't be read at all comes back as the faults of its syntax. */
export function parseJsonc(text: string): JsoncDocument | { syntaxFaults: ConfigFault[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (tree === undefined || errors.length > 0) return { syntaxFaults: syntaxFaults(text, errors) };

  const lines = new TextLines(text);
  const lineOfNode = (node: Node) => lines.placeOf(node.offset).line;
  return {
    value: valueOf(tree),
    faults: duplicateKeys(tree).map(({ path, node }) => ({
      kind: 'duplicate-key',
      key: nameOfPath(path),
      line: lineOfNode(node),
    })),
    lineOf: (path) => {
      const node = nodeAt(tree, path);
      return node === undefined ? null : lineOfNode(node);
    },
  };
}

/** Of a key given twice, the last: the one whose value counts. */
function nodeAt(node: Node, [part, ...rest]: ConfigPath): Node | undefined {
  if (part === undefined) return node;
  const inside = node.type === 'array' ? childrenOf(node)[Number(part)] : valueOfKey(node, String(part));
  return inside && nodeAt(inside, rest);
}

function valueOfKey(node: Node, key: string): Node | undefined {
  return childrenOf(childrenOf(node).findLast((property) => childrenOf(property)[0]?.value === key))[1];
}

/** Built from entries, so that a key called `__proto__` is a key like any other. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return childrenOf(node).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  return Object.fromEntries(childrenOf(node).map((property) => entryOf(property)));
}

function entryOf(property: Node): [string, unknown] {
  const [key, value] = childrenOf(property);
  return [String(key?.value), value === undefined ? null : valueOf(value)];
}

interface NodeAt {
  path: ConfigPath;
  node: Node;
}

/** Keys that stand again in one object, each with its place: JSON itself would drop all but the last. */
export function duplicateKeys(node: Node, path: ConfigPath = []): NodeAt[] {
  const children = childrenOf(node);
  if (node.type === 'array') return children.flatMap((item, index) => duplicateKeys(item, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = childrenOf(property);
    const name = String(key?.value);
    const at = [...path, name];
    const here = seen.has(name) ? [{ path: at, node: property }] : [];
    seen.add(name);
    return value === undefined ? here : [...here, ...duplicateKeys(value, at)];
  });
}

function childrenOf(node: Node | undefined): Node[] {
  return node?.children ?? [];
}

/**
 * A lone backslash ("D:\Passerelle") misleads the parser no further: each is told. After any other error the parser
 * guesses, so only the first of those is.
 */
function syntaxFaults(text: string, errors: readonly ParseError[]): ConfigFault[] {
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

/** Deeper than anything we read, and far from where a parser that calls itself runs out of stack. */
const deepest = 100;

/** Whether so many lists and objects stand in one another that no parser should be given the text. */
export function isTooDeep(text: string): boolean {
  const ignoresBlanksAndComments = true;
  const scanner = createScanner(text, ignoresBlanksAndComments);
  let depth = 0;
  const nextStart = (): string | undefined => {
    scanner.scan();
    return text[scanner.getTokenOffset()];
  };
  for (let start = nextStart(); start !== undefined && depth <= deepest; start = nextStart()) {
    if (start === '{' || start === '[') depth += 1;
    if (start === '}' || start === ']') depth -= 1;
  }
  return depth > deepest;
}

/** JSON on one line, spaced as a person writes it: `{ "a": [1, 2] }`. */
export function inlineJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inlineJson(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Where things stand in a text, as an editor numbers lines and columns: both from 1. */
export class TextLines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
  }

  placeOf(offset: number): { line: number; column: number } {
    const line = this.#starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (this.#starts[line] ?? 0) + 1 };
  }
}
