import { faultOf } from './stage.ts';
import { line, product, sale } from './sample-sale.ts';
import { only, putByHand, syncStage, type SyncStage } from './sync-stage.ts';

let stage: SyncStage;

beforeEach(async () => {
  stage = await syncStage();
});

afterEach(() => stage.crm.close());

test('a product that was deleted is made anew', async () => {
  await stage.run(sale());
  stage.records('Products')[0]!.isDeleted = true;
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('Products').map(({ fields }) => fields['productcode'])).toEqual(['REF-6', 'REF-5']);
});

test('a tax that somebody unlinked is linked again, and the total comes right', async () => {
  await stage.run(sale());
  for (const { taxes } of stage.records('Products')) taxes.clear();
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['hdnGrandTotal']).toBe('64.70000000');
});

test('a tax that somebody switched off is made anew', async () => {
  await stage.run(sale());
  stage.crm.world.taxes[3]!.deleted = '1';
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['hdnGrandTotal']).toBe('64.70000000');
});

test('two products under one code, or two orders under one key: a person says which', async () => {
  const code = { productname: 'x', productcode: 'REF-5' };
  const ids = [putByHand(stage, 'Products', code), putByHand(stage, 'Products', code)];
  expect(await faultOf(stage.run(sale()))).toEqual({
    kind: 'crm/ambiguous',
    module: 'Products',
    key: 'REF-5',
    ids,
  });
});

test('a reference that the database holds to be the same is another product', async () => {
  putByHand(stage, 'Products', { productname: 'x', productcode: 'Réf-5' });
  await stage.run(sale());
  expect(stage.records('Products')).toHaveLength(3);
});

test('one product at two rates is linked to both taxes', async () => {
  const shared = product('5');
  const lines = [line('5', { product: shared }), line('5', { product: shared, rate: '5.5' })];
  await stage.run(sale({ lines, totalGross: '42.40' }));
  expect(Number(only(stage, 'SalesOrder')['hdnGrandTotal']).toFixed(2)).toBe('42.40');
});
