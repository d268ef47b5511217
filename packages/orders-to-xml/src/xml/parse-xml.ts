import { utf16In } from '@passerelle/core/text/utf-16.ts';

/** An element as a comparison sees it: names, values and order, not how they were typed. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Its own text, white space folded. */
  text: string;
  children: XmlElement[];
}

/** Reads a document in whatever encoding it declares. Rejects with the parser's own words if it is no XML. */
export async function parseXml(bytes: Uint8Array): Promise<XmlElement> {
  return parseXmlText(decodeXml(bytes));
}

/** The same of a document that has been decoded. */
export async function parseXmlText(text: string): Promise<XmlElement> {
  // xmlbuilder2 takes a text without markup for the name of an element.
  if (!text.trimStart().startsWith('<')) throw new Error('no root element');
  const { create } = await import('xmlbuilder2');
  const parser = { _decodeText: decodeReferences, _decodeAttributeValue: decodeReferences };
  const document = create({ parser: parser as object }, text).doc().node as unknown as DomNode;
  const root = Array.from(document.childNodes).find((node) => node.nodeType === elementNode);
  if (!root) throw new Error('no root element');
  return readElement(root);
}

/** What is used of xmlbuilder2's DOM. */
interface DomNode {
  nodeType: number;
  nodeName: string;
  data?: string;
  childNodes: Iterable<DomNode>;
  attributes: Iterable<{ name: string; value: string }>;
}

const elementNode = 1;
const textNode = 3;
const cdataNode = 4;

function readElement(node: DomNode): XmlElement {
  const nodes = Array.from(node.childNodes);
  const texts = nodes.filter(({ nodeType }) => nodeType === textNode || nodeType === cdataNode);
  return {
    name: node.nodeName,
    attributes: new Map(Array.from(node.attributes, ({ name, value }) => [name, foldSpace(value)])),
    text: foldSpace(texts.map(({ data = '' }) => data).join('')),
    children: nodes.filter(({ nodeType }) => nodeType === elementNode).map(readElement),
  };
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const namedReferences: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const lastCodePoint = 0x10ffff;

/** In one pass: xmlbuilder2's own decoder takes two, and makes a line end of `&amp;#13;`. An unknown entity stays. */
function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      const codePoint = hex ? parseInt(hex, 16) : Number(decimal);
      if (hex || decimal) return codePoint <= lastCodePoint ? String.fromCodePoint(codePoint) : '\uFFFD';
      return namedReferences[name as string] ?? whole;
    },
  );
}

/**
 * By the byte order mark, else by how the first character is written, else by the declaration, else UTF-8 (XML 1.0
 * appendix F). Throws a RangeError where the encoding is none that is known.
 */
export function decodeXml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return new TextDecoder(utf16In(bytes.subarray(0, 2)) ?? narrowEncoding(start)).decode(bytes);
}

/** A declaration that could be read byte by byte is not of UTF-16, whatever it says. */
function narrowEncoding(start: string): string {
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
