import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser } from '@passerelle/rehearsal/crm/crm-world.ts';
import {
  usualFaults,
  type HttpBehaviour,
  type HttpFault,
  type HttpRequest,
} from '@passerelle/rehearsal/http/http-fault.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { inShop } from '../cycle/in-shop.ts';
import { everyFileBelow, findSecret } from './secret-forms.ts';

/** Marked, and made of what encodings change. */
const accessKey = 'M4rkedCrm"s&c<r\\e>t%41 7+/';

const alertFile = 'alerts.txt';

/** Alerts go to a command that keeps what it is told, and to a webhook that fails with the system's own words. */
function alertsInto(folder: string) {
  const path = join(folder, alertFile).replaceAll('\\', '/');
  const command = `"${process.execPath}" -e "fs.appendFileSync('${path}',fs.readFileSync(0))"`;
  return { command, webhook: { url: 'http://127.0.0.1:9/' } };
}

const aFewCommands = async (shop: Rehearsal): Promise<Outcome[]> => [
  await shop.ordersToXml('check', '--json'),
  await shop.ordersToXml('crm', '--verbose'),
  await shop.ordersToXml('crm', '--json'),
  await shop.ordersToXml('status', '--html', 'status.html'),
];

const everyCommand = async (shop: Rehearsal): Promise<Outcome[]> => [
  await shop.ordersToXml('check'),
  await shop.ordersToXml('check', '--json'),
  await shop.ordersToXml('crm', '--dry-run', '--verbose'),
  await shop.ordersToXml('crm', '--verbose', '--limit', '3'),
  await shop.ordersToXml('crm', '--json'),
  await shop.ordersToXml('crm', '--all', '--verbose'),
  await shop.ordersToXml('status'),
  await shop.ordersToXml('status', '--json'),
  await shop.ordersToXml('status', '--html', 'status.html'),
  await shop.ordersToXml('explain', '6'),
];

/** The form of a POST, the address of a GET. */
function told({ query, body }: HttpRequest, name: string): string {
  return query.get(name) ?? new URLSearchParams(body).get(name) ?? '';
}

/** What the CRM got to know that opens it: the sessions, and the answers to its challenges. */
function secretsOf({ requests, world }: RehearsedCrm): string[] {
  const all = requests.flatMap((request) => [told(request, 'sessionName'), told(request, 'accessKey')]);
  return [accessKey, ...new Set([...world.sessions.keys(), ...all].filter((secret) => secret !== ''))];
}

/** All that the request told of secrets, and the key itself. */
const repeated = (request: HttpRequest): string =>
  `${accessKey} ${told(request, 'sessionName')} ${told(request, 'accessKey')} is what you said`;

type Repeating = (said: string) => HttpFault;

const answer = (status: number, body: string, headers = {}): HttpFault => ({
  ...{ kind: 'answer', done: 'no' },
  answer: { status, headers, body },
});
const refused = (said: string, code: string): HttpFault =>
  answer(200, JSON.stringify({ success: false, error: { code, message: said } }));

/** From a name to how the CRM repeats what it was told. */
const repeating: [string, Repeating][] = [
  ['in a refusal', (said) => refused(said, 'ACCESS_DENIED')],
  ['as the code of a refusal', (said) => refused('no', said)],
  ['as plain text', (said) => answer(200, said)],
  ['in a page of an error', (said) => answer(500, `<p>${said}</p>`)],
  [
    'in an address to go on at',
    (said) => answer(302, '', { location: `/?said=${encodeURIComponent(said)}` }),
  ],
];

const atOperation =
  (operation: string, fault: Repeating): HttpBehaviour =>
  (request) =>
    told(request, 'operation') === operation ? fault(repeated(request)) : undefined;

const nothing: HttpBehaviour = () => undefined;

interface Scene {
  behaviour: HttpBehaviour;
  key?: string;
  /** Default: every command. */
  play?: typeof everyCommand;
}

const scenes: [string, Scene][] = [
  ['every command', { behaviour: nothing }],
  ['another key', { behaviour: nothing, key: 'another' }],
  [
    'no answer to what is created',
    { behaviour: ({ body }) => (body.includes('create') ? usualFaults.resetAfter : undefined) },
  ],
  [
    'a session in an answer that is no JSON',
    { behaviour: atOperation('login', () => ({ kind: 'noise', before: '', after: ' }' })) },
  ],
  ...['login', 'query', 'create'].flatMap((operation) =>
    repeating.map(([how, fault]): [string, Scene] => [
      `the CRM repeats it ${how} (${operation})`,
      { behaviour: atOperation(operation, fault), play: aFewCommands },
    ]),
  ),
];

test.each(scenes)(
  '%s: neither key nor session of the CRM in any output, file, ledger or log',
  async (_, { behaviour, key = accessKey, play = everyCommand }) => {
    const web = await sampleShop().open();
    const crm = await startRehearsedCrm({ user: { accessKey: key } });
    crm.behave(behaviour);
    const sections = {
      orders: { from: 'shop', windowDays: 365 },
      shop: { url: web.url, key: web.key, attempts: 1 },
      crm: { url: crm.url, user: rehearsedUser.name, accessKey: 'file:crm.txt', attempts: 1 },
    };
    try {
      await inShop(
        async (shop) => {
          const ftp = {
            host: '127.0.0.1',
            port: shop.server?.port,
            user: 'passerelle',
            password: 'env:FTP_SECRET',
          };
          shop.configure(ftp, { ...sections, report: 'page.html', alerts: alertsInto(shop.workDir) });
          writeFileSync(join(shop.workDir, 'crm.txt'), accessKey, { mode: 0o600 });
          const outcomes = await play(shop);
          const texts = everyFileBelow(join(shop.workDir, '..'), 'crm.txt');
          outcomes.forEach(({ out, err }, index) => texts.set(`outcome ${index}`, out + err));
          expect(crm.requests.length).toBeGreaterThan(0);
          expect(secretsOf(crm).flatMap((secret) => findSecret(secret, texts))).toEqual([]);
        },
        { now: new Date('2026-11-28T16:40:00Z'), env: { FTP_SECRET: 'secret-de-repetition' } },
      );
    } finally {
      await crm.close();
      await web.close();
    }
  },
);
