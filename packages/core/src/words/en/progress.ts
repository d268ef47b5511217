import { formatsOf } from '../formats.ts';
import type { Sections } from '../words.ts';

const { size } = formatsOf('en');

export const progress: Sections['progress'] = {
  received: ({ path, bytes }) => `${path}: ${size(bytes)} received…`,
};
