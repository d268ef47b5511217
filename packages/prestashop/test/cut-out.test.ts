import { cutOutJson, cutOutXml } from '@passerelle/prestashop/cut-out.ts';

test.each<[string, string, string | undefined]>([
  ['alone', '{"orders":[{"id":6}]}', '{"orders":[{"id":6}]}'],
  [
    'with brackets and quotes in texts',
    'x{"orders":[{"id":6,"a":"}]\\"}"}]}y',
    '{"orders":[{"id":6,"a":"}]\\"}"}]}',
  ],
  [
    'after a script that has braces',
    '<script>var a={"b":[]};if(a[0]){}</script>{"orders":[]}',
    '{"orders":[]}',
  ],
  [
    'after a script that names it',
    '<script>{"orders":1}</script>{"orders":[{"id":6}]}',
    '{"orders":[{"id":6}]}',
  ],
  ['an empty list', '[]', '[]'],
  ['an empty list after a notice', '<br />\n<b>Notice</b>: x\n[]\n', '[]'],
  ['an empty list before a comment', '[]<!-- cache -->', '[]'],
  ['errors', '{"errors":[{"code":1}]}', undefined],
  ['an empty list within a script', '<script>var a=[]</script>', undefined],
  ['cut in a row', '{"orders":[{"id":6},{"id":7', undefined],
  ['cut before its last bracket', '{"orders":[{"id":6}]', undefined],
  ['cut at once', '[', undefined],
  ['nothing', '', undefined],
])('JSON: %s', (_, text, document) => {
  expect(cutOutJson(text, ['orders'])?.document).toBe(document);
});

const xml = '<prestashop xmlns:xlink="http://www.w3.org/1999/xlink">\n<a/>\n</prestashop>';

test.each<[string, string, string | undefined, string, string]>([
  ['alone', `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, xml, '', ''],
  [
    'after blanks and a script',
    `\n<script>a</script><?xml version="1.0"?>\n${xml}`,
    xml,
    '<script>a</script>',
    '',
  ],
  ['before a notice', `${xml}\n<b>Notice</b>`, xml, '', '<b>Notice</b>'],
  ['cut short', xml.slice(0, -5), undefined, '', ''],
  ['a page', '<html><body>prestashop</body></html>', undefined, '', ''],
])('XML: %s', (_, text, document, before, after) => {
  const cut = cutOutXml(text);
  expect(cut?.document).toBe(document);
  if (document !== undefined) expect(cut).toMatchObject({ before, after });
});
