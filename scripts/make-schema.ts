/** Writes the JSON Schema of passerelle.json: `node scripts/make-schema.ts dist/passerelle.schema.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { configJsonSchema } from '../packages/core/src/check/json-schema.ts';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Usage: node scripts/make-schema.ts <file to write>');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
