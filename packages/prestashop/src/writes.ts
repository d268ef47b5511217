import { sendAnyWay } from './any-way.ts';
import { demandSuccess, elementsIn, notAsked, type Believed } from './answer.ts';
import { nameOf, type Call, type Query } from './call.ts';
import type { Caller } from './caller.ts';
import { cutOutXml } from './cut-out.ts';
import type { Reply } from './exchange.ts';
import { nodeNames, type Method, type ResourceName } from './resources.ts';
import { ShopTrouble, type FaultKind, type ShopFault } from './shop-fault.ts';
import { effectOf } from './what-next.ts';
import { isWebPage, titleOf } from './web-page.ts';
import { childOf, documentOf, elementOf, fieldsOf, type Element, type Entity } from './xml.ts';

/** A row as the shop says it is after a write. Fields that were not sent may be missing or empty there: read it again. */
export interface Written {
  readonly id: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * What became of a write. `refused`: nothing of it was done. `unknown`: it may have been done, wholly or in part, now or
 * in a minute: read the outcome back before anything is sent again.
 */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly fault: ShopFault }
  | { readonly kind: 'unknown'; readonly fault: ShopFault };

/** The parts of a change that is sent with the fields that change, and in no other way. */
export interface Change extends Entity {
  readonly id: number;
}

/** Makes a row. `query`: ['sendemail', '1'] has the shop write to the customer. */
export function postOne(
  caller: Caller,
  resource: ResourceName,
  entity: Entity,
  query: Query = [],
): Promise<Outcome<Written>> {
  const body = documentOf(nodeNames[resource], [entity]);
  const call: Call = { method: 'POST', path: resource, query, body, format: 'xml' };
  return outcomeOf(
    caller.send(call, (reply) => first(writtenIn(reply, call, resource), call)),
    isRefusal,
  );
}

/** Makes several rows with one request. Not all or nothing: after anything but `done`, read back which there are. */
export function postMany(
  caller: Caller,
  resource: ResourceName,
  entities: readonly Entity[],
): Promise<Outcome<Written[]>> {
  const body = documentOf(nodeNames[resource], entities);
  const call: Call = { method: 'POST', path: resource, query: [], body, format: 'xml' };
  return outcomeOf(
    caller.send(call, (reply) => {
      const written = writtenIn(reply, call, resource);
      if (written.value.length !== entities.length) throw notAsked('amount', call);
      return written;
    }),
    entities.length === 1 ? isRefusal : isRefusalOfAll,
  );
}

/** Sends rows that are there already. Not all or nothing: rows before a bad one stay written, those after it do not. */
export function sendChanges(
  caller: Caller,
  method: 'PATCH' | 'PUT',
  resource: ResourceName,
  entities: readonly Change[],
  query: Query,
): Promise<Written[]> {
  const [only] = entities.length === 1 ? entities : [];
  const path = only ? `${resource}/${only.id}` : resource;
  const body = documentOf(nodeNames[resource], entities);
  return sendBody(caller, method, resource, { path, body, query }, entities);
}

/** A whole document that is there already, by whatever method. */
export function sendBody(
  caller: Caller,
  method: Method,
  resource: ResourceName,
  { path, body, query }: { path: string; body: string; query: Query },
  expected: readonly { readonly id: number }[],
): Promise<Written[]> {
  const call: Call = { method, path, query, body, format: 'xml' };
  return sendAnyWay(caller, call, (reply) => {
    const written = writtenIn(reply, call, resource);
    const isSame = written.value.length === expected.length;
    if (!isSame || written.value.some(({ id }, at) => id !== expected[at]?.id)) throw notAsked('ids', call);
    return written;
  });
}

/** Takes a row away; one that is gone already is `refused` as 'shop/absent'. */
export function deleteOne(caller: Caller, path: string): Promise<Outcome<undefined>> {
  const call: Call = { method: 'DELETE', path, query: [], format: 'xml' };
  return outcomeOf(
    sendAnyWay(caller, call, (reply) => {
      demandSuccess(reply, call);
      demandNoPage(reply, call);
      return { value: undefined, foreign: undefined };
    }),
    isRefusal,
  );
}

/** The shop makes pictures of every size from one: a large one takes it a quarter of a minute. */
const uploadSeconds = 60;

/** Sends a file as a form does. `path`: 'images/products/23', 'attachments/file'. */
export function uploadOne(
  caller: Caller,
  path: string,
  file: { field: string; name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Outcome<Written>> {
  const body = new FormData();
  body.append(file.field, new Blob([file.bytes], { type: file.type }), file.name);
  const call: Call = { method: 'POST', path, query: [], body, format: 'xml', timeoutSeconds: uploadSeconds };
  return outcomeOf(
    caller.send(call, (reply) => ({ value: uploadedIn(reply, call), foreign: undefined })),
    // A file that is no image is refused, and leaves a row all the same.
    (kind) => isRefusal(kind) && kind !== 'shop/refused',
  );
}

/** Of one row: a clear no means that nothing was done. */
export function isRefusal(kind: FaultKind): boolean {
  return effectOf(kind) === 'none';
}

/** Of several rows: a no to one of them says nothing of those before it. */
export function isRefusalOfAll(kind: FaultKind): boolean {
  return isRefusal(kind) && kind !== 'shop/refused' && kind !== 'shop/absent';
}

export async function outcomeOf<T>(
  sent: Promise<T>,
  nothingDone: (kind: FaultKind) => boolean,
): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await sent };
  } catch (error) {
    if (!(error instanceof ShopTrouble)) throw error;
    return { kind: nothingDone(error.fault.kind) ? 'refused' : 'unknown', fault: error.fault };
  }
}

function writtenIn(reply: Reply, call: Call, resource: ResourceName): Believed<Written[]> {
  const { value, foreign } = elementsIn(reply, call, nodeNames[resource]);
  return { value: value.map((row) => asWritten(row, call)), foreign };
}

function first({ value, foreign }: Believed<Written[]>, call: Call): Believed<Written> {
  const [one] = value;
  if (one === undefined || value.length > 1) throw notAsked('amount', call);
  return { value: one, foreign };
}

function asWritten(row: Element, call: Call): Written {
  const fields = fieldsOf(row);
  const id = Number(fields.id);
  if (!Number.isSafeInteger(id) || id <= 0) throw notAsked('ids', call);
  return { id, fields };
}

/** The answer to an upload holds the row and the whole file again. */
function uploadedIn(reply: Reply, call: Call): Written {
  demandSuccess(reply, call);
  demandNoPage(reply, call);
  const root = elementOf(cutOutXml(reply.text)?.document ?? '');
  const row = root?.children.find((child) => childOf(child, 'id') !== undefined);
  if (row === undefined) throw notAsked('root', call);
  return asWritten(row, call);
}

function demandNoPage({ text, status }: Reply, call: Call): void {
  if (!isWebPage(text)) return;
  throw new ShopTrouble({ kind: 'shop/web-page', status, title: titleOf(text) }, nameOf(call));
}
