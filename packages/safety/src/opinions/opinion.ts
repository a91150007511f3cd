/** What somebody thinks of a text. */
export interface OpinionMark {
  readonly category: string;
  /** 1 to 6: what a finding of this kind counts as. */
  readonly level: number;
}

/** What is judged: what the user said, or what was answered to it. */
export interface OpinionSubject {
  readonly user: string;
  /** Absent where the user's own words are judged. */
  readonly assistant?: string;
}

/** A text-in, text-out call of a model that no guard screens. */
export type AskModel = (
  request: {
    readonly model: string;
    readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[];
    readonly maxTokens: number;
  },
  options: { readonly signal: AbortSignal },
) => Promise<string>;

/** Somebody who can be asked. */
export interface OpinionSource {
  /** Letters, digits, dots and dashes; unique. */
  readonly name: string;
  /** Which texts it is asked about. */
  readonly judges: readonly ('input' | 'output')[];
  /** No marks: nothing found. Rejects where it cannot say. */
  judge(subject: OpinionSubject, signal: AbortSignal): Promise<readonly OpinionMark[]>;
}
