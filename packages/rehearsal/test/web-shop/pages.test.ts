import { beforeEach, describe, expect, test } from '@jest/globals';
import { select } from '@passerelle/rehearsal/web-shop/selection.ts';
import { Database } from '@passerelle/rehearsal/web-shop/tables.ts';

describe('pages of a table', () => {
  let table = new Database([1]).table('countries');
  beforeEach(() => {
    table = new Database([1]).table('countries');
    // Not in the order of their ids, as rows come that keep the number they had elsewhere.
    for (const id of [5, 2, 9, 1, 7]) table.insert({ id, values: { iso_code: id % 2 === 0 ? 'BE' : 'FR' } });
  });

  const ids = (parameters: Record<string, string>): number[] =>
    select(table, new Map(Object.entries(parameters))).map(({ id }) => id);

  test.each([
    [{ sort: 'id_ASC' }, [1, 2, 5, 7, 9]],
    [{ sort: '[id_ASC]' }, [1, 2, 5, 7, 9]],
    [{ sort: '[id_DESC]' }, [9, 7, 5, 2, 1]],
    [{}, [5, 2, 9, 1, 7]],
    [{ sort: 'id_ASC', limit: '2' }, [1, 2]],
    [{ sort: 'id_ASC', limit: '1,2' }, [2, 5]],
    [{ sort: 'id_ASC', limit: '0' }, []],
    [{ sort: 'id_ASC', limit: '2', 'filter[id]': '>[2]' }, [5, 7]],
    [{ sort: 'id_ASC', 'filter[id]': '<[5]' }, [1, 2]],
    [{ sort: 'id_ASC', 'filter[id]': '[2,7]' }, [2, 5, 7]],
    [{ sort: 'id_ASC', 'filter[id]': '[7,2]' }, [2, 5, 7]],
    [{ sort: 'id_ASC', 'filter[id]': '[9|3|1]' }, [1, 9]],
    [{ sort: 'id_ASC', 'filter[id]': '![9]' }, [1, 2, 5, 7]],
    // What the service does not understand filters nothing.
    [{ sort: 'id_ASC', 'filter[id]': '>=[5]' }, [1, 2, 5, 7, 9]],
    [{ sort: 'id_ASC', limit: '2', 'filter[iso_code]': 'FR' }, [1, 5]],
    [{ sort: 'id_ASC', limit: '2', 'filter[iso_code]': '%[R]' }, [1, 5]],
    [{ sort: 'id_ASC', limit: '1', 'filter[iso_code]': '%[R]', 'filter[id]': '>[1]' }, [5]],
  ])('%j finds %j', (parameters, found) => {
    expect(ids(parameters as Record<string, string>)).toEqual(found);
  });

  test('rows that come and go after a page was taken are there, or not, on the next', () => {
    expect(ids({ sort: 'id_ASC' })).toEqual([1, 2, 5, 7, 9]);
    table.delete(table.where('id', 5)[0]!);
    expect(ids({ sort: 'id_ASC' })).toEqual([1, 2, 7, 9]);
    table.insert({ id: 12 });
    expect(ids({ sort: 'id_ASC' })).toEqual([1, 2, 7, 9, 12]);
    table.insert({ id: 4 });
    expect(ids({ sort: 'id_ASC' })).toEqual([1, 2, 4, 7, 9, 12]);
    table.insert({});
    expect(ids({ sort: 'id_ASC', 'filter[id]': '>[9]' })).toEqual([12, 13]);
  });
});
