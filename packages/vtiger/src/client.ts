import { CrmFailure } from './fault.ts';
import { login, type CrmSession, type LoggedIn, type LoginOptions } from './login.ts';
import { page, pageSize, queriesFor, type Selection } from './query.ts';
import { asRecord, unexpected, type CrmRecord } from './record.ts';
import { refusal, send } from './repeat.ts';
import { isFrom } from './version.ts';

export type CrmOptions = LoginOptions;

/** What may be sent as a field. No empty text in a number: vtiger dies of it. */
export type CrmField = string | boolean | readonly CrmLine[];
export type CrmLine = Readonly<Record<string, string>>;
export type CrmElement = Readonly<Record<string, CrmField>>;

/**
 * vtiger's web service. One login for all; what reads is repeated where that may help, what writes is sent once, and
 * again only where nothing was sent or the session was gone. One request at a time: give it one writer. Throws CrmFailure.
 */
export interface CrmClient {
  session(): Promise<CrmSession>;
  /** All rows, page after page. */
  query(selection: Selection): Promise<CrmRecord[]>;
  retrieve(id: string): Promise<CrmRecord>;
  describe(module: string): Promise<CrmRecord>;
  listTypes(): Promise<string[]>;
  create(module: string, element: CrmElement): Promise<CrmRecord>;
  /** Changes the given fields only; `element.id` says of what. */
  revise(element: CrmElement & { id: string }): Promise<CrmRecord>;
  delete(id: string): Promise<void>;
  /** The ids of what was made, by module. */
  convertLead(element: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>>;
  /** Where the version can: before 8.4 it would answer 500, and the session stay. Never throws. */
  logout(): Promise<void>;
  /** The same CRM, with a session of its own. */
  anew(): CrmClient;
}

type Parameters = Readonly<Record<string, string>>;

export function crmClient(options: CrmOptions): CrmClient {
  let open: Promise<LoggedIn> | null = null;
  const forget = (session: Promise<LoggedIn>): void => {
    if (open === session) open = null;
  };
  const loggedIn = (before: number): Promise<LoggedIn> => {
    if (open !== null) return open;
    const session = login(options, before);
    session.catch(() => forget(session));
    return (open = session);
  };

  const ask = async (method: 'GET' | 'POST', parameters: Parameters): Promise<unknown> => {
    const before = options.now() + options.deadlineMs;
    const operation = parameters['operation'] ?? '';
    for (const isLast of [false, true]) {
      const session = loggedIn(before);
      const { sessionName } = await session;
      const answer = await send(options, before, { method, parameters: { ...parameters, sessionName } });
      if (answer.success) return answer.result;
      if (!sessionIsGone(answer.code)) throw new CrmFailure(refusal(operation, answer));
      forget(session);
      if (isLast) break;
    }
    throw new CrmFailure({ kind: 'crm/session-lost', operation });
  };
  const read = (parameters: Parameters): Promise<unknown> => ask('GET', parameters);
  const write = (operation: string, parameters: Parameters): Promise<unknown> =>
    ask('POST', { operation, ...parameters });

  return {
    session: async () => {
      const { userId, version } = await loggedIn(options.now() + options.deadlineMs);
      return { userId, version };
    },
    query: async (selection) => {
      const rows: CrmRecord[] = [];
      for (const query of queriesFor(selection)) rows.push(...(await allPages(read, query)));
      return rows;
    },
    retrieve: async (id) => asRecord('retrieve', await read({ operation: 'retrieve', id })),
    describe: async (module) =>
      asRecord('describe', await read({ operation: 'describe', elementType: module })),
    listTypes: async () => {
      const types = asRecord('listtypes', await read({ operation: 'listtypes' }))['types'];
      if (!Array.isArray(types)) throw unexpected('listtypes', 'types');
      return types.filter((type) => typeof type === 'string');
    },
    create: async (module, element) =>
      asRecord('create', await write('create', { elementType: module, element: JSON.stringify(element) })),
    revise: async (element) =>
      asRecord('revise', await write('revise', { element: JSON.stringify(element) })),
    delete: async (id) => void (await write('delete', { id })),
    convertLead: async (element) => {
      const result = await write('convertlead', { element: JSON.stringify(element) });
      const made = Object.entries(asRecord('convertlead', result));
      return Object.fromEntries(
        made.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    },
    logout: async () => {
      const session = await open?.catch(() => null);
      if (session && isFrom(session.version, 4)) await write('logout', {}).catch(() => undefined);
      open = null;
    },
    anew: () => crmClient(options),
  };
}

async function allPages(
  read: (parameters: Parameters) => Promise<unknown>,
  query: string,
): Promise<CrmRecord[]> {
  const rows: CrmRecord[] = [];
  for (;;) {
    const part = await read({ operation: 'query', query: page(query, rows.length) });
    if (!Array.isArray(part)) throw unexpected('query', 'rows');
    rows.push(...part.map((row) => asRecord('query', row)));
    if (part.length < pageSize) return rows;
  }
}

function sessionIsGone(code: string): boolean {
  return ['AUTHENTICATION_REQUIRED', 'INVALID_SESSIONID', 'SESSION_EXPIRED', 'SESSION_LEFT_IDLE'].includes(
    code,
  );
}
