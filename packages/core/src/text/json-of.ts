/** A text below this costs little, whatever is in it. Characters. */
const harmless = 1_000_000;
const mostContainers = 100_000;

/**
 * What an answer in JSON says. undefined: it is not JSON from its first character to its last, or is made of so many objects
 * and lists that they would take many times the memory of their text, which no web service's answer is.
 */
export function jsonOf(text: string): unknown {
  if (text.length > harmless && hasMoreThan(mostContainers, text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function hasMoreThan(most: number, text: string): boolean {
  let left = most;
  for (const mark of ['{', '['])
    for (let at = text.indexOf(mark); at >= 0 && left >= 0; at = text.indexOf(mark, at + 1)) left -= 1;
  return left < 0;
}
