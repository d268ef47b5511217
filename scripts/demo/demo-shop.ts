import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '../../packages/core/src/report/run-report.ts';
import type { Language } from '../../packages/core/src/words/formats.ts';
import { PrestaShop } from '@passerelle/rehearsal/shop/prestashop.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { codeOf, readStockCsv, type StockRow } from '@passerelle/rehearsal/shop/stock-csv.ts';
import { StockRoom } from '@passerelle/rehearsal/shop/stock-room.ts';

const samples = join(import.meta.dirname, '../../samples/demo');
const day = '2026-11-22';

/** The shop's gift card, which ProShop does not have in stock. */
export const giftCard: StockRow = {
  gencod: '',
  reference: 'CARTE50',
  size: '',
  name: 'Carte cadeau 50 €',
  qty: 999,
};

/** What both demos configure of the programs, beside where things are. */
export const programConfig = {
  giftCards: [
    {
      productId: '1201',
      reference: giftCard.reference,
      quantity: giftCard.qty,
      row: { 'Nom du produit': giftCard.name, 'Prix TTC': '50,00' },
    },
  ],
};

export function sample(name: string): Buffer {
  return readFileSync(join(samples, name));
}

/** Everybody of the demo: an FTP server, both programs, ProShop, PrestaShop, and a PrestaShop that is told ProShop's stock as it is. */
export class DemoShop {
  readonly rehearsal: Rehearsal;
  readonly stockRoom: StockRoom;
  readonly prestashop: PrestaShop;
  /** The same shop, had nobody corrected the stock file. */
  readonly uncorrected: PrestaShop;
  readonly #language: Language;

  private constructor(rehearsal: Rehearsal, language: Language) {
    this.rehearsal = rehearsal;
    this.#language = language;
    this.stockRoom = new StockRoom(readStockCsv(sample('ExportCSV-0940.csv')));
    const stock = [...this.stockRoom.rows, giftCard].map((row): [string, number] => [codeOf(row), row.qty]);
    this.prestashop = new PrestaShop(join(rehearsal.remoteDir, 'ExportCSVmod.csv'), stock);
    this.uncorrected = new PrestaShop(join(rehearsal.workDir, 'uncorrected.csv'), stock);
  }

  static async begin(language: Language): Promise<DemoShop> {
    return new DemoShop(await Rehearsal.begin({ config: programConfig, now: at('09:40') }), language);
  }

  /** Everybody's clock. */
  setTime(time: string): void {
    this.rehearsal.now = at(time);
  }

  /** One run of a program, as the scheduler starts it: its report. Throws unless all went well. */
  async run(program: 'ordersToXml' | 'stockCsvMod'): Promise<RunReport> {
    const { out, err } = await this.rehearsal[program]('--json', '--lang', this.#language);
    const report = JSON.parse(out) as RunReport;
    if (report.exitCode !== 0) throw new Error(`${report.program} ended with ${report.exitCode}: ${err}`);
    return report;
  }

  /** PrestaShop imports the corrected file; the other one, the file as ProShop wrote it. */
  importStock(): void {
    const { remoteDir, workDir } = this.rehearsal;
    copyFileSync(join(remoteDir, 'ExportCSV.csv'), join(workDir, 'uncorrected.csv'));
    this.prestashop.import();
    this.uncorrected.import();
  }

  /** What a customer buys leaves the web shop's stock at once. */
  sell(code: string): void {
    for (const shop of [this.prestashop, this.uncorrected]) shop.sell(code, 1);
  }
}

/** That time of the day that is played. */
export function at(time: string): Date {
  return new Date(`${day}T${time}:03`);
}
