import { ShopTrouble } from './shop-fault.ts';

/** What a run can do without: a key that lacks the right to it gets the rest. */
export async function unlessForbidden<T>(reading: Promise<T>, without: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ShopTrouble && error.fault.kind === 'shop/right-missing') return without;
    throw error;
  }
}
