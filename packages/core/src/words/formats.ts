/** Numbers, dates and amounts as each language writes them. Local time of the machine, as Notepad's reader lives it. */
export interface Formats {
  /** 22/11/2026 09:57:03 */
  moment: (date: Date) => string;
  /** 09:57:03 */
  time: (date: Date) => string;
  count: (value: number) => string;
  /** Cents to "59,90". */
  amount: (cents: number) => string;
  /** With as many decimals as it has: "0,85". */
  decimal: (value: number) => string;
  /** A sum or a rate that is kept as a text, "12.500": as it is written, "12,50". Any other text stays as it is. */
  decimalText: (text: string) => string;
  /** A shop's own time, in no time zone, "2026-11-22T09:41:10": "22/11/2026 09:41:10". Any other text stays as it is. */
  shopTime: (text: string) => string;
  /** Bytes to "12,3 Ko". */
  size: (bytes: number) => string;
  /** Milliseconds to "1,2 s". */
  duration: (milliseconds: number) => string;
}

const signs = {
  fr: { decimal: ',', thousands: ' ', units: ['octets', 'Ko', 'Mo'] },
  en: { decimal: '.', thousands: ',', units: ['bytes', 'kB', 'MB'] },
} as const;

/** Written out rather than by Intl.NumberFormat, which costs every start 20 ms and spaces that old Notepads show as boxes. */
export function formatsOf(language: Language): Formats {
  const { decimal, thousands, units } = signs[language];
  const [small, kilo, mega] = units;
  const number = (value: number, digits: number): string => {
    const [whole = '', fraction] = value.toFixed(digits).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  };
  return {
    moment: (date) => `${dayOf(date)} ${timeOf(date)}`,
    time: timeOf,
    count: (value) => number(value, 0),
    amount: (cents) => number(cents / 100, 2),
    decimal: (value) => number(value, String(value).split('.')[1]?.length ?? 0),
    decimalText: (text) => {
      if (!/^-?\d{1,15}(\.\d+)?$/.test(text)) return text;
      const fraction = (text.split('.')[1] ?? '').replace(/0+$/, '');
      return number(Number(text), fraction === '' ? 0 : Math.max(2, Math.min(fraction.length, 6)));
    },
    shopTime,
    size: (bytes) => {
      if (bytes < 10_000) return `${number(bytes, 0)} ${small}`;
      if (bytes < 10_000_000) return `${number(bytes / 1000, 1)} ${kilo}`;
      return `${number(bytes / 1_000_000, 1)} ${mega}`;
    },
    duration: (milliseconds) => `${number(milliseconds / 1000, 1)} s`,
  };
}

function shopTime(text: string): string {
  return text.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1').replace('T', ' ');
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

export type Language = 'fr' | 'en';

/** How many of what: "1 commande", "3 commandes". French counts 0 as one, English as many. */
export function pluralOf(language: Language): (count: number, one: string, many: string) => string {
  const { count: written } = formatsOf(language);
  const isOne = (count: number): boolean => (language === 'fr' ? count < 2 : count === 1);
  return (count, one, many) => `${written(count)} ${isOne(count) ? one : many}`;
}
