import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import { holdingStates } from '../../src/levels/holding-states.ts';
import { inShopRoom } from './shop-room.ts';

const state = (id: number, name: string, more: Partial<StatusOfShop> = {}): StatusOfShop => ({
  ...{ id, names: [name], isSale: false, isPaid: false, mails: false, isDeleted: false, ...more },
});

const cheque = state(1, 'En attente de chèque');
const wire = state(10, 'En attente de virement');
const states = [
  cheque,
  state(2, 'Paiement accepté', { isSale: true, isPaid: true }),
  state(6, 'Annulé'),
  state(7, 'Remboursé'),
  state(8, 'Erreur de paiement'),
  wire,
  state(15, 'Ancien état', { isDeleted: true }),
  state(20, 'Annulée par le client'),
  state(21, 'Contre remboursement'),
];
const ignored = [1, 6, 7, 8, 10, 15];

test.each<[string, { ignored: (string | number)[]; reserving: (string | number)[] }, number[]]>([
  ['none of them is named', { ignored, reserving: [] }, [1, 10]],
  ['both are named', { ignored, reserving: [1, 10] }, []],
  ['one by its label', { ignored, reserving: ['En attente de virement'] }, [1]],
  ['a state that is in neither list holds its sizes anyway', { ignored: [6, 7, 8, 10], reserving: [] }, [10]],
  [
    "a state of the shop's own that says cancelled gives them back",
    { ignored: [20, 21], reserving: [] },
    [21],
  ],
  ['a sale is ignored by its label', { ignored: ['Paiement accepté'], reserving: [] }, []],
])('%s', (_, lists, expected) => {
  expect(holdingStates(states, lists).map(({ id }) => id)).toEqual(expected);
});

test.each<[string, number[], boolean]>([
  ['the shop has states that hold pairs', [], true],
  ['they are named', [1, 10, 12], false],
])('check says so: %s', async (_, reservingStates, isTold) => {
  await inShopRoom(
    async ({ rehearsal }) => {
      const { out } = await rehearsal.stockCsvMod('check');
      expect(/remet ces paires en vente/.test(out)).toBe(isTold);
      expect(/stock\.reservingStates : \[1, 10, 12\]/.test(out)).toBe(isTold);
    },
    { config: { stock: { reservingStates } } },
  );
});
