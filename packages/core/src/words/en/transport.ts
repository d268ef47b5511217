import type { Words } from '../words.ts';

export const transport: Words['transport'] = {};
