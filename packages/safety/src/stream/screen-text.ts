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
  let held = '';
  let given = 0;
  const give = (total: number): string => {
    const text = held.slice(0, total - given);
    held = held.slice(total - given);
    given = total;
    return text;
  };
  return {
    push(piece) {
      held += piece;
      return give(screener.push(piece));
    },
    end: () => give(screener.end()),
    get size() {
      return held.length;
    },
  };
}
