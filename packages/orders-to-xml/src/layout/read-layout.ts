import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { faultyLayout, type LayoutFault } from './layout-fault.ts';

/**
 * Reads the text of a layout file: JSON with comments and trailing commas. Throws Failure(2) with every fault,
 * by line. A key that comes twice is one: JSON would drop the first, and an element with it.
 */
export function readLayout(file: string, name: string): unknown {
  const text = file.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const faults = [
    ...errors.map(({ error, offset }) => badJson(lineOf(text, offset), printParseErrorCode(error))),
    ...duplicateKeys(tree, text, ''),
  ];
  if (faults.length > 0 || !tree) throw faultyLayout(name, faults);
  return getNodeValue(tree);
}

function badJson(line: number, error: string): LayoutFault {
  return { at: '', kind: 'badJson', value: String(line), other: error };
}

function duplicateKeys(node: Node | undefined, text: string, at: string): LayoutFault[] {
  if (node?.type === 'array') return (node.children ?? []).flatMap((child) => duplicateKeys(child, text, at));
  if (node?.type !== 'object') return [];
  const seen = new Set<string>();
  return (node.children ?? []).flatMap(({ children: [key, value] = [], offset }) => {
    const name = String(key?.value);
    const inside = at === '' ? name : `${at}/${name}`;
    const isAgain = seen.has(name);
    seen.add(name);
    const again: LayoutFault = { at, kind: 'duplicateKey', value: name, other: String(lineOf(text, offset)) };
    return [...(isAgain ? [again] : []), ...duplicateKeys(value, text, inside)];
  });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
