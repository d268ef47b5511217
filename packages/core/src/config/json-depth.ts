import { createScanner } from 'jsonc-parser';

/** Deeper than anything we read, and far from where a parser that calls itself runs out of stack. */
const deepest = 100;

/** Whether so many lists and objects stand in one another that no parser should be given the text. */
export function isTooDeep(text: string): boolean {
  const ignoresBlanksAndComments = true;
  const scanner = createScanner(text, ignoresBlanksAndComments);
  let depth = 0;
  const nextStart = (): string | undefined => {
    scanner.scan();
    return text[scanner.getTokenOffset()];
  };
  for (let start = nextStart(); start !== undefined && depth <= deepest; start = nextStart()) {
    if (start === '{' || start === '[') depth += 1;
    if (start === '}' || start === ']') depth -= 1;
  }
  return depth > deepest;
}
