import type { Words } from '../words.ts';

export const config: Words['config'] = {};
