import { readOrders } from '../../src/orders/read-orders.ts';
import { csvOf, orderOf, ordersOf, settings } from './orders-csv.ts';

test('two identical rows are two units sold', () => {
  const paid = { 'Total paid with tax': '205.70' };
  expect(orderOf(csvOf(paid, paid)).order.lines.map((line) => line.qty)).toEqual([1, 1]);
});

test('rows of an order may lie apart; orders come as they first appear', () => {
  const bytes = csvOf(
    { 'Order ID': '1', 'Product name': 'a' },
    { 'Order ID': '2', 'Product name': 'b' },
    { 'Order ID': '1', 'Product name': 'c' },
    { 'Order ID': '3', 'Product name': 'd' },
    { 'Order ID': '2', 'Product name': 'e' },
    { 'Order ID': '1', 'Product name': 'f' },
  );
  const names = ordersOf(bytes).map(({ order }) =>
    [order.id, ...order.lines.map((line) => line.name)].join(' '),
  );
  expect(names).toEqual(['1 a c f', '2 b e', '3 d']);
});

test('orders of one cart share a reference, and stay apart by their ids', () => {
  expect(ordersOf(csvOf({ 'Order ID': '1' }, { 'Order ID': '2' })).map(({ order }) => order.id)).toEqual([
    '1',
    '2',
  ]);
});

test('without an id column, orders are told apart by reference', () => {
  const bytes = csvOf(
    { 'Order ID': null, 'Order reference code': 'A' },
    { 'Order reference code': 'B' },
    { 'Order reference code': 'A' },
  );
  expect(ordersOf(bytes).map(({ order }) => `${order.id}/${order.ref}/${order.lines.length}`)).toEqual([
    '/A/2',
    '/B/1',
  ]);
});

test('an id and a reference that read the same are two orders', () => {
  const bytes = csvOf(
    { 'Order ID': '77', 'Order reference code': 'A' },
    { 'Order ID': '', 'Order reference code': '77' },
  );
  expect(ordersOf(bytes)).toHaveLength(2);
});

test('one bad order leaves the others alone, and keeps its own rows', () => {
  const bytes = csvOf(
    { 'Order ID': '1' },
    { 'Order ID': '2', 'Product quantity': 'x', Payment: 'Chèque' },
    { 'Order ID': '3' },
  );
  const [good, bad, other] = ordersOf(bytes);
  expect([good?.rejection, other?.rejection]).toEqual([null, null]);
  expect(bad).toMatchObject({
    rejection: { kind: 'bad-quantity' },
    order: { id: '2', stateId: '2', lines: [{ qty: 0 }] },
  });
  expect(bad?.rawRows().join('')).toMatch(/^"2",.*"Chèque",.*"x".*\n$/);
});

test('what the file tells of itself', () => {
  const text =
    '\ufeffOrder ID,Qté,Gencod,État,Paiement,Total\r\n1,1,3612345678034,payé,CB,5\n\n2,1,3612345678034,payé,CB,5';
  const file = readOrders(Buffer.from(text), settings);
  const { orderCount, rowCount, headingRow, dialect } = file;
  expect({ orderCount, rowCount, headingRow, dialect }).toEqual({
    orderCount: 2,
    rowCount: 2,
    headingRow: 'Order ID,Qté,Gencod,État,Paiement,Total\r\n',
    dialect: { delimiter: ',', quote: '"', encoding: 'utf-8' },
  });
  expect([...file.orders()].map((order) => order.rawRows())).toEqual([
    ['1,1,3612345678034,payé,CB,5\n'],
    ['2,1,3612345678034,payé,CB,5\n'],
  ]);
});

test('a heading alone is a file without orders', () => {
  expect(ordersOf(Buffer.from('Order ID,Qté,Gencod,État,Paiement,Total\n'))).toEqual([]);
});

test('orders can be asked for again, and far more rows than are read at once', () => {
  const count = 3000;
  const rows = Array.from({ length: count }, (_, index) => ({ 'Order ID': String(index % (count / 2)) }));
  const file = readOrders(csvOf(...rows), settings);
  for (const round of [1, 2]) {
    const sizes = [...file.orders()].map(({ order }) => order.lines.length);
    expect([round, sizes.length, new Set(sizes)]).toEqual([round, count / 2, new Set([2])]);
  }
});

test('a file that was closed has no orders any more, rather than empty ones', () => {
  const bytes = csvOf({});
  const ofItsOwn = Buffer.alloc(bytes.length);
  bytes.copy(ofItsOwn);
  const file = readOrders(ofItsOwn, settings);
  expect([...file.orders()]).toHaveLength(1);
  file.close();
  expect(() => [...file.orders()]).toThrow('closed');
});
