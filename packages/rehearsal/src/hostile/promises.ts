import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { ReportedOrder, RunReport } from '@passerelle/core/report/run-report.ts';
import { parseXml, type XmlElement } from '@passerelle/orders-to-xml/xml/parse-xml.ts';
import type { Outcome, Rehearsal } from '../shop/rehearsal.ts';

/** What nobody may see: the rehearsal's own password. */
const secret = 'secret-de-repetition';
const hardEnds: readonly number[] = [ExitCode.Usage, ExitCode.Server, ExitCode.Input, ExitCode.Guard];
const localNames =
  /^(?:Trace[12]\.txt|ArchiveTrace|ArchiveExport|Rejets|passerelle\.sqlite(?:-wal|-shm|-journal)?|[\w-]+\.lock(?:-journal)?|passerelle\.json|page\.html|layout\.json|old\.xml|orders\.csv|stock\.csv)$/;
const rejectNames = /^rejet_[A-Za-z0-9]{1,40}\.csv$/;
const remoteNames =
  /^(?:import|passerelle-staging|orders\.csv|ExportCSV(?:mod)?\.csv|expeditions\.csv|clients\.csv)$/;
const xmlNames = /^ventes_\d{8}_\d{6}_\d+\.xml$/;

/** What the programs promise whatever they are fed; every promise found broken is kept as a sentence. */
export class Promises {
  readonly broken: string[] = [];
  readonly #shop: Rehearsal;
  #booked: string[] = [];

  constructor(shop: Rehearsal) {
    this.#shop = shop;
  }

  /** No internal error, no stack trace, no character that a terminal would obey, no secret. */
  checkOutput({ exitCode, out, err }: Outcome, servers: 'behave' | 'lie' = 'behave'): void {
    const said = out + err;
    this.#promise(exitCode !== ExitCode.Internal, `internal error: ${said}`);
    const mayBeUncertain = servers === 'lie';
    this.#promise(mayBeUncertain || exitCode !== ExitCode.Uncertain, 'uncertain on a server that behaves');
    this.#promise(!/^\s+at .+:\d+:\d+\)?$/m.test(said), `a stack trace: ${said}`);
    this.#promise(!/[\0-\u0008\u000b-\u001f\u007f-\u009f]/.test(said), 'a control character is obeyed');
    this.#promise(!said.includes(secret), 'the secret is told');
  }

