import { readFileSync } from 'node:fs';

/** One request and its answer as they were recorded on a running vtiger. */
export interface RecordedExchange {
  method: string;
  parameters: Record<string, string>;
  status: number;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

/** Reads `samples/vtiger/<name>.txt`. */
export function recordedExchange(name: string): RecordedExchange {
  const text = readFileSync(new URL(`../../../../samples/vtiger/${name}.txt`, import.meta.url), 'utf8');
  const [request = '', answer = ''] = text.split('----- response -----');
  const [head = '', ...rest] = answer.trimStart().split(/\r?\n\r?\n/);
  return {
    method: request.slice(0, request.indexOf(' ')),
    parameters: parametersOf(request),
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    body: parsed(rest.join('\n\n').trim()),
  };
}

/** From the request itself, so that blanks at an end are kept. */
function parametersOf(request: string): Record<string, string> {
  const [head = '', body = ''] = request.split(/\r?\n\r?\n/);
  const address = /^\w+ (\S+)/.exec(head)?.[1] ?? '';
  const form = request.startsWith('POST') ? body : (address.split('?')[1] ?? '');
  return Object.fromEntries(new URLSearchParams(form.trim()));
}

function parsed(body: string): unknown {
  return body.startsWith('{') ? (JSON.parse(body) as unknown) : body;
}
