import { createHash, randomBytes } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from '../http/http-fault.ts';
import { startHttpStage, type HttpStage } from '../http/http-stage.ts';
import { convertLead } from './convert-lead.ts';
import { recordedBody } from './crm-fields.ts';
import { CrmDies, CrmNo, CrmPlainText, denied } from './crm-no.ts';
import { runQuery, userRow } from './crm-query.ts';
import {
  createRecord,
  deleteRecord,
  moduleFor,
  retrieveRecord,
  reviseRecord,
  type Element,
} from './crm-records.ts';
import { createInTable, reviseInTable } from './crm-tables.ts';
import { toldVersion } from './crm-version.ts';
import { operationOf, parametersOf } from './operation-of.ts';
import { crmWorld, type CrmUser, type CrmWorld, type CrmWorldOptions } from './crm-world.ts';

/** A vtiger on 127.0.0.1, in memory. It counts, and misbehaves on command: see `HttpStage`. */
export interface RehearsedCrm extends HttpStage {
  readonly world: CrmWorld;
  /** What was asked since the start, in order: `create SalesOrder`, `query Contacts`, `login`. */
  asked(): string[];
  /** All sessions are gone, as after a night, or a restart of PHP. */
  endSessions(): void;
}

export async function startRehearsedCrm(
  options: CrmWorldOptions & { port?: number } = {},
): Promise<RehearsedCrm> {
  const world = crmWorld(options);
  const stage = await startHttpStage((request, halfWay) => answer(world, request, halfWay), options.port);
  return {
    ...stage,
    world,
    asked: () => stage.requests.map(operationOf),
    endSessions: () => world.sessions.clear(),
  };
}

type Parameters = URLSearchParams;

interface Call {
  world: CrmWorld;
  parameters: Parameters;
  user: CrmUser;
}

const noSession = { getchallenge: getChallenge, login };

const reading: Record<string, (call: Call) => unknown> = {
  listtypes: ({ user }) => listTypes(user),
  describe,
  query: ({ world, user, parameters }) => runQuery(world, user, parameters.get('query') ?? ''),
  retrieve,
};

const writing: Record<string, (call: Call) => unknown> = {
  create,
  revise: ({ world, user, parameters }) => {
    const element = elementOf(parameters);
    return reviseInTable(world, user, element) ?? reviseRecord(world, user, element);
  },
  delete: ({ world, user, parameters }) => deleteRecord(world, user, parameters.get('id') ?? ''),
  convertlead: ({ world, user, parameters }) => convertLead(world, user, elementOf(parameters)),
  logout,
  extendsession: ({ world, user, parameters }) => session(world, user, parameters.get('sessionName') ?? ''),
};

function answer(world: CrmWorld, request: HttpRequest, halfWay: boolean): HttpAnswer {
  world.diesHalfWay = halfWay;
  try {
    return json({ success: true, result: perform(world, request) });
  } catch (error) {
    if (error instanceof CrmNo)
      return json({ success: false, error: { message: error.message, code: error.code } });
    if (error instanceof CrmPlainText) return page(200, error.message);
    if (error instanceof CrmDies) return page(500, '');
    throw error;
  } finally {
    world.diesHalfWay = false;
  }
}

function perform(world: CrmWorld, request: HttpRequest): unknown {
  const parameters = parametersOf(request);
  const operation = parameters.get('operation') ?? '';
  const isPost = request.method === 'POST';
  if (operation === 'getchallenge' || operation === 'login')
    return noSession[operation](world, parameters, isPost);
  const read = Object.hasOwn(reading, operation) ? reading[operation] : undefined;
  const write = Object.hasOwn(writing, operation) ? writing[operation] : undefined;
  if (read === undefined && write === undefined) throw new CrmDies();
  const user = userOf(world, parameters.get('sessionName') ?? '');
  const call = isPost ? write : read;
  if (call !== undefined) return call({ world, parameters, user });
  if (operation === 'logout')
    throw new CrmNo('OPERATION_NOT_SUPPORTED', 'Permission to perform the operation is denied');
  throw denied(operation === 'query' ? 'query' : '');
}

