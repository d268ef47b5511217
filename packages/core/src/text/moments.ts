export function hasPassed(moment: Date, now: Date, minutes: number): boolean {
  return now.getTime() - moment.getTime() > minutes * 60_000;
}

/**
 * The same, or dated after now: our clock was ahead when it was written, and nobody knows since when. Better told a cycle
 * early than never.
 */
export function hasPassedOrIsAhead(moment: Date, now: Date, minutes: number): boolean {
  return moment > now || hasPassed(moment, now, minutes);
}

/** As it can be told: nothing began after now. */
export function notAfter(moment: Date, now: Date): Date {
  return moment > now ? now : moment;
}
