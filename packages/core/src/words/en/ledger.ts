import type { Words } from '../words.ts';

export const ledger: Words['ledger'] = {};
