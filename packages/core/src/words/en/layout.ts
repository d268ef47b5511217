import type { Words } from '../words.ts';

export const layout: Words['layout'] = {};
