import type { Config } from '@passerelle/core/config/schema.ts';

/** How a batch is called: its number, its lot, and the name of its file in `import` and in ArchiveExport. */
export interface BatchName {
  number: number;
  /** `20261122-095703-0007`, local time. */
  lot: string;
  fileName: string;
  /** `yyyy-MM-ddTHH:mm:ss`, local time. */
  createdAt: string;
}

/** What files are called, by what is in them. */
export interface FileNamePatterns {
  orders: string;
  customers: string;
}

/** As the configuration says. Without a section for customers an archived XML of them keeps the usual name. */
export function fileNamePatterns({ xml, customers }: Pick<Config, 'xml' | 'customers'>): FileNamePatterns {
  return { orders: xml.fileName, customers: customers?.fromShop?.fileName ?? usualCustomersName };
}

const usualCustomersName = 'clients_{date}_{time}_{batch}.xml';

/** `pattern` is `xml.fileName` of the configuration: {date}, {time}, and {batch}, which makes it unique for ever. */
export function nameBatch(number: number, now: Date, pattern: string): BatchName {
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const batch = String(number).padStart(4, '0');
  const fileName = pattern.replaceAll('{date}', date).replaceAll('{time}', time).replaceAll('{batch}', batch);
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const createdAt = `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
  return { number, lot: `${date}-${time}-${batch}`, fileName, createdAt };
}

/** The batch number that a person means by "7", "0007" or the whole lot; null: none. */
export function readBatchNumber(text: string): number | null {
  const match = /^(?:\d{8}-\d{6}-)?0*(\d{1,9})$/.exec(text.trim());
  return match ? Number(match[1]) : null;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
