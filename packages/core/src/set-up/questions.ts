import { hostForm } from '../config/fields.ts';
import type { Keyboard, Answer } from '../world/keyboard.ts';
import type { Words } from '../words/words.ts';
import type { Question, Told } from './ask-in-order.ts';
import type { Draft } from './draft.ts';
import { readAddress } from './meet-shop.ts';
import type { Topic } from './topics.ts';
import type { Trials } from './trials.ts';
import { needsShop, partsOf, type Way } from './ways.ts';

type DraftQuestion = Question<Draft> & { topic: Topic };

export interface Interview {
  keyboard: Keyboard;
  words: Words;
  trials: Trials;
  /** Those that this program can serve. */
  ways: readonly Way[];
  hide: (secret: string) => void;
  /** Tells what the last question is about: all that would be written. */
  tellFiles: (draft: Draft) => void;
}

const tlsChoices = ['explicit', 'implicit', 'none'] as const;

/** All that `init` asks, in its order. Each is asked with what was told before as its proposal. */
export function questionsOf(interview: Interview): DraftQuestion[] {
  return [
    askWay(interview),
    ...askServer(interview),
    ...askShop(interview),
    ...askCrm(interview),
    askToWrite(interview),
  ];
}

function askWay({ keyboard, words: { init }, ways }: Interview): DraftQuestion {
  return {
    ...{ topic: 'way', isTrial: false, isAsked: () => true },
    ask: async (draft) => {
      const choices = ways.map((way) => ({ value: way, ...init.ways[way] }));
      const answer = await keyboard.choose(init.askWay, choices, draft.way);
      return told(answer, (value) => ({ ...draft, way: ways.find((way) => way === value) ?? draft.way }));
    },
  };
}

function askServer({ keyboard, words: { init }, hide, trials }: Interview): DraftQuestion[] {
  const one = { topic: 'server', isTrial: false, isAsked: () => true } as const;
  return [
    {
      ...one,
      ask: async (draft) => {
        const { host, port } = draft.ftp;
        const standard = port === 21 || port === 990 ? host : `${host}:${port}`;
        const refuse = (text: string) => (readServer(text) === null ? init.notServer : undefined);
        const answer = await keyboard.type(init.askHost, { standard, isHidden: false, refuse });
        return told(answer, (text) => withFtp(draft, readServer(text) ?? {}));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const choices = tlsChoices.map((value) => ({ value, ...init.encryptions[value] }));
        const answer = await keyboard.choose(init.askTls, choices, draft.ftp.tls);
        return told(answer, (value) => withEncryption(draft, value));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const refuse = () => undefined;
        const answer = await keyboard.type(init.askUser, {
          ...{ standard: draft.ftp.user, isHidden: false, refuse },
        });
        return told(answer, (user) => withFtp(draft, { user }));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const answer = await typeSecret(keyboard, init.askPassword, draft.ftp.password, init);
        return told(answer, (password) => withFtp(draft, { password: hidden(password, hide) }));
      },
    },
    { ...one, isTrial: true, ask: trials.server },
  ];
}

function withFtp(draft: Draft, change: Partial<Draft['ftp']>): Draft {
  return { ...draft, ftp: { ...draft.ftp, ...change } };
}

/** A port that nobody named follows the encryption. */
function withEncryption(draft: Draft, value: string): Draft {
  const tls = tlsChoices.find((one) => one === value) ?? draft.ftp.tls;
  const isUsual = draft.ftp.port === 21 || draft.ftp.port === 990;
  return withFtp(draft, { tls, ...(isUsual ? { port: tls === 'implicit' ? 990 : 21 } : {}) });
}

/** "ftp.exemple.fr", or with a port: "ftp.exemple.fr:2121". Without one the usual one comes back. */
export function readServer(text: string): Pick<Draft['ftp'], 'host' | 'port'> | null {
  const [, host = '', digits] = /^(.*?)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const port = digits === undefined ? 21 : Number(digits);
  return hostForm.test(host) && port >= 1 && port <= 65_535 ? { host, port } : null;
}

