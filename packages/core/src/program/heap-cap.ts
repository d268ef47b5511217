/** Of the young generation, both its halves. Bytes. */
const enough = 16_000_000;

/** A look costs microseconds, an order a few more. */
const ordersBetweenLooks = 500;

/**
 * To be called at each order, or with how many came together. V8 doubles its young generation as long as objects outlive it, up to 134 MB, and a run is
 * no faster for more than 16. Its size can be limited before Node starts only (`--max-semi-space-size`), which an
 * executable cannot say; by how much it grows can be said at any time.
 */
export function heapCap(): (more?: number) => void {
  let orders = 0;
  let isCapped = false;
  return (more = 1) => {
    if (isCapped || (orders += more) < ordersBetweenLooks) return;
    orders = 0;
    // Loaded here: the usual run has fewer orders, and need not wait for it.
    const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8');
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    isCapped = (young?.space_size ?? 0) >= enough;
    if (isCapped) setFlagsFromString('--semi-space-growth-factor=1');
  };
}

/** Bytes. In a process that holds more, looking through all of it often would be dear. */
const most = 100_000_000;
/** In percent of what lives: as much rubbish may lie beside it. */
const rubbish = 20;

/**
 * From now on the old generation is looked through before it holds much rubbish. To be called before that has happened for
 * the first time; V8 else waits until there is some three times as much as lives. For a run that waits more than it works.
 */
export function keepOldHeapSmall(): void {
  const { getHeapStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8');
  if (getHeapStatistics().used_heap_size < most)
    setFlagsFromString(`--heap-growing-percent=${String(rubbish)}`);
}
