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