function askShop({ keyboard, words: { init }, hide, trials }: Interview): DraftQuestion[] {
  const one = { topic: 'shop', isTrial: false, isAsked: ({ way }: Draft) => needsShop(way) } as const;
  return [
    {
      ...one,
      ask: async (draft) => {
        const refuse = (text: string) => (readAddress(text) === null ? init.notAddress : undefined);
        const answer = await keyboard.type(init.askShop, {
          ...{ standard: draft.shop.url, isHidden: false, refuse },
        });
        return told(answer, (text) => withShop(draft, { url: readAddress(text) ?? '' }));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const answer = await typeSecret(keyboard, init.askKey, draft.shop.key, init);
        return told(answer, (key) => withShop(draft, { key: hidden(key, hide) }));
      },
    },
    { ...one, isTrial: true, ask: trials.shop },
    {
      ...one,
      isAsked: ({ way, met }) => partsOf[way].ordersFromShop && met !== null && met.states.length > 0,
      ask: async (draft) => {
        const choices = (draft.met?.states ?? []).map(({ id, name, isPaid }) => ({
          ...{ value: String(id), label: `${id}  ${name}`, hint: isPaid ? init.countsAsPaid : '' },
        }));
        const answer = await keyboard.chooseSome(init.askSales, choices, draft.sales.map(String));
        return told(answer, (ids) => ({ ...draft, sales: ids.map(Number) }));
      },
    },
  ];
}

function withShop(draft: Draft, change: Partial<Draft['shop']>): Draft {
  return { ...draft, shop: { ...draft.shop, ...change } };
}

function askCrm({ keyboard, words: { init }, hide, trials }: Interview): DraftQuestion[] {
  const one = { topic: 'crm', isTrial: false, isAsked: ({ way }: Draft) => partsOf[way].crm } as const;
  return [
    {
      ...one,
      ask: async (draft) => {
        const refuse = (text: string) => (readAddress(text) === null ? init.notAddress : undefined);
        const answer = await keyboard.type(init.askCrm, {
          ...{ standard: draft.crm.url, isHidden: false, refuse },
        });
        return told(answer, (text) => withCrm(draft, { url: readAddress(text) ?? '' }));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const answer = await keyboard.type(init.askCrmUser, {
          ...{ standard: draft.crm.user, isHidden: false, refuse: () => undefined },
        });
        return told(answer, (user) => withCrm(draft, { user }));
      },
    },
    {
      ...one,
      ask: async (draft) => {
        const answer = await typeSecret(keyboard, init.askCrmKey, draft.crm.accessKey, init);
        return told(answer, (accessKey) => withCrm(draft, { accessKey: hidden(accessKey, hide) }));
      },
    },
    { ...one, isTrial: true, ask: trials.crm },
  ];
}

function withCrm(draft: Draft, change: Partial<Draft['crm']>): Draft {
  return { ...draft, crm: { ...draft.crm, ...change } };
}

function askToWrite({ keyboard, words: { init }, tellFiles }: Interview): DraftQuestion {
  return {
    ...{ topic: 'write', isTrial: false, isAsked: () => true },
    ask: async (draft) => {
      tellFiles(draft);
      const choices = (['write', 'leave'] as const).map((value) => ({
        ...{ value, label: init.writing[value], hint: '' },
      }));
      const answer = await keyboard.choose(init.askToWrite, choices, 'write');
      if (answer.kind === 'answer' && answer.value === 'leave') return { kind: 'leave' };
      return told(answer, () => draft);
    },
  };
}

function told<T>(answer: Answer<T>, change: (value: T) => Draft): Told<Draft> {
  return answer.kind === 'answer' ? { kind: 'told', draft: change(answer.value) } : answer;
}

/** An empty answer keeps what was told before. */
function typeSecret(
  keyboard: Keyboard,
  question: string,
  before: string,
  { keepsBefore, needed }: Words['init'],
): Promise<Answer<string>> {
  return keyboard.type(before === '' ? question : `${question} ${keepsBefore}`, {
    ...{ standard: before, isHidden: true },
    refuse: (text) => (text === '' ? needed : undefined),
  });
}

function hidden(secret: string, hide: (secret: string) => void): string {
  hide(secret);
  return secret;
}
