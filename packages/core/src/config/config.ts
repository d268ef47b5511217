import type * as z from 'zod/mini';
import type { configSchema } from './schema.ts';

/** passerelle.json once read: defaults filled in, local paths absolute, passwords resolved (never print it whole). */
export type Config = z.output<typeof configSchema>;
