import { answerAllWith, endlessAnswers } from '@passerelle/rehearsal/hostile/endless-answers.ts';
import { crmClient } from '../src/client.ts';
import { clientOptions, faultOf } from './stage.ts';

/** What each is to whoever wants to log in. */
const kinds: Record<keyof typeof endlessAnswers, string> = {
  'a gigabyte of rows': 'crm/too-large',
  'five million empty rows': 'crm/not-json',
  '100,000 lists in one another': 'crm/unexpected-answer',
  'a text without an end': 'crm/not-json',
  'a million errors': 'crm/http-status',
  'a million errors in XML': 'crm/http-status',
  '100,000 elements in one another': 'crm/not-json',
  'entities of entities': 'crm/http-status',
  'a page without an end': 'crm/too-large',
};

test.each(Object.entries(endlessAnswers))('%s: read so far as it is of use', async (name, answer) => {
  const server = await answerAllWith(answer);
  const fault = await faultOf(
    crmClient({ ...clientOptions(server.url), attempts: 1, timeoutMs: 20_000, deadlineMs: 30_000 }).session(),
  );
  await server.close();
  expect(fault?.kind).toBe(kinds[name]);
  expect(JSON.stringify(fault).length).toBeLessThan(1000);
  expect(server.sent()).toBeLessThan(60_000_000);
});
