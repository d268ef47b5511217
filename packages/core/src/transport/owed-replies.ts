/**
 * Counts replies against commands: each command is owed one preliminary reply (1xx) at most and one final reply exactly
 * (RFC 959, 4.2 and 5.4). Whatever else comes would be taken for the answer to a later command.
 */
export class OwedReplies {
  /** The greeting is owed from the start. */
  #owed: 'first reply' | 'final reply' | 'nothing' = 'first reply';
  #isTransfer = false;

  commandSent(command: string): void {
    this.#owed = 'first reply';
    this.#isTransfer = /^(RETR|STOR|NLST)\b/.test(command);
  }

  /** Whether the server has not said a word yet to the last command. */
  get awaitsFirstReply(): boolean {
    return this.#owed === 'first reply';
  }

  get awaitsNothing(): boolean {
    return this.#owed === 'nothing';
  }

  /** Counts a reply off; false if it was not owed. A transfer can't succeed without having been begun by 125 or 150. */
  take(code: number): boolean {
    const owed = this.#owed;
    const isPreliminary = code < 200;
    this.#owed = isPreliminary ? 'final reply' : 'nothing';
    if (isPreliminary) return owed === 'first reply';
    const isSuccess = code < 300;
    const mustHaveBegun = this.#isTransfer && isSuccess;
    return mustHaveBegun ? owed === 'final reply' : owed !== 'nothing';
  }
}
