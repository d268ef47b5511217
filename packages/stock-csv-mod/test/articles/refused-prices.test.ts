import { inArticlesRoom, sample } from './articles-room.ts';

describe('rows of prices for some customers that are refused are kept in Rejets, each with its reason', () => {
  const heading = 'Référence;Groupe;Remise;Du;Au';
  test.each([
    [
      'a reduction above all of it',
      'CIRAGE;Client;110 %;;',
      'ligne 2 : une remise va de plus de 0 à 100 %, et non « 110 % ».',
    ],
    [
      'a group that the shop has not',
      'CIRAGE;Grossistes;10 %;;',
      'aucun groupe « Grossistes » dans la boutique.',
    ],
    [
      'an article that the shop has not',
      'BALLERINE;Client;10 %;;',
      "« BALLERINE » n'est pas dans la boutique.",
    ],
  ])('%s', (_, row, reason) =>
    inArticlesRoom(
      async (room) => {
        room.put(sample('proshop-day-1.csv'));
        room.put(`${heading}\n${row}\nGRANIT;Client;5 %;2026-12-01;2026-12-31\n`, 'tarifs.csv');
        const { exitCode, counts, writes } = await room.report();
        expect([exitCode, counts['refused']]).toEqual([5, 1]);
        expect(writes?.at(-1)).toMatchObject({
          decision: 'written',
          what: 'remise 5 %, groupe Client, du 01/12/2026, au 31/12/2026',
        });
        expect(room.rejects()).toEqual([`"Motif";${heading}\r\n"${reason}";${row}\r\n`]);
      },
      { specificPrices: { source: 'tarifs.csv' } },
    ),
  );

  test.each([
    ['fr', "1 prix particulier n'est plus dans le fichier et reste dans la boutique : une ligne refusée est"],
    ['en', '1 specific price is no longer in the file and stays in the shop: a refused line may be its own.'],
  ])('the price that a refused row had before stays, and that is told: %s', (language, line) =>
    inArticlesRoom(
      async (room) => {
        room.put(sample('proshop-day-1.csv'));
        room.put(`${heading}\nCIRAGE;Client;10 %;;\n`, 'tarifs.csv');
        await room.report();
        for (const row of ['CIRAGE;Grossistes;10 %;;', 'CIRAGE;Client;110 %;;']) {
          room.put(`${heading}\n${row}\n`, 'tarifs.csv');
          for (const argv of [['--dry-run'], []]) {
            const { exitCode, warnings } = await room.report(...argv);
            expect([exitCode, warnings.filter((one) => one.startsWith(line)).length]).toEqual([5, 1]);
          }
        }
        expect(room.shop.state.data.table('specific_prices').rows.size).toBe(1);
      },
      { specificPrices: { source: 'tarifs.csv' } },
      { language },
    ),
  );

  test('a dry run keeps none', () =>
    inArticlesRoom(
      async (room) => {
        room.put(sample('proshop-day-1.csv'));
        room.put(`${heading}\nCIRAGE;Client;110 %;;\n`, 'tarifs.csv');
        expect((await room.report('--dry-run')).exitCode).toBe(5);
        expect(room.rejects()).toEqual([]);
      },
      { specificPrices: { source: 'tarifs.csv' } },
    ));
});
