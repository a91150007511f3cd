/** Questions to whoever sits at the terminal; handed in, so that tests answer without one. Each rejects with `ABORTED` on Ctrl-C. */
export interface Prompts {
  confirm(message: string, byDefault: boolean): Promise<boolean>;
  /** Some of the options, by value. */
  choose(
    message: string,
    options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[],
    chosen: readonly string[],
  ): Promise<readonly string[]>;
  text(
    message: string,
    options: { readonly byDefault: string; readonly check?: (text: string) => string | undefined },
  ): Promise<string>;
}
