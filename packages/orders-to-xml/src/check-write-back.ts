import { fault, type Finding, ok, warning } from '@passerelle/core/check/finding.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { ShopFacts } from '@passerelle/core/ports/shop-facts.ts';
import type { OrdersWords } from './words/words.ts';
import { adviseRules } from './write-back/advise-rules.ts';
import { resolveRules, type RuleWish } from './write-back/rules.ts';

/** What `check` says of the rules: ✘ where a run would refuse them, ⚠ for what they would do or leave that surprises. */
export async function checkRules(
  { rules: wishes, shipments }: NonNullable<Config['writeBack']>,
  facts: ShopFacts,
  words: OrdersWords,
): Promise<Finding[]> {
  const states = await facts.states();
  // The configuration has held them to their form.
  const resolved = resolveRules(wishes as readonly RuleWish[], states);
  if ('faults' in resolved)
    return [fault(words.say({ kind: 'write-back/rules', faults: resolved.faults }), ExitCode.Usage)];
  const { columns = {} } = shipments ?? {};
  const advice = adviseRules(resolved.rules, {
    states,
    carriers: await facts.carriers(),
    mailMethod: await facts.setting('PS_MAIL_METHOD'),
    version: facts.version,
    absent: (['tracking', 'document'] as const).filter((column) => columns[column] === false),
  });
  const { checked, advise } = words.writeBackRules;
  return [ok(checked({ rules: resolved.rules.length })), ...advice.map((one) => warning(advise(one)))];
}
