import { demandSuccess, notAsked } from './answer.ts';
import type { Call } from './call.ts';
import type { Caller } from './caller.ts';
import type { Reply } from './exchange.ts';
import { faultOf } from './status-fault.ts';

/** PrestaShop's own: a number without a file, and no such number. */
const notThere = [57, 61];

/** Whether an image has content. Rejects with ShopTrouble if that could not be found out. */
export function imageIsShown(caller: Caller, product: number, image: number): Promise<boolean> {
  const call: Call = { method: 'GET', path: `images/products/${product}/${image}`, query: [], format: 'xml' };
  return caller.ask(call, (reply) => ({ value: isShown(reply, call), foreign: undefined }));
}

function isShown(reply: Reply, call: Call): boolean {
  if (reply.status === 404 || isMissing(reply, call)) return false;
  demandSuccess(reply, call);
  if (!reply.contentType.startsWith('image/')) throw notAsked('content-type', call);
  return reply.bytes > 0;
}

/** Said with a 400, or where its file is lacking with a 500. */
function isMissing(reply: Reply, call: Call): boolean {
  if (reply.status < 400) return false;
  const fault = faultOf(reply, call);
  return 'errors' in fault && fault.errors.some(({ code }) => notThere.includes(code));
}
