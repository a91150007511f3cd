/** Watches a text that comes in pieces for the first of several stop texts. */
export interface StopScanner {
  /** Takes the next piece; gives what can be handed out, and the stop text that ended it all. */
  push(piece: string): { readonly text: string; readonly stop?: string };
  /** What was held back and belongs to the answer after all. */
  flush(): string;
}

/**
 * Text leaves as soon as it can no longer be the beginning of a stop text. The stop text that is complete first ends
 * the answer, of two that end at the same place the longer one; so it does not matter how the text is cut.
 */
export function createStopScanner(stops: readonly string[]): StopScanner {
  const wanted = stops.filter((stop) => stop !== '');
  let held = '';
  return {
    push(piece) {
      held += piece;
      let at = -1;
      let found = '';
      for (const stop of wanted) {
        const index = held.indexOf(stop);
        if (index < 0) continue;
        const sooner = index + stop.length - (at + found.length);
        if (at < 0 || sooner < 0 || (sooner === 0 && stop.length > found.length)) {
          at = index;
          found = stop;
        }
      }
      if (at >= 0) {
        const text = held.slice(0, at);
        held = '';
        return { text, stop: found };
      }
      const keep = heldLength(held, wanted);
      const text = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return { text };
    },
    flush() {
      const text = held;
      held = '';
      return text;
    },
  };
}

/** Length of the longest end of the text with which a stop text begins. */
function heldLength(text: string, stops: readonly string[]): number {
  let longest = 0;
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(stop.slice(0, length))) longest = length;
    }
  }
  return longest;
}