function getChallenge(world: CrmWorld, parameters: Parameters, isPost: boolean): unknown {
  const name = isPost ? '' : (parameters.get('username') ?? '').toLowerCase();
  if (name === '') throw new CrmNo('ACCESS_DENIED', 'No username given');
  if (!world.users.some((user) => user.name.toLowerCase() === name))
    throw new CrmNo('ACCESS_DENIED', 'username does not exists');
  const token = randomBytes(7).toString('hex').slice(0, 13);
  world.challenges.set(name, token);
  const serverTime = Math.floor(world.now().getTime() / 1000);
  return { token, serverTime, expireTime: serverTime + 300 };
}

function login(world: CrmWorld, parameters: Parameters, isPost: boolean): unknown {
  const name = isPost ? (parameters.get('username') ?? '').toLowerCase() : '';
  const token = world.challenges.get(name);
  if (token === undefined) throw new CrmNo('INVALID_AUTH_TOKEN', 'Specified token is invalid or expired');
  const user = world.users.find((one) => one.name.toLowerCase() === name);
  const expected = createHash('md5').update(`${token}${user?.accessKey}`).digest('hex');
  if (user === undefined || parameters.get('accessKey') !== expected)
    throw new CrmNo('INVALID_USER_CREDENTIALS', 'Invalid username or password');
  const sessionName = randomBytes(11).toString('hex').slice(0, 21);
  world.sessions.set(sessionName, user);
  const more = { username: user.name, time_zone: 'Europe/Paris', date_format: 'yyyy-mm-dd' };
  return { ...more, is_admin: user.isAdmin ? 'on' : 'off', ...session(world, user, sessionName) };
}

function session(world: CrmWorld, user: CrmUser, sessionName: string): Record<string, string> {
  return { sessionName, userId: user.id, version: '0.22', vtigerVersion: toldVersion(world.version) };
}

function logout({ world, parameters }: Call): unknown {
  if (!world.can.logsOut) throw new CrmDies();
  world.sessions.delete(parameters.get('sessionName') ?? '');
  return { message: 'successfull' };
}

function userOf(world: CrmWorld, sessionName: string): CrmUser {
  if (sessionName === '') throw new CrmNo('AUTHENTICATION_REQUIRED', 'Authencation required');
  const user = world.sessions.get(sessionName);
  if (user === undefined) throw new CrmNo('INVALID_SESSIONID', 'Session Identifier provided is Invalid');
  return user;
}

function listTypes(user: CrmUser): unknown {
  const { result } = JSON.parse(recordedBody('02-listtypes.txt')) as {
    result: { types: string[]; information: Record<string, unknown> };
  };
  const isHidden = (name: string): boolean =>
    user.hidden.includes(name) || (name === 'Users' && !user.isAdmin);
  return { ...result, types: result.types.filter((name) => !isHidden(name)) };
}

function describe({ world, user, parameters }: Call): unknown {
  const name = parameters.get('elementType') ?? '';
  if (name === 'Currency' || name === 'Tax')
    return (JSON.parse(recordedBody(`03-describe-${name}.txt`)) as { result: unknown }).result;
  if (!world.modules.has(name)) throw denied(`name : ${name}`);
  const module = moduleFor(world, user, name, 'describe');
  const may = (right: string): boolean => !user.denied.includes(`${right} ${name}`);
  return {
    ...module.description,
    createable: may('create'),
    updateable: may('revise'),
    deleteable: may('delete'),
    fields: module.fields,
  };
}

function retrieve({ world, user, parameters }: Call): unknown {
  const id = parameters.get('id') ?? '';
  const found = world.users.find((one) => one.id === id);
  return found === undefined ? retrieveRecord(world, user, id) : userRow(found);
}

function create({ world, user, parameters }: Call): unknown {
  const module = parameters.get('elementType') ?? '';
  if (!parameters.has('element')) throw new CrmDies();
  const element = elementOf(parameters);
  if (module === 'Currency' || module === 'Tax') return createInTable(world, user, module, element);
  return createRecord(world, user, module, element);
}

function elementOf(parameters: Parameters): Element {
  try {
    return JSON.parse(parameters.get('element') ?? '') as Element;
  } catch {
    throw new CrmNo('INTERNAL_SERVER_ERROR', 'Unknown Error while processing request');
  }
}

/** A control character in a field comes back raw, which no strict reader of JSON takes. */
function json(body: unknown): HttpAnswer {
  const text = JSON.stringify(body).replace(/\\u00([01][0-9a-f])/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return { status: 200, headers: { 'content-type': 'application/json' }, body: text };
}

function page(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body };
}
