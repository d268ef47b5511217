import { toJsonSchema, type JsonSchema, type OverrideActionContext } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { keys } from '../words/fr/config-keys.ts';
import { configSchema } from '../config/schema.ts';

/**
 * The JSON Schema (draft 2020-12) of passerelle.json. Descriptions are in French, for the administrator who reads them in
 * an editor; VS Code takes comments and trailing commas by the two words that are its own.
 */
export function configJsonSchema(): Record<string, unknown> {
  const schema = toJsonSchema(configSchema, {
    target: 'draft-2020-12',
    // What a user writes. What has no form in JSON Schema is left to the programs.
    typeMode: 'input',
    errorMode: 'ignore',
    overrideAction: withEveryPattern,
  });
  describe(schema, '');
  return { ...schema, title: 'passerelle.json', allowComments: true, allowTrailingCommas: true };
}

/** Of a text that has several, the converter takes the first. */
function withEveryPattern({ valibotAction, jsonSchema }: OverrideActionContext): JsonSchema | null {
  const isFurther = isPattern(valibotAction) && jsonSchema.pattern !== valibotAction.requirement.source;
  if (!isFurther) return null;
  const { allOf = [] } = jsonSchema;
  return { ...jsonSchema, allOf: [...allOf, { pattern: valibotAction.requirement.source }] };
}

function isPattern(action: { type: string }): action is v.RegexAction<string, undefined> {
  return action.type === 'regex';
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
