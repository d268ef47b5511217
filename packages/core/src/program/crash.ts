/**
 * What an error is, in words that hold no data: where it is not known yet which words are secret, no others may be
 * told.
 */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** The lines of the stack without the message, which may have lines that look like them. */
export function placesOf(error: unknown): string[] {
  const { message = '', stack = '' } = error instanceof Error ? error : {};
  return stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
}
