import { answerAllWith, endlessAnswers } from '@passerelle/rehearsal/hostile/endless-answers.ts';
import type { ShopTrouble } from '../src/shop-fault.ts';
import { openClient } from './open-client.ts';

/** What each is to whoever asked for orders. */
const kinds: Record<keyof typeof endlessAnswers, string> = {
  'a gigabyte of rows': 'shop/too-large',
  'five million empty rows': 'shop/not-asked',
  '100,000 lists in one another': 'shop/not-asked',
  'a text without an end': 'shop/cut-short',
  'a million errors': 'shop/blocked',
  'a million errors in XML': 'shop/blocked',
  '100,000 elements in one another': 'shop/not-asked',
  'entities of entities': 'shop/refused',
  'a page without an end': 'shop/too-large',
};

test.each(Object.entries(endlessAnswers))('%s: read so far as it is of use', async (name, answer) => {
  const server = await answerAllWith(answer);
  const { client } = openClient({ url: server.url, key: 'K' }, { attempts: 1 });
  const trouble = await client.all({ resource: 'orders', fields: ['reference'] }).then(
    () => undefined,
    (error: unknown) => error as ShopTrouble,
  );
  const written = await client.change('orders', { id: 6, fields: { note: 'x' } });
  await server.close();
  expect(trouble?.fault.kind).toBe(kinds[name]);
  expect(written.kind).not.toBe('done');
  expect(JSON.stringify([trouble?.fault, written]).length).toBeLessThan(3000);
  expect(server.sent()).toBeLessThan(60_000_000);
});
