import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { count, size } = formatsOf('en');

export const progress: Sections['progress'] = {
  received: ({ path, bytes }) => `${path}: ${size(bytes)} received…`,
  decided: ({ orders, total }) => `${count(orders)} orders of ${count(total)} examined…`,
};
