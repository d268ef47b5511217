import type { Scene } from './scene.ts';
import { customerNamed } from './things.ts';

export function customersContract(scene: Scene): void {
  describe('customers', () => {
    test('an e-mail address that is taken: nobody knows, and there is one', async () => {
      const outcome = await scene.client.create('customers', customerNamed(scene.things.mark));
      expect(outcome).toMatchObject({
        kind: 'unknown',
        fault: { kind: 'shop/broken', errors: [{ code: 140 }, { code: 46 }] },
      });
      const where = [{ field: 'email', is: `${scene.things.mark}@example.test` }] as const;
      const links = { groups: ['id'] } as const;
      const found = await scene.client.all({
        resource: 'customers',
        fields: ['active', 'is_guest'],
        links,
        where,
      });
      expect(found).toMatchObject([
        { id: scene.things.customer, active: '1', is_guest: '0', groups: [{ id: '3' }] },
      ]);
    });

    test('a name with a digit, and a required field that is missing', async () => {
      const { fields } = customerNamed(`${scene.things.mark}b`);
      expect(
        await scene.client.create('customers', { fields: { ...fields, firstname: 'Paul3' } }),
      ).toMatchObject({
        kind: 'refused',
        fault: { errors: [{ code: 85, message: expect.stringContaining('Customer->firstname') as string }] },
      });
      const without = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'email'));
      expect(await scene.client.create('customers', { fields: without })).toMatchObject({
        kind: 'refused',
        fault: { errors: [{ code: 41, message: 'parameter "email" required' }] },
      });
    });

    test('control characters are not sent', async () => {
      const fields = { address2: 'Bât. B\u0001 & C <1' };
      const outcome = await scene.client.change('addresses', { id: scene.things.address, fields });
      expect(outcome.kind).toBe('refused');
      await scene.client.change('addresses', {
        id: scene.things.address,
        fields: { address2: 'Bât. B\u0001 & C' },
      });
      const where = [{ field: 'id', is: scene.things.address }] as const;
      const [address] = await scene.client.all({
        resource: 'addresses',
        fields: ['address1', 'address2'],
        where,
      });
      expect(address).toMatchObject({ address1: "12 rue de l'Écluse", address2: 'Bât. B & C' });
    });
  });
}
