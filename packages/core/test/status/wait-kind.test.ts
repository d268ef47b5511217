import type { Point } from '../../src/status/point.ts';
import { byWaitKind, waitKindOf } from '../../src/status/wait-kind.ts';
import { aBatch, oddStateOrder, rejectedOrder } from './any-report.ts';
import { heldWrite } from '../page/scenes.ts';

const order: Point = { kind: 'order-waits', ...rejectedOrder };
const later: Point = { kind: 'order-waits', ...oddStateOrder };
const uncertain: Point = { kind: 'uncertain', batch: aBatch(), orders: [] };
const write = (changes: Parameters<typeof heldWrite>[1]): Point => {
  return { kind: 'write-waits', write: heldWrite(1, changes) };
};

test.each<[string, Point, string]>([
  ['an order', order, 'order'],
  ['a delivery nobody knows the fate of', uncertain, 'trouble'],
  ['a state for the shop', write({ event: 'shipped' }), 'write-back'],
  ['a document for the shop', write({ event: 'document:facture' }), 'write-back'],
  ['a product', write({ kind: 'product', event: 'article' }), 'article'],
  ['a customer for the shop', write({ kind: 'customer', event: 'file' }), 'customer'],
  ['an order for the CRM', write({ target: 'crm', kind: 'order', event: 'changed' }), 'crm'],
])('%s waits as such', (_what, point, kind) => {
  expect(waitKindOf(point)).toBe(kind);
});

test('each kind once, what is broken first, and within one the order that it came in', () => {
  const crm = write({ target: 'crm' });
  expect(byWaitKind([crm, order, uncertain, later])).toEqual([
    { kind: 'trouble', points: [uncertain] },
    { kind: 'order', points: [order, later] },
    { kind: 'crm', points: [crm] },
  ]);
});
