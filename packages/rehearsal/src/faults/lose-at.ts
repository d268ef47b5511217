import type { Behaviour } from '../ftp-server/behaviour.ts';

/** Cuts the connection at the first such command, which takes effect or not, and refuses every later one: the run ends there. */
export function loseAt(verb: string, argument: string, applied: boolean): Behaviour {
  let isLost = false;
  return (step) => {
    if (isLost) return { kind: 'drop', applied: false };
    isLost = step.verb === verb && step.argument.includes(argument);
    return isLost ? { kind: 'drop', applied } : undefined;
  };
}

/** The same at the rename into ProShop's folder. */
export function loseRename(applied: boolean): Behaviour {
  return loseAt('RNTO', '/import/', applied);
}
