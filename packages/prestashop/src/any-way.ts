import type { Call } from './call.ts';
import type { Caller, Judge } from './caller.ts';
import { ShopTrouble } from './shop-fault.ts';

/**
 * Sends a PATCH, PUT or DELETE; where the host forbids the method, the same as a POST that names it, which PrestaShop
 * takes under the right of the method named. Once it was so, it is so for the life of the client.
 */
export async function sendAnyWay<T>(caller: Caller, call: Call, judge: Judge<T>): Promise<T> {
  if (caller.isByPost) return caller.send(byPost(call), judge);
  try {
    return await caller.send(call, judge);
  } catch (error) {
    if (!(error instanceof ShopTrouble) || error.fault.kind !== 'shop/method-forbidden') throw error;
  }
  const value = await caller.send(byPost(call), judge);
  caller.isByPost = true;
  caller.tell({ kind: 'shop/patch-by-post' });
  return value;
}

function byPost(call: Call): Call {
  return { ...call, method: 'POST', query: [...call.query, ['ps_method', call.method]] };
}
