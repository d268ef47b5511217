import type { Behaviour, Step } from '../ftp-server/behaviour.ts';
import type { FaultKind } from './fault-kinds.ts';

/** Lets one step fail: the Nth, from now on, of those that this kind of fault can befall. */
export class OneFault {
  readonly #kind: FaultKind;
  #left: number;
  #hit: Step | null = null;

  constructor(kind: FaultKind, number: number) {
    this.#kind = kind;
    this.#left = number;
  }

  readonly behaviour: Behaviour = (step) => {
    if (this.#hit) return undefined;
    const fault = this.#kind.at(step);
    if (fault === undefined) return undefined;
    this.#left -= 1;
    if (this.#left > 0) return undefined;
    this.#hit = step;
    return fault;
  };

  /** The step that failed; null: there were fewer than N. */
  readonly seen = (): Step | null => this.#hit;
}
