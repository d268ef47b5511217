import { jsonOf } from '@passerelle/core/text/json-of.ts';
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
  // As a rule there is nothing around the document: to look for its end would take as long as to read it.
  const whole = jsonOf(reply.text);
  const cut = whole === undefined ? cutOutJson(reply.text, [root]) : undefined;
  if (whole === undefined && cut === undefined) throw noDocument(reply, call, /[{[]/);
  const rows = rowsIn(cut === undefined ? whole : jsonOf(cut.document), root);
  if (rows === undefined) throw notAsked('root', call);
  demandType(reply, call, 'json');
  return { value: rows, foreign: cut && foreignOf(cut) };
}

/** Under the root's name; an empty list stands alone. */
function rowsIn(value: unknown, root: string): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value.length === 0 ? value : undefined;
  const rows =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[root] : undefined;
  return Array.isArray(rows) ? rows : undefined;
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
  if (text.trim() === '' || beginning.test(text)) return { kind: 'shop/cut-short', bytes };
  return { kind: 'shop/not-asked', what: 'no-document' };
}

function foreignOf({ before, after }: CutOut): Foreign | undefined {
  return before === '' && after === '' ? undefined : { before, after };
}
