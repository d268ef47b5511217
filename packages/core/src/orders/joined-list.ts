/** The parts of a cell that joins several values by commas ("A,B"); none for an empty cell. */
export function splitList(text: string): string[] {
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}
