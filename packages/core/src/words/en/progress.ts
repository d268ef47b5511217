import { formatsOf } from '../formats.ts';
import type { Words } from '../words.ts';

const { count, size } = formatsOf('en');

export const progress: Words['progress'] = {
  received: ({ path, bytes }) => `${path}: ${size(bytes)} received…`,
  decided: ({ orders, total }) => `${count(orders)} orders of ${count(total)} examined…`,
};
