import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStopScanner } from './stop-scanner.ts';

/** Reads character by character and looks at the whole text each time: slow and plainly right. */
function plainly(text: string, stops: readonly string[]): { text: string; stop?: string } {
  for (let end = 1; end <= text.length; end++) {
    const found = stops.filter((stop) => stop !== '' && text.slice(0, end).endsWith(stop));
    const longest = found.sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) return { text: text.slice(0, end - longest.length), stop: longest };
  }
  return { text };
}

function inPieces(pieces: readonly string[], stops: readonly string[]): { text: string; stop?: string } {
  const scanner = createStopScanner(stops);
  let text = '';
  for (const piece of pieces) {
    const step = scanner.push(piece);
    text += step.text;
    if (step.stop !== undefined) return { text, stop: step.stop };
  }
  return { text: text + scanner.flush() };
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 24 });

describe('stop texts', () => {
  it('end the answer at the same place however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }), { maxLength: 10 }),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 }), { maxLength: 3 }),
        (pieces, stops) => {
          expect(inPieces(pieces, stops)).toEqual(plainly(pieces.join(''), stops));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('hold back no more than could become one', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const scanner = createStopScanner(['abc']);
        let shown = 0;
        for (const [i, letter] of [...text].entries()) {
          const step = scanner.push(letter);
          if (step.stop !== undefined) return;
          shown += step.text.length;
          expect(i + 1 - shown).toBeLessThan('abc'.length);
        }
      }),
    );
  });

  it('may be none, and an empty one never stops', () => {
    expect(inPieces(['a', 'b'], [])).toEqual({ text: 'ab' });
    expect(inPieces(['a', 'b'], [''])).toEqual({ text: 'ab' });
  });
});
