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

/** Pieces that are put together as one: a word by itself takes several times its letters. */
const PIECES = 64;

/** Nothing given yet. */
export function createGiven(): Given {
  return new GivenEvents();
}

// A class, as every open stream holds one: its methods are shared.
class GivenEvents implements Given {
  hasBegun = false;
  isPlainText = true;
  readonly #blocks: string[] = [];
  #pieces: string[] = [];

  add(event: StreamEvent): void {
    this.hasBegun = true;
    if (event.type === 'text-delta') {
      if (event.logprobs) this.isPlainText = false;
      this.#pieces.push(event.text);
      if (this.#pieces.length >= PIECES) this.#close();
    } else if (event.type === 'tool-call-delta' || event.type === 'refusal-delta') this.isPlainText = false;
  }

  get text(): string {
    return this.#blocks.join('') + this.#pieces.join('');
  }

  #close(): void {
    this.#blocks.push(this.#pieces.join(''));
    this.#pieces = [];
  }
}
