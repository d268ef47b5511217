import { shownPrice } from './shown-price.ts';
import { RequestError } from './request-error.ts';
import type { Resource } from './resource-table.ts';
import { select } from './selection.ts';
import { displayOf, shownLinks, shownValue, type Display } from './shown-row.ts';
import type { ShopState } from './shop-state.ts';
import type { StoredRow } from './store.ts';
import { resources } from './tables.ts';
import { document, type WebAnswer, type WebRequest } from './web-answer.ts';
import { jsonList, jsonRow, jsonSingle } from './write-json.ts';
import { xmlDocument, xmlIds, xmlRow, xmlSchema, type XmlRow } from './write-xml.ts';

/** Answers a GET of a list, a row or a schema. */
export function readRows(state: ShopState, request: WebRequest): WebAnswer {
  const [name = '', id] = request.path.split('/');
  const resource = resources.get(name);
  if (resource === undefined) throw new RequestError(400, 27, `Resource of type "${name}" does not exists`);
  const schema = request.query.get('schema');
  if (schema !== undefined) {
    return document(
      request,
      state.version,
      200,
      xmlSchema(resource, state.data.languages, schema === 'synopsis'),
    );
  }
  return id === undefined || id === ''
    ? list(state, request, resource)
    : single(state, request, resource, Number(id));
}

function list(state: ShopState, request: WebRequest, resource: Resource): WebAnswer {
  const rows = select(state.data.table(resource.name), request.query);
  const asked = request.query.get('display');
  if (asked === undefined) return idsOnly(state, request, resource, rows);
  const display = displayOf(resource, asked, pricesAsked(request));
  if (request.wantsJson) {
    const shown = rows.map((row) =>
      withPrices(state, request, row, display, jsonRow(state.data, resource, row, display)),
    );
    return document(request, state.version, 200, jsonList(resource, shown));
  }
  const shown = rows.map((row) =>
    xmlRow(request.api, resource, display.fields, asXmlRow(state, resource, row, display)),
  );
  const { name } = resource;
  return document(request, state.version, 200, xmlDocument(`<${name}>\n${shown.join('')}</${name}>\n`));
}

function idsOnly(
  state: ShopState,
  request: WebRequest,
  resource: Resource,
  rows: readonly StoredRow[],
): WebAnswer {
  const ids = rows.map(({ id }) => id);
  const body = request.wantsJson
    ? jsonList(
        resource,
        ids.map((id) => ({ id })),
      )
    : xmlIds(request.api, resource, ids);
  return document(request, state.version, 200, body);
}

/** One that is not there: 404 with nothing at all. One with `display` is a list of one. */
function single(state: ShopState, request: WebRequest, resource: Resource, id: number): WebAnswer {
  const row = state.data.table(resource.name).rows.get(id);
  if (row === undefined) return { status: 404, type: '', body: '', version: state.version };
  const asked = request.query.get('display');
  const display = displayOf(resource, asked ?? 'full', pricesAsked(request));
  if (request.wantsJson) {
    const shown = jsonRow(state.data, resource, row, display);
    return document(
      request,
      state.version,
      200,
      asked ? jsonList(resource, [shown]) : jsonSingle(resource, shown),
    );
  }
  const shown = xmlRow(request.api, resource, display.fields, asXmlRow(state, resource, row, display));
  return document(request, state.version, 200, xmlDocument(shown));
}

export function asXmlRow(state: ShopState, resource: Resource, row: StoredRow, display: Display): XmlRow {
  return {
    id: row.id,
    value: (field) => shownValue(state.data, resource, row, field),
    links: display.links.map((link) => ({
      association: link.association,
      rows: shownLinks(state.data, resource, row, link),
    })),
  };
}

/** Names of price[name][…]: only products have them. */
function pricesAsked({ query, path }: WebRequest): string[] {
  if (path.split('/')[0] !== 'products') return [];
  const names = [...query.keys()].map((name) => /^price\[(\w+)\]\[\w+\]$/.exec(name)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function withPrices(
  state: ShopState,
  { query }: WebRequest,
  row: StoredRow,
  { prices }: Display,
  shown: Record<string, unknown>,
): Record<string, unknown> {
  for (const name of prices)
    shown[name] = shownPrice(state, row, (option) => query.get(`price[${name}][${option}]`));
  return shown;
}
