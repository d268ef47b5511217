import { formatsOf } from '../formats.ts';

const { count, size } = formatsOf('fr');

export const progress = {
  received: ({ path, bytes }: { path: string; bytes: number }) => `${path} : ${size(bytes)} reçus…`,
  decided: ({ orders, total }: { orders: number; total: number }) =>
    `${count(orders)} commandes examinées sur ${count(total)}…`,
};
