import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { ShopTrouble, type FaultKind, type ShopFault } from '../shop-fault.ts';
import type { ShopNotice } from '../shop-settings.ts';

/** What people are told of the shop: why a run ended, or what they should know. `asked`: 'GET /api/orders'. */
export type ShopTelling = (ShopFault | ShopNotice) & { readonly asked?: string };

/** A person has to change something before it can work. */
const ofConfiguration: readonly FaultKind[] = [
  'shop/address-unusable',
  'shop/authority-unusable',
  'shop/key-refused',
  'shop/key-dropped',
  'shop/right-missing',
  'shop/other-shop',
];

/** The end of a run that a call came to: 2 for what a person has to set right, 3 for a shop that did not answer as it should. */
export function shopFailure({ fault, asked }: ShopTrouble): Failure {
  const code = ofConfiguration.includes(fault.kind) ? ExitCode.Usage : ExitCode.Server;
  return new Failure(code, { ...fault, asked });
}

/** The same for whatever such work rejects with; anything else stays as it is. */
export async function orShopFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ShopTrouble ? shopFailure(error) : error;
  }
}
