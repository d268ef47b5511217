import type { Words } from '../words.ts';

export const program: Words['program'] = {};
