/** What happened, to which file or order, and what to do next: two sentences for a person, in that person's language. */
export interface Saying {
  message: string;
  hint: string;
  /** The message is a list: its line ends are ours, and each line is told by itself. */
  isList?: boolean;
}

/** Line by line, as a person is told. In any other message a line end is data, and must not begin a line. */
export function linesOf({ message, hint, isList = false }: Saying): string[] {
  return [...(isList ? message.split('\n') : [message]), hint];
}
