import { formatsOf } from '../formats.ts';

const { size } = formatsOf('fr');

export const progress = {
  received: ({ path, bytes }: { path: string; bytes: number }) => `${path} : ${size(bytes)} reçus…`,
};
