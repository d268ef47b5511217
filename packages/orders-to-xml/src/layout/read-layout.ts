import { duplicateKeys, TextLines } from '@passerelle/core/config/parse-jsonc.ts';
import { getNodeValue, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { faultyLayout, type LayoutFault } from './layout-fault.ts';

/**
 * Reads the text of a layout file: JSON with comments and trailing commas. Throws Failure(2) with every fault,
 * by line. A key that comes twice is one: JSON would drop the first, and an element with it.
 */
export function readLayout(file: string, name: string): unknown {
  const text = file.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new TextLines(text);
  const lineOf = (offset: number): string => String(lines.placeOf(offset).line);
  const faults: LayoutFault[] = [
    ...errors.map(({ error, offset }) => badJson(lineOf(offset), printParseErrorCode(error))),
    ...(tree ? duplicateKeys(tree) : []).map(({ path, node }) => keyAgain(path, lineOf(node.offset))),
  ];
  if (faults.length > 0 || !tree) throw faultyLayout(name, faults);
  return getNodeValue(tree);
}

function badJson(line: string, error: string): LayoutFault {
  return { at: '', kind: 'badJson', value: line, other: error };
}

/** Elements by their names alone: where in a list one stands tells nothing. */
function keyAgain(path: readonly (string | number)[], line: string): LayoutFault {
  const names = path.filter((part) => typeof part === 'string');
  return { at: names.slice(0, -1).join('/'), kind: 'duplicateKey', value: names.at(-1) ?? '', other: line };
}
