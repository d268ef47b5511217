import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { ConfigFault } from './fault.ts';
import type { ConfigPath } from './known-keys.ts';
import { nameOfPath } from './show-value.ts';
import { syntaxFaults } from './syntax-faults.ts';
import { TextLines } from './text-lines.ts';

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
    faults: duplicateKeys(tree, []).map(({ path, node }) => ({
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

function duplicateKeys(node: Node, path: ConfigPath): NodeAt[] {
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
