import type { Saying } from '../words/saying.ts';
import type { Config } from '../config/schema.ts';
import { readConfig } from '../config/read-config.ts';
import { secretsOf } from '../config/secrets.ts';
import { startDeadline } from '../transport/connections.ts';
import type { ProgramName } from '../ledger/runs.ts';
import { ExitCode } from '../failure/exit-code.ts';
import { Failure } from '../failure/failure.ts';
import { renderJson, type RunReport } from '../report/run-report.ts';
import { type Words, type WordsIn } from '../words/words.ts';
import { linesOf } from '../words/saying.ts';
import { ftpAccess } from '../program/ftp-access.ts';
import type { LookOptions } from '../program/look.ts';
import { listenOnTerminal } from '../program/terminal.ts';
import { workPaths } from '../program/work-paths.ts';
import type { World } from '../world/world.ts';
import { Reporter } from '../report/reporter.ts';
import { systemLanguage } from '../words/language.ts';
import { connectFtp } from '../transport/ftp-transport.ts';
import { checkServer, checkWorkFolder } from './check-places.ts';
import { exitCodeOf, fault, type Finding, ok, warning } from './finding.ts';

export interface CheckRequest<W extends Words> {
  program: ProgramName;
  world: World;
  options: LookOptions;
  wordsIn: WordsIn<W>;
  /** A dry run with that configuration: what it says of the files is what a run would meet. */
  dryRun: (configPath: string) => Promise<RunReport>;
  /** What is tried of a shop that is configured. */
  checkShop: (place: ShopPlace<W>) => Promise<Finding[]>;
  /** The same of a CRM, by the program that speaks to one. */
  checkCrm?: (place: ShopPlace<W>) => Promise<Finding[]>;
  /** What a good dry run shows. */
  describe: (report: RunReport, words: W) => string;
  /** What else of a dry run that went well a person should read; what the configuration's own warnings say is told once. */
  warn?: (report: RunReport, words: W) => readonly Saying[];
}

/** The configuration that says where the shop is. */
export interface ShopPlace<W extends Words = Words> {
  config: Config;
  configPath: string;
  words: W;
}

/** `check`: tries everything a run needs and changes nothing that stays. 0 when nothing is ✘, else 2 or 3. */
export async function check<W extends Words>(request: CheckRequest<W>): Promise<ExitCode> {
  const { world, options } = request;
  const reporter = new Reporter();
  const { json = false, color = true } = options;
  await listenOnTerminal(reporter, world, { json, color, quiet: false, verbose: false });
  const { findings, words } = await findAll(request, reporter);
  for (const finding of findings) tell(finding, reporter, words);
  const exitCode = exitCodeOf(findings);
  const report = { program: request.program, exitCode, findings };
  if (json) world.out.write(renderJson(report, (text) => reporter.censor(text)));
  return exitCode;
}

async function findAll<W extends Words>(
  request: CheckRequest<W>,
  reporter: Reporter,
): Promise<{ findings: Finding[]; words: W }> {
  const { world, options, program, wordsIn } = request;
  let words = wordsIn(options.lang ?? systemLanguage(world.env));
  try {
    const { config, path, warnings } = readConfig(world, options.config);
    for (const secret of secretsOf(config)) reporter.hide(secret);
    words = wordsIn(options.lang ?? config.language);
    const findings = [
      ok(words.check.config({ path })),
      ...warnings.map((one) => warning(words.config.warning(one))),
    ];
    const local = checkWorkFolder(workPaths(config.workDir, program), words);
    const connect = () => {
      const deadline = startDeadline(config.ftp.deadlineSeconds * world.pace);
      return connectFtp(ftpAccess(config.ftp, world), { deadline });
    };
    const server = await checkServer({ config, words, world, connect, ...local });
    local.ledger?.close();
    findings.push(...local.findings, ...server);
    const place = { config, configPath: path, words };
    if (config.shop) findings.push(...(await request.checkShop(place)));
    if (config.crm) findings.push(...((await request.checkCrm?.(place)) ?? []));
    const canTry = exitCodeOf(findings) === ExitCode.Done;
    const told = new Set(
      findings.flatMap((one) => (one.mark === 'warning' ? [`${one.what} ${one.remedy}`] : [])),
    );
    const isNew = (finding: Finding) => finding.mark !== 'warning' || !told.has(finding.what);
    if (canTry) findings.push(...judge(await request.dryRun(path), request, words).filter(isNew));
    return { findings, words };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { findings: [fault(words.say(error.fault), error.exitCode)], words };
  }
}

/** A guard or a late file is no fault of the set-up: the run would say the same, and a person decides. */
function judge<W extends Words>(report: RunReport, { describe, warn }: CheckRequest<W>, words: W): Finding[] {
  if (!report.error) return [ok(describe(report, words)), ...(warn?.(report, words) ?? []).map(warning)];
  const { code, message, hint } = report.error;
  const isSetUp = code === ExitCode.Server || code === ExitCode.Usage || code === ExitCode.Input;
  return [
    isSetUp
      ? fault({ message, hint }, code === ExitCode.Server ? code : ExitCode.Usage)
      : warning({ message, hint }),
  ];
}

function tell(finding: Finding, reporter: Reporter, words: Words): void {
  switch (finding.mark) {
    case 'ok':
      return reporter.tell('good', `✔ ${finding.what}`);
    case 'warning':
      reporter.tell('warning', `⚠ ${finding.what}`);
      return reporter.tell('plain', `  ${words.check.remedy}${finding.remedy}`);
    case 'fault':
      return tellFault(finding, reporter, words);
  }
}

function tellFault({ what, remedy, isList = false }: Fault, reporter: Reporter, words: Words): void {
  const saying = { message: `✘ ${what}`, hint: `  ${words.check.remedy}${remedy}`, isList };
  for (const line of linesOf(saying)) reporter.tell('bad', line);
}

type Fault = Extract<Finding, { mark: 'fault' }>;
