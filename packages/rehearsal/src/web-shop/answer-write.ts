import { effects } from './resource-effects.ts';
import { asXmlRow } from './read-rows.ts';
import { RequestError } from './request-error.ts';
import type { Resource } from './resource-table.ts';
import { displayOf, shownValue } from './shown-row.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import { resources } from './tables.ts';
import { document, type WebAnswer, type WebRequest } from './web-answer.ts';
import { jsonSingle } from './write-json.ts';
import { writeRows, type WrittenRow } from './write-rows.ts';
import { xmlDocument, xmlRow, type XmlValue } from './write-xml.ts';

/** Answers POST, PUT, PATCH and DELETE. */
export async function answerWrite(
  state: ShopState,
  request: WebRequest,
  between: BetweenSteps,
): Promise<WebAnswer> {
  const [name = ''] = request.path.split('/');
  const resource = resources.get(name);
  if (resource === undefined) throw new RequestError(400, 27, `Resource of type "${name}" does not exists`);
  if (request.method === 'DELETE') return remove(state, request, resource);
  const method = request.method as 'POST' | 'PUT' | 'PATCH';
  const sendsMail = (request.query.get('sendemail') ?? '0') !== '0';
  const written = await writeRows(state, resource, {
    method,
    body: request.body.toString(),
    sendsMail,
    between,
  });
  return document(
    request,
    state.version,
    method === 'POST' ? 201 : 200,
    echo(state, request, resource, written),
  );
}

/** Rows as they were sent, not as they are stored: what a POST or PUT did not send is empty there. */
function echo(
  state: ShopState,
  request: WebRequest,
  resource: Resource,
  written: readonly WrittenRow[],
): string {
  const display = displayOf(resource, 'full', []);
  const [first] = written;
  if (request.wantsJson && first) {
    const fields = display.fields.map((field) => [field, echoed(state, request, resource, first, field)]);
    return jsonSingle(resource, {
      ...(Object.fromEntries(fields) as Record<string, unknown>),
      id: String(first.row.id),
    });
  }
  const rows = written.map((one) =>
    xmlRow(request.api, resource, display.fields, {
      ...asXmlRow(state, resource, one.row, display),
      value: (field) => echoed(state, request, resource, one, field),
    }),
  );
  return xmlDocument(rows.join(''));
}

function echoed(
  state: ShopState,
  { method }: WebRequest,
  resource: Resource,
  { row, sent }: WrittenRow,
  field: string,
): XmlValue {
  const given = sent.values.get(field);
  if (given !== undefined) return given;
  const type = resource.fields.get(field)?.type;
  const isOwn = method === 'PATCH' || type === 'lang' || field.startsWith('date_');
  return isOwn || resource.fields.get(field)?.isComputed ? shownValue(state.data, resource, row, field) : '';
}

/** One by its path, several by `id=[20,21]`; none of them where one is not there. */
function remove(state: ShopState, { path, query }: WebRequest, resource: Resource): WebAnswer {
  const [, one] = path.split('/');
  const listed = /^\[(.*)\]$/.exec(query.get('id') ?? '')?.[1]?.split(',');
  const ids = (listed ?? [one ?? '']).map(Number);
  const table = state.data.table(resource.name);
  const missing = ids.filter((id) => !table.rows.has(id));
  if (missing.length > 0) throw new RequestError(404, 87, `Id(s) not exists: ${missing.join(', ')}`);
  for (const row of ids.flatMap((id) => table.rows.get(id) ?? [])) {
    table.delete(row);
    effects[resource.name]?.deleted?.(state, row);
    state.writes.push({ method: 'DELETE', resource: resource.name, id: row.id, values: {} });
  }
  return { status: 200, type: '', body: '', version: state.version };
}
