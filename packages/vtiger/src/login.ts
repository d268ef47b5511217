import { createHash } from 'node:crypto';
import { CrmFailure } from './fault.ts';
import { asRecord, textOf, unexpected, type CrmRecord } from './record.ts';
import { refusal, send, type RepeatOptions } from './repeat.ts';

export interface LoginOptions extends RepeatOptions {
  user: string;
}

export interface CrmSession {
  /** `19x1` */
  userId: string;
  /** `8.4.0` */
  version: string;
}

export interface LoggedIn extends CrmSession {
  sessionName: string;
}

/**
 * vtiger keeps one challenge per user: another login between our two requests makes ours void, with the same answer as a
 * wrong key. Hence a second try before that is believed.
 */
export async function login(options: LoginOptions, before: number): Promise<LoggedIn> {
  const { user } = options;
  for (const isLast of [false, true]) {
    const challenge = await send(options, before, {
      method: 'GET',
      parameters: { operation: 'getchallenge', username: user },
    });
    if (!challenge.success)
      throw new CrmFailure(
        challenge.code === 'ACCESS_DENIED'
          ? { kind: 'crm/unknown-user', user }
          : refusal('getchallenge', challenge),
      );
    const token = textOf(asRecord('getchallenge', challenge.result), 'token');
    const accessKey = createHash('md5').update(`${token}${options.accessKey}`).digest('hex');
    const answer = await send(options, before, {
      method: 'POST',
      parameters: { operation: 'login', username: user, accessKey },
    });
    if (answer.success) return opened(asRecord('login', answer.result));
    if (!['INVALID_USER_CREDENTIALS', 'INVALID_AUTH_TOKEN'].includes(answer.code))
      throw new CrmFailure(refusal('login', answer));
    if (isLast) break;
  }
  throw new CrmFailure({ kind: 'crm/wrong-key', user });
}

function opened(result: CrmRecord): LoggedIn {
  const sessionName = textOf(result, 'sessionName');
  if (sessionName === '') throw unexpected('login', 'sessionName');
  return { sessionName, userId: textOf(result, 'userId'), version: textOf(result, 'vtigerVersion') };
}
