import type { StreamEvent } from '@modelhaven/core';

/** What a reader has been given of an answer so far. */
export interface Given {
  add(event: StreamEvent): void;
  /** True once anything was given out; from then on nobody can silently take over. */
  readonly hasBegun: boolean;
  readonly text: string;
  /** True where nothing but text and thinking was given out: the only things that can honestly be continued. */
  readonly isPlainText: boolean;
}

/** Nothing given yet. */
export function createGiven(): Given {
  let hasBegun = false;
  let isPlainText = true;
  const pieces: string[] = [];
  return {
    add(event) {
      hasBegun = true;
      if (event.type === 'text-delta') {
        pieces.push(event.text);
        if (event.logprobs) isPlainText = false;
      } else if (event.type === 'tool-call-delta' || event.type === 'refusal-delta') isPlainText = false;
    },
    get hasBegun() {
      return hasBegun;
    },
    get text() {
      return pieces.join('');
    },
    get isPlainText() {
      return isPlainText;
    },
  };
}
