import { create } from 'xmlbuilder2';
import { RequestError } from './request-error.ts';
import type { Resource } from './resource-table.ts';
import type { LinkRow } from './store.ts';

/** One row as it was sent. */
export interface SentRow {
  readonly id: number | undefined;
  readonly values: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly links: ReadonlyMap<string, readonly LinkRow[]>;
}

interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

/** The rows of a body: the children of its root, whatever they are called. An 'xml=' before it counts for nothing. */
export function sentRows(body: string, resource: Resource, languages: readonly number[]): SentRow[] {
  const text = body.replace(/^xml=/, '').replace(/^\ufeff/, '');
  const root = rootOf(text);
  return elements(root).map((row) => asSentRow(row, resource, languages));
}

const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

function rootOf(text: string): Node {
  const outside = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  try {
    if (!/^<[?\w]/.test(text) || illegal.test(outside)) throw new Error('String could not be parsed as XML');
    return create(text).root().node as unknown as Node;
  } catch {
    const message = `XML error : String could not be parsed as XML\nXML length : ${Buffer.byteLength(text)}\nOriginal XML : ${text}`;
    throw new RequestError(500, 127, message);
  }
}

function elements(node: Node): Node[] {
  return [...node.childNodes].filter(({ nodeType }) => nodeType === 1);
}

function asSentRow(row: Node, resource: Resource, languages: readonly number[]): SentRow {
  const children = elements(row);
  const plain = children.filter(({ nodeName }) => nodeName !== 'associations');
  const fields = plain.filter(({ nodeName }) => resource.fields.has(nodeName));
  const ofType = (isText: boolean): Node[] =>
    fields.filter(({ nodeName }) => (resource.fields.get(nodeName)?.type === 'lang') === isText);
  const id = plain.find(({ nodeName }) => nodeName === 'id')?.textContent?.trim() ?? '';
  const associations = children.find(({ nodeName }) => nodeName === 'associations');
  return {
    id: id === '' ? undefined : Number(id),
    values: new Map(ofType(false).map((node) => [node.nodeName, (node.textContent ?? '').trim()])),
    texts: new Map(ofType(true).map((node) => [node.nodeName, textsOf(node, languages)])),
    links: new Map(
      (associations ? elements(associations) : []).map((node) => [node.nodeName, linksOf(node)]),
    ),
  };
}

function textsOf(node: Node, languages: readonly number[]): Map<number, string> {
  const given = elements(node).map((language) => {
    const id = [...language.attributes].find(({ name }) => name === 'id')?.value;
    return [Number(id), language.textContent ?? ''] as const;
  });
  return new Map(given.length > 0 ? given : languages.map((id) => [id, node.textContent ?? '']));
}

function linksOf(node: Node): LinkRow[] {
  return elements(node).map((row) =>
    Object.fromEntries(elements(row).map((field) => [field.nodeName, (field.textContent ?? '').trim()])),
  );
}
