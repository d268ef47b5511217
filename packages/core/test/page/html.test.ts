import { html } from '../../src/page/html.ts';

test.each([
  ['text', 'chaussure', 'chaussure'],
  ['a number', 12, '12'],
  ['markup', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['an attribute that would end', `" onload='x'`, '&quot; onload=&#39;x&#39;'],
  ['an entity', '&amp;', '&amp;amp;'],
  ['a turned writing direction', 'a\u202eb', 'a\\u202eb'],
  ['a line end', 'a\nb', 'a\\nb'],
  ['HTML', html`<b>${'<'}</b>`, '<b>&lt;</b>'],
  ['several pieces of HTML', [html`<i></i>`, html`<b></b>`], '<i></i><b></b>'],
])('%s stands in the page as what it is', (_what, part, written) => {
  expect(html`<p>${part}</p>`.text).toBe(`<p>${written}</p>`);
});
