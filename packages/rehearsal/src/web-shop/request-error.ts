/** An error that the web service answers with: a status, a code of its own and a text. Several may come in one answer. */
export class RequestError extends Error {
  readonly status: number;
  readonly errors: readonly { code: number; message: string }[];

  constructor(status: number, code: number, message: string, ...more: { code: number; message: string }[]) {
    super(message);
    this.status = status;
    this.errors = [{ code, message }, ...more];
  }
}

/** PHP died: 500 with nothing in it. What was done until then stays done. */
export class Died extends Error {}
