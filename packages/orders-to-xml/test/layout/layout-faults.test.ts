import { Failure } from '@passerelle/core/failure/failure.ts';
import { fr } from '../../src/words/fr.ts';
import { compileLayout, type LayoutSettings } from '../../src/layout/compile.ts';
import type { LayoutFault } from '../../src/layout/layout-fault.ts';

const settings: LayoutSettings = { name: 'layout.json', encoding: 'UTF-8', perOrder: false };

function perSale(element: object): object {
  return { V: { S: { '*repeat': 'sales', ...element } } };
}

function failureOf(layout: unknown, changes: Partial<LayoutSettings> = {}): Failure {
  try {
    compileLayout(layout, { ...settings, ...changes });
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('The layout was taken.');
}

function faultsOf(layout: unknown, changes: Partial<LayoutSettings> = {}): string[] {
  const failure = failureOf(layout, changes);
  expect(failure.exitCode).toBe(2);
  return (failure.fault['faults'] as LayoutFault[]).map(({ at, kind, value, other }) =>
    [at, kind, value, ...(other ? [other] : [])].join(' · '),
  );
}

test.each<[string, object, string]>([
  ['an unknown field', { A: '{order.reff}' }, 'V/S/A · unknownField · order.reff · order.ref'],
  [
    'an unknown field in an attribute',
    { A: { '@n': '{ligne.numero}' } },
    'V/S/A/@n · unknownField · ligne.numero · line.number',
  ],
  ['an unknown format', { A: '{order.id|uper}' }, 'V/S/A · unknownFormat · uper · upper'],
  ['a lone brace', { A: '{order.id' }, 'V/S/A · loneBrace · {order.id'],
  ['a field outside its list', { A: '{line.amount}' }, 'V/S/A · outsideList · line.amount · lines'],
  [
    'a condition outside its list',
    { A: { '*if': 'payment.code' } },
    'V/S/A · outsideList · payment.code · payments',
  ],
  ['an unreadable condition', { A: { '*if': 'order.id > 3' } }, 'V/S/A · badCondition · order.id > 3'],
  ['a condition twice negated', { A: { '*if': '!order.id = 3' } }, 'V/S/A · badCondition · !order.id = 3'],
  [
    'a condition on an unknown field',
    { A: { '*if': 'order.idd' } },
    'V/S/A · unknownField · order.idd · order.id',
  ],
  ['a repetition of what is no list', { A: { '*repeat': 'line' } }, 'V/S/A · unknownList · line · lines'],
  ['a repetition of a field', { A: { '*repeat': 'order.id' } }, 'V/S/A · unknownList · order.id'],
  [
    'a repetition of what every object has',
    { A: { '*repeat': 'toString' } },
    'V/S/A · unknownList · toString',
  ],
  ['a field that every object has', { A: '{constructor}' }, 'V/S/A · unknownField · constructor'],
  ['a format that every object has', { A: '{order.id|valueOf}' }, 'V/S/A · unknownFormat · valueOf'],
  [
    'a list repeated in itself',
    { A: { '*repeat': 'lines', B: { '*repeat': 'lines' } } },
    'V/S/A/B · repeatedTwice · lines',
  ],
  ['a condition that is no text', { A: { '*if': {} } }, 'V/S/A · badCondition · {}'],
  [
    'a repetition that is no text',
    { A: { '*repeat': ['lines'] } },
    'V/S/A · unknownList · ["lines"] · lines',
  ],
  ['a misspelt marker', { A: { '*repaet': 'lines' } }, 'V/S/A/*repaet · unknownMarker · *repaet · *repeat'],
  ['a name with a space', { 'Code barre': 'x' }, 'V/S/Code barre · badName · Code barre'],
  ['a name that begins with a digit', { '1A': 'x' }, 'V/S/1A · badName · 1A'],
  ['an attribute without a name', { '@': 'x' }, 'V/S/@ · badName · '],
  ['an injected name', { 'A><B': 'x' }, 'V/S/A><B · badName · A><B'],
  ['a prefix never declared', { 'p:A': 'x' }, 'V/S/p:A · unknownPrefix · p:A · p'],
  ['null', { A: null }, 'V/S/A · notText · null'],
  ['an object as an attribute', { '@a': {} }, 'V/S/@a · notText · {}'],
  ['a list of lists', { A: [['x']] }, 'V/S/A · notText · ["x"]'],
  ['a control character', { A: 'a\u0001' }, 'V/S/A · notXmlText · a\u0001'],
  ['half a pair', { A: '\uD83D' }, 'V/S/A · notXmlText · \uD83D'],
  ['text beside elements', { '#': 'x', A: 'y' }, 'V/S · mixedContent · #'],
  ['CDATA', { $: 'x' }, 'V/S/$ · cdata · $'],
  ['a field in a comment', { '!': '{order.id}' }, 'V/S/! · placeholderHere · {order.id}'],
  ['a comment that ends early', { '!': 'a --> b' }, 'V/S/! · badComment · a --> b'],
  ['a comment that ends with a dash', { '!': 'a-' }, 'V/S/! · badComment · a-'],
  ['an instruction that ends early', { '?': 'a b?><c' }, 'V/S/? · badInstruction · a b?><c'],
  ['an instruction without a target', { '?': ' b' }, 'V/S/? · badInstruction ·  b'],
  ['a second declaration', { '?': 'xml version="1.0"' }, 'V/S/? · badInstruction · xml version="1.0"'],
  ['a prefix without an address', { '@xmlns:p': '' }, 'V/S/@xmlns:p · badNamespace · xmlns:p'],
  ['a reserved prefix', { '@xmlns:xml': 'urn:x' }, 'V/S/@xmlns:xml · badNamespace · xmlns:xml'],
])('%s is refused', (_case, element, expected) => {
  expect(faultsOf(perSale(element))).toEqual([expected]);
});

test.each<[string, unknown, string[]]>([
  ['no object', [], [' · notAnObject · []']],
  ['nothing', {}, [' · oneRoot · ', ' · noSales · sales']],
  ['no repetition of the sales', { V: { A: 'x' } }, [' · noSales · sales']],
  ['two of them', { V: { A: { '*repeat': 'sales' }, B: { '*repeat': 'sales' } } }, [' · salesTwice · sales']],
  ['two roots', { V: { S: { '*repeat': 'sales' } }, W: 'x' }, [' · oneRoot · V, W']],
  ['a list as root', { V: [{ '*repeat': 'sales' }] }, [' · oneRoot · V']],
  ['a repeated root', { S: { '*repeat': 'sales' } }, ['S · rootRepeated · *repeat']],
  [
    'a root on a condition',
    { V: { '*if': 'document.lot', S: { '*repeat': 'sales' } } },
    ['V · rootOptional · *if'],
  ],
  ['an attribute without an element', { '@a': 'x', V: { S: { '*repeat': 'sales' } } }, [' · notAtTop · @a']],
  [
    'a sale outside the sales',
    { V: { '@n': '{order.id}', S: { '*repeat': 'sales' } } },
    ['V/@n · outsideList · order.id · sales'],
  ],
  [
    'lines outside the sales',
    { V: { L: { '*repeat': 'lines' }, S: { '*repeat': 'sales' } } },
    ['V/L · outsideList · lines · sales'],
  ],
])('a layout with %s is refused', (_case, layout, expected) => {
  expect(faultsOf(layout)).toEqual(expected);
});

test('names that the encoding lacks are refused, texts become references', () => {
  const latin: Partial<LayoutSettings> = { encoding: 'ISO-8859-1' };
  const faults = faultsOf(perSale({ Œuvre: 'x', '!': '€' }), latin);
  expect(faults).toEqual([
    'V/S/Œuvre · notEncodable · Œuvre · ISO-8859-1',
    'V/S/! · notEncodable · € · ISO-8859-1',
  ]);
  expect(compileLayout(perSale({ A: '€' }), { ...settings, ...latin })).toBeDefined();
});

test('all faults come at once, in the words of a person', () => {
  const layout = perSale({ A: '{ordre.id|uper}', B: { '*if': 'line.kind' }, 'C D': '{order.id|max:0}' });
  expect(fr.say(failureOf(layout).fault).message).toBe(
    [
      'Le modèle XML « layout.json » a 4 défauts :',
      "  - V/S/A : le champ « ordre.id » n'existe pas (vouliez-vous dire « order.id » ?)",
      '  - V/S/B : « line.kind » n\'est connu que dans un élément répété par "*repeat": "lines"',
      "  - V/S/C D : « C D » n'est pas un nom XML",
      "  - V/S/C D : le format « max:0 » n'est pas lisible (exemple : « max:32 »)",
    ].join('\n'),
  );
});
