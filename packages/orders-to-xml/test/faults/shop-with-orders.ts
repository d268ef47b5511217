import type { Behaviour, Fault, Step } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { wellBehaved } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { consumerProblems, stagedLeftovers } from '@passerelle/rehearsal/faults/consumer.ts';
import { quickPace } from '@passerelle/rehearsal/faults/fault-kinds.ts';
import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { renderOrdersCsv, shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import { Rehearsal, type Outcome, type RehearsalOptions } from '@passerelle/rehearsal/shop/rehearsal.ts';

export const orders = [1041, 1042];

/** A shop with two orders to send, ended whatever happens. */
export async function inShop(
  play: (shop: Rehearsal) => Promise<void>,
  options: RehearsalOptions = {},
): Promise<void> {
  const shop = await Rehearsal.begin({ parent: fastFolder(), ...options });
  try {
    sell(shop, orders);
    await play(shop);
  } finally {
    await shop.end();
  }
}

export function sell(shop: Rehearsal, ids: readonly number[]): void {
  shop.put('orders.csv', renderOrdersCsv(ids.map((id) => shopOrder(id))));
}

/** One run while the server behaves like that; timeouts are short. */
export async function runWith(shop: Rehearsal, behaviour: Behaviour, pace = quickPace): Promise<Outcome> {
  shop.server?.behave(behaviour);
  shop.pace = pace;
  const outcome = await shop.ordersToXml();
  shop.server?.behave(wellBehaved);
  shop.pace = 1;
  return outcome;
}

/** The next clean run, half an hour later. */
export function runNext(shop: Rehearsal): Promise<Outcome> {
  shop.now = new Date(shop.now.getTime() + 33 * 60_000);
  return shop.ordersToXml();
}

/** What ProShop would complain of after it has imported all, and what lies in the staging folder. */
export function complaints(shop: Rehearsal, expected: readonly number[] = orders): string[] {
  shop.proshop.import();
  return [...consumerProblems(shop, expected), ...stagedLeftovers(shop)];
}

/** Every step with that verb, and whose argument has that text, fails like that. */
export function always(verb: string, fault: Fault, argument = ''): Behaviour {
  return (step) => (step.verb === verb && step.argument.includes(argument) ? fault : undefined);
}

/** Only the first of them does; `besides` happens just before. */
export function once(verb: string, fault: Fault | undefined, argument = '', besides = () => {}): Behaviour {
  let isOver = false;
  return (step: Step) => {
    if (isOver || step.verb !== verb || !step.argument.includes(argument)) return undefined;
    isOver = true;
    besides();
    return fault;
  };
}

export function answer(reply: string, applied = false): Fault {
  return { kind: 'answer', reply, applied };
}

/** How often a client has connected. */
export function connections(shop: Rehearsal): number {
  return shop.server?.log.filter(({ verb }) => verb === 'CONNECT').length ?? 0;
}
