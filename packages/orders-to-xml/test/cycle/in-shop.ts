import { Rehearsal, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';

/** Plays in a shop of its own, which is closed afterwards. */
export async function inShop(
  play: (shop: Rehearsal) => Promise<void>,
  options: RehearsalOptions = {},
): Promise<void> {
  const shop = await Rehearsal.begin(options);
  try {
    await play(shop);
  } finally {
    await shop.end();
  }
}
