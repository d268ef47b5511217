import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { demandSuccess, elementsIn, notAsked } from './answer.ts';
import type { Call, Query } from './call.ts';
import type { Caller } from './caller.ts';
import { cutOutXml } from './cut-out.ts';
import { batchesOf, batchValue } from './filters.ts';
import { nodeNames, type ResourceName } from './resources.ts';
import { ShopTrouble } from './shop-fault.ts';
import { sendBody, type Change, type Written } from './writes.ts';
import { addFields } from './xml.ts';

/**
 * For shops before 8.0: reads rows whole, changes fields, takes out what may not be sent, sends the rest back. What
 * somebody else changes between the two is lost: there is no better way on such a shop.
 */
export async function putWhole(
  caller: Caller,
  resource: ResourceName,
  changes: readonly Change[],
  query: Query,
): Promise<Written[]> {
  const readOnly = await readOnlyFields(caller, resource);
  const written: Written[] = [];
  for (const some of inBatches(changes)) {
    const document = await readWhole(caller, resource, some);
    const body = changed(document, resource, some, readOnly);
    const [only] = some.length === 1 ? some : [];
    const path = only ? `${resource}/${only.id}` : resource;
    written.push(...(await sendBody(caller, 'PUT', resource, { path, body, query }, some)));
  }
  return written;
}

function inBatches(changes: readonly Change[]): Change[][] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  return batchesOf([...byId.keys()].map(String), roomForIds).map((batch) =>
    batch.kind === 'values' ? batch.values.flatMap((id) => byId.get(Number(id)) ?? []) : [],
  );
}

const roomForIds = 1700;

/** What the shop itself says may not be written: quantity and manufacturer_name of products, and so on. */
async function readOnlyFields(caller: Caller, resource: ResourceName): Promise<Set<string>> {
  const call: Call = { method: 'GET', path: resource, query: [['schema', 'synopsis']], format: 'xml' };
  const [row] = await caller.ask(call, (reply) => elementsIn(reply, call, nodeNames[resource]));
  const fields = row?.children ?? [];
  return new Set(fields.filter(({ attributes }) => attributes.read_only === 'true').map(({ name }) => name));
}

async function readWhole(
  caller: Caller,
  resource: ResourceName,
  changes: readonly Change[],
): Promise<string> {
  const ids = batchValue({ kind: 'values', values: changes.map(({ id }) => id) });
  const query: Query = [
    ['filter[id]', ids],
    ['display', 'full'],
    ['sort', '[id_ASC]'],
  ];
  const call: Call = { method: 'GET', path: resource, query, format: 'xml' };
  return caller.ask(call, (reply) => {
    demandSuccess(reply, call);
    const document = cutOutXml(reply.text)?.document;
    if (document === undefined) throw notAsked('no-document', call);
    return { value: document, foreign: undefined };
  });
}

/** The list becomes the body: its rows directly under the root, in the order of the changes. */
function changed(
  document: string,
  resource: ResourceName,
  changes: readonly Change[],
  readOnly: ReadonlySet<string>,
): string {
  const rows = new Map<number, XMLBuilder>();
  create(document)
    .root()
    .first()
    .each((row) => void rows.set(idOf(row), row));
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('prestashop', {
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  });
  for (const change of changes) {
    const row = rows.get(change.id);
    if (row === undefined) throw absent(resource, change.id);
    root.import(row);
    changeRow(root.last(), change, readOnly);
  }
  return root.end({ headless: false });
}

function absent(resource: ResourceName, id: number): ShopTrouble {
  return new ShopTrouble({ kind: 'shop/absent', resource, id }, `PUT /api/${resource}`);
}

function idOf(row: XMLBuilder): number {
  return Number(row.first().node.textContent);
}

/** Associations that are not sent stay as they are. */
function changeRow(row: XMLBuilder, { fields, associations }: Change, readOnly: ReadonlySet<string>): void {
  const children: XMLBuilder[] = [];
  row.each((child) => void children.push(child));
  for (const child of children) {
    const name = child.node.nodeName;
    if (name === 'associations' || name in fields || readOnly.has(name)) child.remove();
  }
  addFields(row, { fields, ...(associations ? { associations } : {}) });
}
