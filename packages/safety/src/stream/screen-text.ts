import type { BlockedSpan, Screener } from './screener.ts';

/** How a stream of text is screened. */
export interface ScreenOptions {
  /** In a story only what is never allowed is stopped. */
  readonly channel?: 'story' | 'ooc';
  /** `balanced` (default) holds back what may still become a finding; `observe` passes everything on. */
  readonly mode?: 'balanced' | 'observe';
  /** Told once, when a blocked place was found; nothing of it has been passed on. */
  readonly onBlocked?: (span: BlockedSpan) => void;
}

/** Passes text on that may be shown. Ends before the first blocked place; the caller adds what replaces it. */
export async function* screenText(
  stream: AsyncIterable<string> | Iterable<string>,
  screener: Screener | undefined,
  options: ScreenOptions,
): AsyncGenerator<string, void, undefined> {
  if (!screener) {
    yield* stream;
    return;
  }
  const held = createHeldText(screener);
  for await (const piece of stream) {
    const text = held.push(piece);
    if (text !== '') yield text;
    if (screener.blocked) {
      options.onBlocked?.(screener.blocked);
      return;
    }
  }
  const rest = held.end();
  if (rest !== '') yield rest;
  if (screener.blocked) options.onBlocked?.(screener.blocked);
}

/** Keeps the text that a screener has not released yet. */
export function createHeldText(screener: Screener): {
  push(piece: string): string;
  end(): string;
  readonly size: number;
} {
  return new HeldText(screener);
}

class HeldText {
  readonly #screener: Screener;
  #held = '';
  #given = 0;

  constructor(screener: Screener) {
    this.#screener = screener;
  }

  get size(): number {
    return this.#held.length;
  }

  push(piece: string): string {
    this.#held += piece;
    return this.#give(this.#screener.push(piece));
  }

  end(): string {
    return this.#give(this.#screener.end());
  }

  #give(total: number): string {
    const count = total - this.#given;
    const text = this.#held.slice(0, count);
    this.#held = this.#held.slice(count);
    this.#given = total;
    return text;
  }
}
