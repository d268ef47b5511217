/** Which rows. Text is found by the shop without regard to case and accents: it is compared again here, exactly. */
export type Filter<F extends string> =
  | { readonly field: F; readonly is: string | number }
  /** Any of these; sent many at a time. One such filter in a list at most. */
  | {
      readonly field: F;
      readonly among: readonly (string | number)[];
      /** Capital and small letters are the same here too. */
      readonly caseAside?: true;
    }
  /** More than that: for dates and numbers. */
  | { readonly field: F; readonly above: string | number }
  /** Both ends included. */
  | { readonly field: F; readonly from: string | number; readonly to: string | number };

/** Part of the values of an `among`: so many as fit into one address. */
export type Batch =
  | { readonly kind: 'values'; readonly values: readonly (string | number)[] }
  /** Ids that lie close together are asked for as one interval: others between them are dropped here. */
  | { readonly kind: 'interval'; readonly from: number; readonly to: number };

/** A run of ids is one interval when it is that long, and no gap in it is longer than that. */
const leastRun = 40;
const longestGap = 8;
/** An interval with fewer ids is not worth a request more. */
const leastPart = 500;

/**
 * `room`: characters for the values in the address, encoded. Each value is in one batch. Long intervals are cut into as
 * many as `parts`, to be read side by side.
 */
export function batchesOf(values: readonly (string | number)[], room: number, parts = 1): Batch[] {
  const unique = [...new Set(values)];
  const ids = unique.filter((value) => typeof value === 'number').toSorted((one, other) => one - other);
  const texts = unique.filter((value) => typeof value === 'string');
  const runs = runsOf(ids);
  const intervals = runs.filter((run) => run.length >= leastRun).flatMap((run) => partsOf(run, parts));
  const scattered = runs.filter((run) => run.length < leastRun).flat();
  const alone = texts.filter((text) => !isListable(text));
  return [
    ...intervals.map((run) => ({ kind: 'interval', from: run[0] ?? 0, to: run.at(-1) ?? 0 }) as const),
    ...listsOf(scattered, room),
    ...listsOf(texts.filter(isListable), room),
    ...alone.map((text) => ({ kind: 'values', values: [text] }) as const),
  ];
}

/** The value of a filter parameter for a batch. One value goes bare: in brackets, some characters mean something. */
export function batchValue(batch: Batch): string {
  if (batch.kind === 'interval') return `[${batch.from},${batch.to}]`;
  return batch.values.length === 1 ? String(batch.values[0]) : `[${batch.values.join('|')}]`;
}

export function filterValue(filter: Exclude<Filter<string>, { among: unknown }>): string {
  if ('is' in filter) return String(filter.is);
  // '>=[…]' would find everything.
  return 'above' in filter ? `>[${filter.above}]` : `[${filter.from},${filter.to}]`;
}

/**
 * Whether a row's value is really what the filter asks for. undefined: it is, for dates and numbers were compared well
 * enough by the shop.
 */
export function testOf(filter: Filter<string>): ((value: unknown) => boolean) | undefined {
  if (!('is' in filter) && !('among' in filter)) return undefined;
  const isCaseAside = 'among' in filter && filter.caseAside === true;
  const asCompared = (text: string) => (isCaseAside ? text.toLowerCase() : text);
  const wanted = new Set(('is' in filter ? [filter.is] : filter.among).map(String).map(asCompared));
  return (value) => {
    return value instanceof Map
      ? [...(value as ReadonlyMap<number, string>).values()].some((text) => wanted.has(asCompared(text)))
      : wanted.has(asCompared(String(value)));
  };
}

function isListable(text: string): boolean {
  return text !== '' && !/[[\]|,]/.test(text);
}

function runsOf(ids: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && id - last <= longestGap) run.push(id);
    else runs.push([id]);
  }
  return runs;
}

/** Equal ones, each long enough. */
function partsOf(run: readonly number[], parts: number): number[][] {
  const count = Math.max(1, Math.min(parts, Math.floor(run.length / leastPart)));
  const length = Math.ceil(run.length / count);
  return Array.from({ length: count }, (_, at) => run.slice(at * length, (at + 1) * length));
}

function listsOf(values: readonly (string | number)[], room: number): Batch[] {
  const lists: (string | number)[][] = [];
  let left = 0;
  for (const value of values) {
    const length = encodeURIComponent(`${value}|`).length;
    const list = lists.at(-1);
    if (list === undefined || length > left) {
      lists.push([value]);
      left = room - length;
    } else {
      list.push(value);
      left -= length;
    }
  }
  return lists.map((list) => ({ kind: 'values', values: list }));
}
