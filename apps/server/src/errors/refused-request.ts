/** A request that HTTP itself refuses, with a status that the error table has no code for (403, 404, 405, 413, 415). */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** The message is a sentence for the caller that says what to do. */
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
