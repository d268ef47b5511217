import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that is made while it is sent: `unit` again and again between `head` and `tail`. */
export interface LongAnswer {
  status: number;
  contentType: string;
  head: string;
  unit: string;
  times: number;
  tail: string;
}

export interface AnsweringServer {
  url: string;
  /** Bytes that clients have taken, about. */
  sent(): number;
  close(): Promise<void>;
}

const json = 'application/json;charset=utf-8';
const xml = 'text/xml;charset=utf-8';

/** What would fill the memory, or take minutes, of whoever reads it as it comes; by what it is. */
export const endlessAnswers: Readonly<Record<string, LongAnswer>> = {
  'a gigabyte of rows': {
    ...{ status: 200, contentType: json, head: '{"orders":[', unit: `{"id":1,"x":"${'x'.repeat(980)}"},` },
    ...{ times: 1_000_000, tail: '{}]}' },
  },
  'five million empty rows': {
    ...{ status: 200, contentType: json, head: '{"orders":[', unit: '{},', times: 5_000_000, tail: '{}]}' },
  },
  '100,000 lists in one another': {
    ...{ status: 200, contentType: json, head: '', unit: '[', times: 100_000, tail: ']'.repeat(100_000) },
  },
  'a text without an end': {
    ...{ status: 200, contentType: json, head: '{"orders":["', unit: '\\', times: 15_000_001, tail: '' },
  },
  'a million errors': {
    ...{ status: 400, contentType: json, head: '{"errors":[', unit: '{"code":90,"message":"Non"},' },
    ...{ times: 1_000_000, tail: '{}]}' },
  },
  'a million errors in XML': {
    ...{ status: 400, contentType: xml, head: '<?xml version="1.0"?><prestashop><errors>' },
    ...{ unit: '<error><code><![CDATA[90]]></code><message><![CDATA[Non]]></message></error>' },
    ...{ times: 1_000_000, tail: '</errors></prestashop>' },
  },
  '100,000 elements in one another': {
    ...{ status: 200, contentType: xml, head: '<?xml version="1.0"?><prestashop>', unit: '<a>' },
    ...{ times: 100_000, tail: `${'</a>'.repeat(100_000)}</prestashop>` },
  },
  'entities of entities': {
    ...{ status: 400, contentType: xml },
    head:
      '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' +
      '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><prestashop><errors><error><code>90</code><message>',
    ...{ unit: '&c;', times: 1000, tail: '</message></error></errors></prestashop>' },
  },
  'a page without an end': {
    ...{
      status: 200,
      contentType: 'text/html',
      head: '<html><title>',
      unit: 'a',
      times: 20_000_000,
      tail: '',
    },
  },
};

/** Listens on loopback and answers everything with that. */
export async function answerAllWith(answer: LongAnswer): Promise<AnsweringServer> {
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume();
    response.on('error', () => undefined);
    response.writeHead(answer.status, { 'content-type': answer.contentType, 'psws-version': '8.2.4' });
    send(answer, response, (bytes) => (sent += bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  { head, unit, times, tail }: LongAnswer,
  response: ServerResponse,
  onSent: (bytes: number) => void,
): void {
  const perBlock = Math.max(1, Math.floor(65_536 / unit.length));
  const block = unit.repeat(perBlock);
  let left = times;
  const go = (): void => {
    while (left > 0 && !response.destroyed) {
      const next = left >= perBlock ? block : unit.repeat(left);
      left -= perBlock;
      onSent(next.length);
      if (!response.write(next)) return void response.once('drain', go);
    }
    response.end(tail);
  };
  response.write(head);
  go();
}
