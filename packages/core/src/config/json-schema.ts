import * as z from 'zod/mini';
import { keys } from '../words/fr/config-keys.ts';
import { configSchema } from './schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema (draft 2020-12) of passerelle.json. Descriptions are in French, for the administrator who reads them in
 * an editor; VS Code takes comments and trailing commas by the two words that are its own.
 */
export function configJsonSchema(): JsonSchema {
  const schema: JsonSchema = z.toJSONSchema(configSchema, { io: 'input' });
  describe(schema, '');
  return { ...schema, title: 'passerelle.json', allowComments: true, allowTrailingCommas: true };
}

function describe(schema: JsonSchema, prefix: string): void {
  const descriptions: Record<string, string> = keys;
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof property === 'boolean') continue;
    property.description = descriptions[name];
    describe(property, name);
    if (typeof property.items === 'object' && !Array.isArray(property.items))
      describe(property.items, `${name}[]`);
  }
}
