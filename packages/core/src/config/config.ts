import type * as v from 'valibot';
import type { configSchema } from './schema.ts';

/** passerelle.json once read: defaults filled in, local paths absolute, passwords resolved (never print it whole). */
export type Config = v.InferOutput<typeof configSchema>;
