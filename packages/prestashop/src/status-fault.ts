import { jsonOf } from '@passerelle/core/text/json-of.ts';
import type { Call } from './call.ts';
import { cutOutJson, cutOutXml } from './cut-out.ts';
import type { Reply } from './exchange.ts';
import type { ShopError, ShopFault } from './shop-fault.ts';
import { forAPerson } from './text.ts';
import { titleOf } from './web-page.ts';
import { childOf, elementOf } from './xml.ts';

/** What an answer of another class than 2xx means. Codes: those of PrestaShop's WebserviceRequest. */
export function faultOf(reply: Reply, call: Call): ShopFault {
  const errors = errorsIn(reply.text);
  const { status } = reply;
  if (status >= 500) return serverFault(reply, call, errors);
  if (status >= 300 && status < 400) return redirection(reply);
  if (status === 401 || status === 403 || status === 405) return refusedAccess(reply, call, errors);
  if (status === 404) return notFound(reply, call, errors);
  if (status === 429) return { kind: 'shop/busy', ...retryAfter(reply) };
  if (status < 200) return { kind: 'shop/not-asked', what: 'status' };
  // 86: an association that the shop does not have, found after the row itself was saved.
  if (has(errors, 86)) return { kind: 'shop/broken', status, errors, warnings: [] };
  return errors.length > 0 ? { kind: 'shop/refused', status, errors } : blocked(reply);
}

function serverFault(reply: Reply, { method }: Call, errors: readonly ShopError[]): ShopFault {
  const { status } = reply;
  if (status === 503 && has(errors, 22)) return { kind: 'shop/switched-off' };
  if (status === 503) return { kind: 'shop/unavailable', ...retryAfter(reply) };
  if (status === 501 && errors.length === 0) return { kind: 'shop/method-forbidden', method, status };
  if (status === 502 || status === 504 || status >= 520) return { kind: 'shop/gateway', status };
  const warnings = errors.map(({ message }) => message).filter((message) => message.startsWith('[PHP '));
  return { kind: 'shop/broken', status, errors, warnings };
}

function redirection({ status, location }: Reply): ShopFault {
  return { kind: 'shop/redirected', status, to: location.split(/[?#]/)[0] ?? '' };
}

function refusedAccess(reply: Reply, call: Call, errors: readonly ShopError[]): ShopFault {
  const { method } = call;
  const { status } = reply;
  const resource = call.path.split('/')[0] ?? '';
  if (has(errors, 25, 26)) return { kind: 'shop/right-missing', resource, method };
  if (has(errors, 23, 101)) return { kind: 'shop/method-unknown', resource, method };
  if (has(errors, 132)) return { kind: 'shop/other-shop' };
  if (has(errors, 17)) return { kind: 'shop/key-dropped' };
  if (errors.length > 0 && status === 401) return { kind: 'shop/key-refused', errors };
  if (errors.length > 0) return { kind: 'shop/refused', status, errors };
  if (status === 401 && reply.text.trim() === '401 Unauthorized') return { kind: 'shop/key-dropped' };
  const isRead = method === 'GET' || method === 'HEAD' || method === 'POST';
  return isRead || status === 401 ? blocked(reply) : { kind: 'shop/method-forbidden', method, status };
}

/** The web service's own 404 has no body at all, or a code. */
function notFound(reply: Reply, { path }: Call, errors: readonly ShopError[]): ShopFault {
  const [resource = '', id] = path.split('/');
  if (errors.length > 0 || (reply.text.trim() === '' && reply.version !== '')) {
    return { kind: 'shop/absent', resource, ...(Number(id) > 0 ? { id: Number(id) } : {}) };
  }
  return { kind: 'shop/no-service', status: reply.status, title: titleOf(reply.text) };
}

function blocked({ status, text }: Reply): ShopFault {
  return { kind: 'shop/blocked', status, title: titleOf(text) };
}

function has(errors: readonly ShopError[], ...codes: number[]): boolean {
  return errors.some(({ code }) => codes.includes(code));
}

/** Seconds, or a date; neither is believed beyond a day. */
function retryAfter({ retryAfter }: Reply): { retryAfterSeconds?: number } {
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds >= 0 && seconds <= 86_400 ? { retryAfterSeconds: Math.ceil(seconds) } : {};
}

/** So many are told; a shop says one or two. */
const mostErrors = 10;

function errorsIn(text: string): ShopError[] {
  const json = cutOutJson(text, ['errors'])?.document;
  if (json?.startsWith('{')) {
    const { errors } = (jsonOf(json) ?? {}) as { errors?: unknown };
    return Array.isArray(errors) ? errors.slice(0, mostErrors).map(asError) : [];
  }
  const root = elementOf(cutOutXml(text)?.document ?? '<none/>');
  const errors = root && childOf(root, 'errors');
  return (errors?.children ?? [])
    .slice(0, mostErrors)
    .map((error) =>
      asError({ code: childOf(error, 'code')?.text, message: childOf(error, 'message')?.text }),
    );
}

function asError(error: unknown): ShopError {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return { code: Number(code) || 0, message: forAPerson(typeof message === 'string' ? message : '') };
}
