import { nameOf, type Call } from './call.ts';
import { cutOutJson, cutOutXml, type CutOut } from './cut-out.ts';
import type { Reply } from './exchange.ts';
import { ShopTrouble, type NotAsked, type ShopFault } from './shop-fault.ts';
import { faultOf } from './status-fault.ts';
import { isWebPage, titleOf } from './web-page.ts';
import { elementOf, type Element } from './xml.ts';

/** What was printed around a document: a module of the shop does that, and a person should know. */
export interface Foreign {
  readonly before: string;
  readonly after: string;
}

export interface Believed<T> {
  readonly value: T;
  readonly foreign: Foreign | undefined;
}

/** The rows of a list, as JSON has them, from an answer that is what was asked for. Throws ShopTrouble. */
export function listIn(reply: Reply, call: Call, root: string): Believed<readonly unknown[]> {
  demandSuccess(reply, call);
  const cut = cutOutJson(reply.text, [root]);
  if (cut === undefined) throw noDocument(reply, call, /[{[]/);
  const value = JSON.parse(cut.document) as unknown;
  const rows = Array.isArray(value) ? value : (value as Record<string, unknown>)[root];
  if (!Array.isArray(rows) || (Array.isArray(value) && rows.length > 0)) throw notAsked('root', call);
  demandType(reply, call, 'json');
  return { value: rows, foreign: foreignOf(cut) };
}

/** The children of the root: 'order_history' of a write, 'api' of the rights. Throws ShopTrouble. */
export function elementsIn(reply: Reply, call: Call, name: string): Believed<readonly Element[]> {
  demandSuccess(reply, call);
  const cut = cutOutXml(reply.text);
  if (cut === undefined) throw noDocument(reply, call, /<prestashop[\s>]/);
  const root = elementOf(cut.document);
  if (root === undefined) throw notAsked('no-document', call);
  if (root.children.some((child) => child.name !== name)) throw notAsked('root', call);
  demandType(reply, call, 'xml');
  return { value: root.children, foreign: foreignOf(cut) };
}

/** An answer that says nothing but that it is done: that of a DELETE. */
export function demandSuccess(reply: Reply, call: Call): void {
  if (reply.status < 200 || reply.status > 299) throw new ShopTrouble(faultOf(reply, call), nameOf(call));
}

export function notAsked(what: NotAsked, call: Call): ShopTrouble {
  return new ShopTrouble({ kind: 'shop/not-asked', what }, nameOf(call));
}

/** What printed before the web service could say so makes it 'text/html' all the same. */
function demandType({ contentType }: Reply, call: Call, type: 'json' | 'xml'): void {
  if (!contentType.includes(type) && !contentType.includes('html')) throw notAsked('content-type', call);
}

function noDocument(reply: Reply, call: Call, beginning: RegExp): ShopTrouble {
  return new ShopTrouble(withoutDocument(reply, beginning), nameOf(call));
}

function withoutDocument({ text, status, bytes }: Reply, beginning: RegExp): ShopFault {
  if (isWebPage(text)) return { kind: 'shop/web-page', status, title: titleOf(text) };
  if (isWholeJson(text)) return { kind: 'shop/not-asked', what: 'root' };
  if (text.trim() === '' || beginning.test(text)) return { kind: 'shop/cut-short', bytes };
  return { kind: 'shop/not-asked', what: 'no-document' };
}

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function foreignOf({ before, after }: CutOut): Foreign | undefined {
  return before === '' && after === '' ? undefined : { before, after };
}
