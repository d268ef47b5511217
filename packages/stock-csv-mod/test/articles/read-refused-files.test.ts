import type { Failure } from '@passerelle/core/failure/failure.ts';
import { NotWhole } from '@passerelle/core/files/file-fault.ts';
import type { ArticlesSettings } from '../../src/articles/read-articles.ts';
import { read, heading, lines, sofia38, sofia39 } from './proshop-export.ts';

describe('a file that is none', () => {
  const fault = (text: string, changes?: Partial<ArticlesSettings>) => {
    try {
      return read(text, changes) && null;
    } catch (error) {
      return { notWhole: error instanceof NotWhole, ...(error as Failure).fault };
    }
  };

  const refused: [string, string, object, Partial<ArticlesSettings>?][] = [
    ['nothing', '', { kind: 'file/refused', why: { kind: 'empty' }, notWhole: true }],
    ['a heading that may go on', 'Gencod;Mod', { why: { kind: 'heading-cut' }, notWhole: true }],
    [
      'a last row cut short',
      `${heading}\n${sofia38}\n36123456;SO`,
      { why: { kind: 'cut', line: 3 }, notWhole: true },
    ],
    ['two exports', lines(sofia38) + lines(sofia39), { why: { kind: 'heading-again', line: 3 } }],
    [
      'neither gencod nor reference',
      'Nom;Prix TTC\nX;1\n',
      { kind: 'articles/missing-columns', missing: ['gencod', 'reference'] },
    ],
    [
      'no size column',
      'Gencod;Modèle;Prix TTC\n1;A;2\n',
      { kind: 'articles/no-such-column', section: 'attributes', name: 'Pointure' },
    ],
    [
      'the other price alone',
      'Gencod;Modèle;Taille;Prix HT\n1;A;38;2\n',
      { kind: 'articles/missing-columns', missing: ['priceTtc'] },
    ],
    [
      'two prices',
      `${heading};Prix TTC\n${sofia38};2\n`,
      { kind: 'articles/repeated-heading', heading: 'Prix TTC' },
    ],
    [
      'no column to group by',
      'Gencod;Taille;Prix TTC\n1;38;2\n',
      { missing: ['colour'] },
      { group: ['colour'] },
    ],
    [
      'a feature that is nowhere',
      lines(sofia38),
      { section: 'features', name: 'Talon' },
      { features: { Talon: 'Talon' } },
    ],
  ];
  test.each(refused.map(([what, ...facts]) => [what, facts] as const))(
    '%s',
    (_, [text, expected, changes]) => {
      expect(fault(text, changes)).toMatchObject(expected);
    },
  );

  test('a heading alone is a day without articles', () => {
    expect(read(`${heading}\n`)).toMatchObject({ rows: 0, articles: [], refused: [] });
  });
});
