/** What one look came to. */
export interface Finding {
  /** Snake case, stable for scripts: `node`, `config`, `provider`, … */
  readonly check: string;
  /** `problem`: something that was asked for does not work · `warning`: it works, and not as well as it could. */
  readonly status: 'ok' | 'warning' | 'problem';
  /** One sentence: what is so. */
  readonly message: string;
  /** What mends it: a command, or a sentence. */
  readonly fix?: string;
}

export const fine = (check: string, message: string): Finding => ({ check, status: 'ok', message });
export const warning = (check: string, message: string, fix?: string): Finding => ({
  ...{ check, status: 'warning' as const, message },
  ...(fix === undefined ? {} : { fix }),
});
export const problem = (check: string, message: string, fix?: string): Finding => ({
  ...{ check, status: 'problem' as const, message },
  ...(fix === undefined ? {} : { fix }),
});
