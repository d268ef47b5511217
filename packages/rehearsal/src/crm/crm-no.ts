/** vtiger's own no: HTTP 200, `success: false`. */
export class CrmNo extends Error {
  readonly code: string | 0;

  constructor(code: string | 0, message: string) {
    super(message);
    this.code = code;
  }
}

/** PHP dies: HTTP 500, empty body. What was written until then stays. */
export class CrmDies extends Error {}

/** HTTP 200 with a text in place of JSON. */
export class CrmPlainText extends Error {}

export function denied(what = ''): CrmNo {
  const about = what === '' ? '' : ` for ${what}`;
  return new CrmNo('ACCESS_DENIED', `Permission to perform the operation is denied${about}`);
}
