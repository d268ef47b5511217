import { describe, expect, test } from '@jest/globals';
import { HeldLines } from '@passerelle/prestashop/orders/held-lines.ts';
import { detailList, type DetailRow } from '@passerelle/prestashop/orders/shop-rows.ts';

function line(id: number, order: number, cells: Partial<DetailRow> = {}): DetailRow {
  const blank = Object.fromEntries(detailList.fields.map((field) => [field, '']));
  return { ...blank, id, id_order: String(order), taxes: [], ...cells } as DetailRow;
}

function held(...pages: DetailRow[][]): HeldLines {
  const lines = new HeldLines();
  for (const page of pages) lines.add(page);
  return lines;
}

describe('lines that are held', () => {
  test.each<[string, Partial<DetailRow>]>([
    ['with nothing in them', {}],
    ['with every cell', Object.fromEntries(detailList.fields.map((field, at) => [field, `${field} ${at}`]))],
    ['with a name of several lines, tabs and quotes', { product_name: 'Été\r\n\t"d\'hiver" \\ | ; ,' }],
    ['with a name beyond Latin', { product_name: 'Mule ’Ⅳ’ 👠' }],
    ['with one tax', { taxes: [{ id: '1' }] }],
    ['with several taxes', { taxes: [{ id: '1' }, { id: '23' }] }],
  ])('are given back as they came: %s', (_, cells) => {
    const row = line(7, 3, { ...cells, id_order: '3' });
    expect(held([line(6, 3), row, line(8, 4)]).of(3)).toEqual([line(6, 3), row]);
  });

  test('are those of their order, over pages, in the order in which they came', () => {
    const lines = held([line(1, 5), line(2, 6), line(3, 5)], [line(4, 5)]);
    expect(lines.of(5).map(({ id }) => id)).toEqual([1, 3, 4]);
    expect([5, 6, 7].map((order) => lines.count(order))).toEqual([3, 1, 0]);
    expect([5, 6, 7].map((order) => lines.has(order))).toEqual([true, true, false]);
    expect(lines.of(7)).toEqual([]);
  });

  test('tell what they point to', () => {
    const lines = held(
      [line(1, 5, { product_attribute_id: '40', taxes: [{ id: '1' }, { id: '2' }] })],
      [line(2, 6, { product_attribute_id: '41', taxes: [{ id: '2' }] })],
    );
    expect([...lines.combinations]).toEqual(['40', '41']);
    expect([...lines.taxes]).toEqual(['1', '2']);
  });

  test.each<[string, DetailRow[], boolean]>([
    ['the same', [line(1, 5), line(2, 5)], true],
    ['one that is gone', [line(1, 5)], false],
    ['one more', [line(1, 5), line(2, 5), line(3, 5)], false],
    ['another quantity', [line(1, 5), line(2, 5, { product_quantity: '2' })], false],
    ['another tax', [line(1, 5), line(2, 5, { taxes: [{ id: '1' }] })], false],
    ['another order', [line(1, 5), line(2, 5), line(3, 6)], true],
  ])('are compared with those of another reading: %s', (_, there, isSame) => {
    expect(held([line(1, 5), line(2, 5)]).isSame(5, held(there))).toBe(isSame);
  });
});
