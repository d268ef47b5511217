import type { Words } from '../words.ts';

export const delivery: Words['delivery'] = {};
