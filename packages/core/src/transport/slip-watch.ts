/** The replies of success that these commands alone are given: no answer to another command can be taken for one. */
const ownCodes: Readonly<Record<string, number>> = {
  NOOP: 200,
  TYPE: 200,
  PBSZ: 200,
  PROT: 200,
  PASV: 227,
  EPSV: 229,
  PWD: 257,
  MKD: 257,
  RNFR: 350,
};

/** The commands that follow looks, and that no look is answered like. */
const proving: ReadonlySet<string> = new Set(['EPSV', 'PASV', 'RNFR']);

/** The code by which the reply to that command proves that no look before it was answered wrongly; undefined: none does. */
export function provingCode(command: string): number | undefined {
  const verb = verbOf(command);
  return proving.has(verb) ? ownCodes[verb] : undefined;
}

/**
 * Tells whether a reply may have slipped: a reply that comes twice is taken for the answer to the next command, and so
 * begins with two of a kind in a row. As long as no two are, each belongs to its command. Two of a kind may be innocent
 * (two files that are there): the doubt ends with a reply that only its own command is given.
 */
export class SlipWatch {
  #isInDoubt = false;
  #verb = '';
  #kind = '';

  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /** A final reply to that command; `text` with its code. */
  replied(command: string, code: number, text: string): void {
    const verb = verbOf(command);
    const kind = kindOf(code, text);
    if (kind === this.#kind) this.#isInDoubt = true;
    const isOwn = ownCodes[verb] === code && ownCodes[this.#verb] !== code;
    if (isOwn) this.#isInDoubt = false;
    this.#verb = verb;
    this.#kind = kind;
  }
}

/** A date (MDTM) is no size: it has 14 digits. */
function kindOf(code: number, text: string): string {
  return /^213 \d{14}\b/.test(text) ? 'date' : String(code);
}

function verbOf(command: string): string {
  return command.split(' ', 1)[0] ?? '';
}
