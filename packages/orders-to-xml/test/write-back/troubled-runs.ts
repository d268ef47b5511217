import type { Behaviour } from '@passerelle/rehearsal/web-shop/trouble.ts';
import type { Stage } from './shop-and-server.ts';

/** Two parcels of one order; the customer is told by the mail of the state. */
export const whole = '4 [2 4] A1, mails 4';
/** The state without its history row and without its mail: said to a person, never sent again. */
export const withoutMail = '4 [2] A1, mails -';

/** The request that writes a state. */
export const isState = ({ method }: { method: string }) => method === 'POST';

/** The task runs until nothing is left to do; the trouble is over after the first time. */
export async function runs(
  stage: Stage,
  behaviour: Behaviour,
  between: () => void = () => undefined,
): Promise<number[]> {
  stage.ftp.pace = 0.2;
  stage.shop.behaviour = behaviour;
  const codes = [(await stage.writeBack()).exitCode];
  stage.shop.behaviour = () => undefined;
  between();
  for (let run = 0; run < 3; run += 1) {
    stage.later();
    codes.push((await stage.writeBack()).exitCode);
  }
  return codes;
}
