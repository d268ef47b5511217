import { heapCap, keepOldHeapSmall } from '@passerelle/core/program/heap-cap.ts';
import type { Reader } from '../reader.ts';

/** So many rows are read, and what they were made of is rubbish in the old generation. */
const manyRows = 25_000;

/** The same shop: its rows outlive the young generation, which would grow for them, and many of them fill the old one. */
export function keepingHeapSmall(shop: Reader, onRows = heapKeeper()): Reader {
  return {
    ...shop,
    get version() {
      return shop.version;
    },
    all: (list) => shop.all(list, onRows),
    each: (list, take) =>
      shop.each(list, (page) => {
        onRows(page.length);
        take(page);
      }),
    under: (signal) => keepingHeapSmall(shop.under(signal), onRows),
  };
}

/** To be told how many rows came. */
export function heapKeeper(): (more: number) => void {
  const capYoung = heapCap();
  let rows = 0;
  return (more) => {
    capYoung(more);
    if (rows < manyRows && (rows += more) >= manyRows) keepOldHeapSmall();
  };
}
