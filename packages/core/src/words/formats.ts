import type { Language } from './words.ts';

/** Numbers, dates and amounts as each language writes them. Local time of the machine, as Notepad's reader lives it. */
export interface Formats {
  /** 22/11/2026 09:57:03 */
  moment(date: Date): string;
  /** 09:57:03 */
  time(date: Date): string;
  count(value: number): string;
  /** Cents to "59,90". */
  amount(cents: number): string;
  /** Bytes to "12,3 Ko". */
  size(bytes: number): string;
  /** Milliseconds to "1,2 s". */
  duration(milliseconds: number): string;
}

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;
const units = { fr: ['octets', 'Ko', 'Mo'], en: ['bytes', 'kB', 'MB'] } as const;

export function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  // Narrow no-break spaces show as boxes in old Notepads.
  const plain = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');
  const [whole, one, two] = [number(0), number(1), number(2)];
  return {
    moment: (date) => `${dayOf(date)} ${timeOf(date)}`,
    time: timeOf,
    count: (value) => plain(whole.format(value)),
    amount: (cents) => plain(two.format(cents / 100)),
    size: (bytes) => {
      const [small, kilo, mega] = units[language];
      if (bytes < 10_000) return plain(`${whole.format(bytes)} ${small}`);
      if (bytes < 10_000_000) return plain(`${one.format(bytes / 1000)} ${kilo}`);
      return plain(`${one.format(bytes / 1_000_000)} ${mega}`);
    },
    duration: (milliseconds) => plain(`${one.format(milliseconds / 1000)} s`),
  };
}

function dayOf(date: Date): string {
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
}

function timeOf(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
