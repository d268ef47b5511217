import { fault, ok, warning, type Finding } from '@passerelle/core/check/finding.ts';
import type { ShopPlace } from '@passerelle/core/check/check.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { CrmFinding } from '@passerelle/core/ports/crm-facts.ts';
import type { World } from '@passerelle/core/world/world.ts';
import { composeCrmLook } from './compose.ts';
import type { OrdersWords } from './words/words.ts';

/** What `check` says of the CRM: one line for each thing, with its remedy. Changes nothing there. */
export async function checkCrm(
  world: World,
  { config, words }: Pick<ShopPlace<OrdersWords>, 'config' | 'words'>,
): Promise<Finding[]> {
  if (config.crm === undefined) return [];
  const findings: Finding[] = [];
  for await (const found of await composeCrmLook(world, config)) findings.push(findingOf(found, words));
  if (config.orders.from === 'file') findings.push(warning(words.crmCheck.fromFile));
  return findings;
}

/** Kinds that a run could not do without. */
const stops: ReadonlySet<CrmFinding['kind']> = new Set([
  'module-missing',
  'right-missing',
  'field-needed',
  'decimals-wrong',
  'status-unknown',
]);

const isFine: ReadonlySet<CrmFinding['kind']> = new Set([
  'connected',
  'converts-no-leads',
  'modules',
  'decimals',
  'sees-all',
  'duplicates-forbidden',
  'statuses',
]);

function findingOf(found: CrmFinding, words: OrdersWords): Finding {
  if (found.kind === 'failed')
    return fault(words.say(found.fault), found.isSetUp ? ExitCode.Usage : ExitCode.Server);
  const saying = words.crmCheck.say(found);
  if (isFine.has(found.kind)) return ok(saying.message);
  return stops.has(found.kind) ? fault(saying, ExitCode.Usage) : warning(saying);
}