  /** Nothing is delivered when a file is refused; what is delivered is what the report says is sent. */
  async checkOrdersRun(outcome: Outcome): Promise<void> {
    this.checkOutput(outcome);
    const report = this.#reportOf(outcome);
    const waiting = this.#shop.proshop.everyFile();
    if (hardEnds.includes(outcome.exitCode)) this.#promise(waiting.length === 0, 'delivered, though refused');
    this.#promise(
      waiting.every(({ name }) => xmlNames.test(name)),
      'an unexpected name in import',
    );
    const sent = (report?.orders ?? []).filter(({ decision }) => decision === 'send').map(reportedName);
    const booked = (await this.#parseAll(waiting)).flatMap(bookedNames);
    this.#promise(
      sent.toSorted().join('\n') === booked.toSorted().join('\n'),
      `reported ${JSON.stringify(sent)}, delivered ${JSON.stringify(booked)}`,
    );
    this.#booked = booked;
  }

  /** The same file again: nothing is sent a second time. */
  async checkSecondRun(outcome: Outcome): Promise<void> {
    const before = this.#booked;
    await this.checkOrdersRun(outcome);
    const again = this.#booked.filter((name) => before.includes(name));
    this.#promise(again.length === 0, `sent twice: ${JSON.stringify(again)}`);
  }

  /** Every file in ProShop's folder can be read as XML, and a refused run, if it is given, leaves none. */
  async checkDocuments(outcome?: Outcome): Promise<void> {
    const waiting = this.#shop.proshop.everyFile();
    const isRefused = outcome !== undefined && hardEnds.includes(outcome.exitCode);
    this.#promise(!isRefused || waiting.length === 0, 'delivered, though refused');
    await this.#parseAll(waiting);
  }

  checkRefused(outcome: Outcome): void {
    this.checkOutput(outcome);
    this.#promise(outcome.exitCode !== ExitCode.Done, 'a changed archive is resent');
    this.#promise(this.#shop.proshop.everyFile().length === 0, 'delivered, though refused');
  }

  /** Published only if all went well, and then every line is the source's but those that were changed. */
  checkStockRun(outcome: Outcome, source: Buffer): void {
    this.checkOutput(outcome);
    const report = this.#reportOf(outcome);
    const isPublished = existsSync(join(this.#shop.remoteDir, 'ExportCSVmod.csv'));
    this.#promise(
      isPublished === (outcome.exitCode === ExitCode.Done),
      `exit ${outcome.exitCode}, published: ${isPublished}`,
    );
    if (!isPublished || !report) return;
    const known = new Set(source.toString('latin1').split('\n').map(withoutReturn));
    const lines = this.#shop.remote('ExportCSVmod.csv').toString('latin1').split('\n').map(withoutReturn);
    const strange = lines.filter((line) => !known.has(line)).length;
    const changed = report.lines.filter(({ decision }) => decision !== 'removed').length;
    this.#promise(strange <= changed, `${strange} lines are not the source's, ${changed} are reported`);
  }

  /** No file anywhere but where files belong, and no secret in any of them. */
  checkFolders(): void {
    const { workDir, remoteDir } = this.#shop;
    this.#checkNames(join(workDir, '..'), /^(?:travail|serveur)$/);
    this.#checkNames(workDir, localNames);
    this.#checkNames(join(workDir, 'Rejets'), rejectNames);
    this.#checkNames(remoteDir, remoteNames);
    for (const file of ['Trace1.txt', 'Trace2.txt', 'page.html']) this.#checkText(join(workDir, file));
  }

  #checkNames(folder: string, pattern: RegExp): void {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const strange = names.filter((name) => !pattern.test(name));
    this.#promise(strange.length === 0, `strange names in ${folder}: ${JSON.stringify(strange)}`);
  }

  #checkText(path: string): void {
    if (!existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    this.#promise(
      !/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text),
      `a control character in ${path}`,
    );
    this.#promise(!text.includes(secret), `the secret is in ${path}`);
    this.#promise(!/<script|<img|onerror=/i.test(text) || !path.endsWith('.html'), `markup in ${path}`);
  }

  async #parseAll(files: readonly { name: string; content: Buffer }[]): Promise<XmlElement[]> {
    const documents: XmlElement[] = [];
    for (const { name, content } of files) {
      try {
        documents.push(await parseXml(content));
      } catch (error) {
        this.broken.push(`${name} is no XML: ${(error as Error).message}`);
      }
    }
    return documents;
  }

  #reportOf({ out, exitCode }: Outcome): RunReport | undefined {
    try {
      const report = JSON.parse(out) as RunReport;
      this.#promise(
        report.exitCode === exitCode,
        `the report says ${report.exitCode}, the program ${exitCode}`,
      );
      return report;
    } catch {
      this.broken.push(`no report: ${out}`);
      return undefined;
    }
  }

  #promise(isKept: boolean, what: string): void {
    if (!isKept) this.broken.push(what);
  }
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/, '');
}

/** As the XML has it: what XML can't hold is replaced there, and white space is the reader's affair. */
function reportedName({ id, ref }: ReportedOrder): string {
  return asInXml(`${id} ${ref}`);
}

function bookedNames(document: XmlElement): string[] {
  return document.children
    .filter(({ name }) => name === 'Vente')
    .map(({ children }) => {
      const textOf = (wanted: string): string => children.find(({ name }) => name === wanted)?.text ?? '';
      return asInXml(`${textOf('NumCommandeWeb')} ${textOf('ReferenceWeb')}`);
    });
}

function asInXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}
