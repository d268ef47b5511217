/** How a column is stored: what an empty one reads as, and how a number is written back. */
export type ColumnType =
  | 'id'
  | 'int'
  | 'bool'
  | 'text'
  | 'price'
  | 'rate'
  | 'percent'
  | 'null'
  | 'date'
  | 'datetime'
  | 'lang'
  | 'flag';

export interface Field {
  readonly name: string;
  readonly type: ColumnType;
  /** PrestaShop's own name of the check: isUnsignedId, isEan13 … */
  readonly format: string;
  readonly maxSize: number;
  readonly isRequired: boolean;
  /** May not be sent: 'parameter "quantity" not writable'. */
  readonly isReadOnly: boolean;
  /** Worked out by the service: no filter, no sorting. */
  readonly isComputed: boolean;
}

export interface Association {
  readonly name: string;
  readonly node: string;
  readonly fields: readonly string[];
  /** Worked out from other rows: what is sent for it counts for nothing. */
  readonly isComputed: boolean;
  /** Shown with display=full only: by name its rows come without a field. */
  readonly isShownWithAllOnly: boolean;
}

export interface Resource {
  readonly name: string;
  readonly node: string;
  /** PHP's class, as error messages name it. */
  readonly className: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly associations: ReadonlyMap<string, Association>;
  /** Methods that this resource never has. */
  readonly forbids: readonly string[];
}

/**
 * A table of a resource as lines. A field: `name type [max] [isFormat] [*] [-] [~]`: required, read only, computed.
 * An association: `+ name node field,field [~] [!]`, the latter for one that is shown with display=full only. A method it never has: `! POST`.
 */
export function resource(name: string, node: string, className: string, lines: string): Resource {
  const words = lines
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  const named = <T extends { name: string }>(all: T[]): Map<string, T> =>
    new Map(all.map((one) => [one.name, one]));
  return {
    name,
    node,
    className,
    fields: named(words.filter(([first]) => first !== '+' && first !== '!').map(asField)),
    associations: named(words.filter(([first]) => first === '+').map(asAssociation)),
    forbids: words.filter(([first]) => first === '!').map(([, method]) => method ?? ''),
  };
}

function asField([name = '', type = 'text', ...rest]: string[]): Field {
  const has = (mark: string): boolean => rest.includes(mark);
  return {
    name,
    type: type as ColumnType,
    format: rest.find((word) => /^is/i.test(word)) ?? '',
    maxSize: Number(rest.find((word) => /^\d+$/.test(word)) ?? 0),
    isRequired: has('*'),
    isReadOnly: has('-'),
    isComputed: has('~'),
  };
}

function asAssociation([, name = '', node = '', fields = 'id', ...rest]: string[]): Association {
  return {
    name,
    node,
    fields: fields.split(','),
    isComputed: rest.includes('~'),
    isShownWithAllOnly: rest.includes('!'),
  };
}

/** What an empty column of a type reads as. */
export const emptyOf: Readonly<Record<ColumnType, string | null>> = {
  id: '0',
  int: '0',
  bool: '0',
  text: '',
  price: '0.000000',
  rate: '0.000',
  percent: '0.00',
  null: null,
  date: '0000-00-00',
  datetime: '0000-00-00 00:00:00',
  lang: '',
  flag: '',
};

/** A value as the database gives it back. */
export function storedAs(type: ColumnType, value: string): string | null {
  const digits = { price: 6, rate: 3, percent: 2 }[type as string];
  if (digits !== undefined) return (Number(value) || 0).toFixed(digits);
  if (type === 'flag') return value === '1' ? '1' : '';
  return value === '' ? emptyOf[type] : value;
}
