/** A context whose size follows what it has to hold, since most texts are short and memory for long ones is dear. */
export interface GrowingContext<Context> {
  /** A context that holds so many tokens with one to spare, or as many as there may be. Nobody may use the last one any more. */
  withRoom(tokens: number): Promise<Context>;
  dispose(): Promise<void>;
}

interface Sized {
  readonly contextSize: number;
  dispose(): Promise<void>;
}

const FIRST_TOKENS = 512;

/** Creates a context of 512 tokens on first use, and one of twice the size where a text needs it, up to `most`. */
export function createGrowingContext<Context>(
  most: number,
  create: (contextSize: number) => Promise<{ readonly context: Context; readonly dispose: () => Promise<void> }>,
): GrowingContext<Context> {
  let current: (Sized & { readonly context: Context }) | undefined;
  return {
    async withRoom(tokens) {
      if (current && (current.contextSize > tokens || current.contextSize >= most)) return current.context;
      await current?.dispose();
      current = undefined;
      let contextSize = FIRST_TOKENS;
      while (contextSize <= tokens) contextSize *= 2;
      contextSize = Math.min(contextSize, most);
      current = { contextSize, ...(await create(contextSize)) };
      return current.context;
    },
    async dispose() {
      await current?.dispose();
      current = undefined;
    },
  };
}
