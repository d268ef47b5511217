/**
 * An order's name as it can be typed behind a command, in a shell of any kind. null: it holds something that a shell would
 * obey (names come from outside), and no command is proposed with it.
 */
export function commandArgument(name: string): string | null {
  if (/^[\p{L}\d][\p{L}\d._-]*$/u.test(name)) return name;
  return /^[\p{L}\d][\p{L}\d ._#/:+-]*$/u.test(name) ? `"${name}"` : null;
}
