import type { ShopPlace } from '@passerelle/core/check/check.ts';
import { exitCodeOf, fault, ok, warning, type Finding } from '@passerelle/core/check/finding.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { JobOptions } from '@passerelle/core/program/job-command.ts';
import { runJobSilently } from '@passerelle/core/program/run-job.ts';
import { version } from '@passerelle/core/program/version.ts';
import type { World } from '@passerelle/core/world/world.ts';
import type { SourceComparison } from '@passerelle/core/orders/order-content.ts';
import { composeShopCheck } from './compose.ts';
import type { OrdersOptions } from './options.ts';
import { wordsIn } from './words/language.ts';
import type { OrdersWords } from './words/words.ts';
import { compareSources, sayComparison } from './compare-sources.ts';

/** What `check` says of the shop: what this program needs of it, and whether the file tells the same orders. */
export async function checkShop(world: World, place: ShopPlace<OrdersWords>): Promise<Finding[]> {
  const findings = await composeShopCheck(world, place);
  if (exitCodeOf(findings) !== ExitCode.Done) return findings;
  return [...findings, ...(await compareSilently(world, place)), ...(await tryWriteBack(world, place))];
}

/** That one of the two could not be read is no fault of the set-up by itself; the dry run that follows says where it is. */
async function compareSilently(world: World, place: ShopPlace<OrdersWords>): Promise<Finding[]> {
  const options: OrdersOptions = { ...lookOnly, config: place.configPath };
  const found: { comparison: SourceComparison | null } = { comparison: null };
  const { error } = await runJobSilently(
    { program: 'orders-to-xml', version, world, options, wordsIn },
    async (job) => {
      found.comparison = await compareSources(job);
    },
  );
  return error
    ? [warning(place.words.shopCheck.notCompared(error))]
    : sayComparison(found.comparison, place.words);
}

/** A run of `write-back` as it would be now, without its writes. */
async function tryWriteBack(
  world: World,
  { config, configPath, words }: ShopPlace<OrdersWords>,
): Promise<Finding[]> {
  if (config.writeBack === undefined) return [];
  const options: JobOptions = { ...lookOnly, config: configPath, all: false };
  const request = {
    program: 'orders-to-xml',
    version,
    world,
    options,
    wordsIn,
    jobName: 'write-back',
  } as const;
  const { runWriteBack } = await import('./write-back.ts');
  const { error, counts, exitCode, warnings } = await runJobSilently(request, runWriteBack);
  if (error) return [fault(error, error.code)];
  const { message, hint } = words.writeBackRules.tried({ writes: counts['would-write'] ?? 0 });
  const isFileUnusable = exitCode === ExitCode.Input || exitCode === ExitCode.Server;
  return [
    isFileUnusable ? fault({ message: warnings.at(-1) ?? message, hint }, ExitCode.Usage) : ok(message),
  ];
}

const lookOnly: OrdersOptions = {
  dryRun: true,
  force: false,
  json: false,
  verbose: false,
  quiet: true,
  only: [],
};
