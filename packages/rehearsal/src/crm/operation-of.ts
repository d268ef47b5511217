import type { HttpRequest } from '../http/http-fault.ts';

/** The form of a POST, the address of a GET. JSON in a body is not understood. */
export function parametersOf(request: HttpRequest): URLSearchParams {
  if (request.method !== 'POST') return request.query;
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams(isForm ? request.body : '');
}

/** What a request does: `create SalesOrder`, `query Contacts`, `login`. */
export function operationOf(request: HttpRequest): string {
  const parameters = parametersOf(request);
  const operation = parameters.get('operation') ?? '';
  const id = parameters.get('id') ?? /"id":"([^"]+)"/.exec(parameters.get('element') ?? '')?.[1] ?? '';
  const module =
    parameters.get('elementType') ??
    /from (\w+)/.exec(parameters.get('query') ?? '')?.[1] ??
    modules[id.split('x')[0] ?? ''];
  return [operation, module].filter(Boolean).join(' ');
}

const modules: Record<string, string> = {
  6: 'SalesOrder',
  7: 'Invoice',
  10: 'Leads',
  11: 'Accounts',
  12: 'Contacts',
  13: 'Potentials',
  14: 'Products',
  21: 'Currency',
};
