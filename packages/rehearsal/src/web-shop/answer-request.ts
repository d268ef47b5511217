import { readRows } from './read-rows.ts';
import { Died, RequestError } from './request-error.ts';
import { allMethods, hasPatch, methodsOf, xmlRights } from './rights.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import { resources } from './tables.ts';
import { answerUpload, isUpload } from './uploads.ts';
import { document, emptyFailure, page, type WebAnswer, type WebRequest } from './web-answer.ts';
import { answerWrite } from './answer-write.ts';
import { jsonErrors } from './write-json.ts';
import { xmlErrors } from './write-xml.ts';

/** Does what is asked and answers as the web service does. `between` is called between the steps of a write. */
export async function answerRequest(
  state: ShopState,
  asked: WebRequest,
  between: BetweenSteps,
): Promise<WebAnswer> {
  // Where a host forbids a method, POST carries its name.
  const request = { ...asked, method: asked.query.get('ps_method') ?? asked.method };
  try {
    const refused = refusedAtDoor(state, request);
    if (refused) return refused;
    demandRight(state, request);
    return await carryOut(state, request, between);
  } catch (error) {
    if (error instanceof Died) return emptyFailure;
    if (!(error instanceof RequestError)) throw error;
    return failure(request, state.version, error);
  }
}

/** Before the service looks at what is asked. */
function refusedAtDoor(state: ShopState, request: WebRequest): WebAnswer | undefined {
  const { surroundings } = state;
  if (surroundings.isSwitchedOff) {
    return failure(
      request,
      '0',
      new RequestError(
        503,
        22,
        'The PrestaShop webservice is disabled. Please activate it in the PrestaShop Back Office',
      ),
    );
  }
  const key = surroundings.dropsKey ? undefined : (request.key ?? request.query.get('ws_key'));
  if (key === undefined) {
    return {
      status: 401,
      type: 'text/html; charset=utf-8',
      body: '401 Unauthorized',
      version: '',
      headers: challenge,
    };
  }
  const error = keyError(state, key);
  if (error) return { ...failure(request, '0', error), headers: challenge };
  return wrongShop(state, request);
}

const challenge = {
  'WWW-Authenticate':
    'Basic realm="Welcome to PrestaShop Webservice, please enter the authentication key as the login. No password required."',
};

function keyError(state: ShopState, key: string): RequestError | undefined {
  if (key === '') return new RequestError(401, 17, 'Authentication key is empty');
  if (key.length !== 32) return new RequestError(401, 18, 'Invalid authentication key format');
  if (key === state.key && !state.surroundings.isKeyRevoked) return undefined;
  const more = { code: 21, message: 'No permission for this authentication key' };
  return new RequestError(401, 20, 'Authentification key is not active', more);
}

/** A shop that does not exist is the front page; one that the key is not for is refused. */
function wrongShop({ shops, version }: ShopState, request: WebRequest): WebAnswer | undefined {
  const shop = Number(request.query.get('id_shop') ?? 0);
  if (shop === 0 || shops.includes(shop)) return undefined;
  if (shops.length > 1) {
    return failure(request, version, new RequestError(403, 132, 'No permission for this key on this shop'));
  }
  const front = request.api.replace(/api\/$/, '');
  return { ...page(302, 'Found'), body: '', headers: { Location: `${front}?url=${request.path}` } };
}

function demandRight(state: ShopState, { method, path }: WebRequest): void {
  const known = allMethods.some((one) => one === method) && (method !== 'PATCH' || hasPatch(state.version));
  if (!known) throw new RequestError(405, 23, `Method ${method} is not valid`);
  const resource = path.split('/')[0] ?? '';
  if (resource === '') return;
  if (resource !== 'images' && !resources.has(resource)) {
    throw new RequestError(
      400,
      27,
      `Resource of type "${resource}" does not exists. Did you mean: "orders"?`,
    );
  }
  const methods = methodsOf(state, resource);
  if (methods === undefined) {
    throw new RequestError(
      401,
      26,
      `Resource of type "${resource}" is not allowed with this authentication key`,
    );
  }
  if (!methods.has(method)) {
    throw new RequestError(
      405,
      25,
      `Method ${method} is not allowed for the resource ${resource} with this authentication key`,
    );
  }
  if (resources.get(resource)?.forbids.includes(method)) {
    throw new RequestError(405, 101, `Method ${method} is not allowed for the resource ${resource}`);
  }
}

async function carryOut(state: ShopState, request: WebRequest, between: BetweenSteps): Promise<WebAnswer> {
  if (request.path === '') {
    // In JSON this is a TypeError of PHP 8.
    return request.wantsJson
      ? emptyFailure
      : document(request, state.version, 200, xmlRights(state, request.api));
  }
  if (isUpload(request)) return answerUpload(state, request);
  const { method } = request;
  return method === 'GET' || method === 'HEAD'
    ? readRows(state, request)
    : answerWrite(state, request, between);
}

function failure(request: WebRequest, version: string, { status, errors }: RequestError): WebAnswer {
  return document(request, version, status, request.wantsJson ? jsonErrors(errors) : xmlErrors(errors));
}
