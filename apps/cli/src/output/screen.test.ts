import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { cutLine, openScreen } from './screen.ts';

/** What a terminal shows after all that was written to it: only what a screen uses is understood. */
function makeTerminal(columns: number, rows: number) {
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const sink = { columns, rows, isTTY: true, write };
  const frame = () => {
    const last = written.slice(written.lastIndexOf('\u001b[H') + 3);
    return last.slice(0, last.indexOf('\u001b[?2026l')).replaceAll('\u001b[K', '').split('\r\n');
  };
  return { sink, frame, written: () => written };
}

describe('openScreen', () => {
  it('fills the terminal and nothing beyond it, whatever is shown', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replace(/\p{Cc}/gu, ' '));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 2, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (lines, columns, rows) => {
          const { sink, frame } = makeTerminal(columns, rows);
          openScreen(sink).draw(lines, 'q ends');
          expect(frame()).toHaveLength(rows);
          for (const shown of frame()) expect(stringWidth(shown)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });

  it('says how much does not fit, and keeps the last line', () => {
    const { sink, frame } = makeTerminal(20, 4);
    const screen = openScreen(sink);
    screen.draw(['1', '2', '3', '4', '5'], 'q ends');
    expect(frame()).toEqual(['1', '2', '… 3 more lines', 'q ends']);
    sink.rows = 7;
    screen.draw(['1', '2', '3', '4', '5'], 'q ends');
    expect(frame()).toEqual(['1', '2', '3', '4', '5', '', 'q ends']);
  });

  it('does not clear the last cell of a line that fills it', () => {
    const { sink, written } = makeTerminal(5, 3);
    openScreen(sink).draw(['12345', '123'], 'bye');
    expect(written()).toContain('\u001b[H12345\r\n123\u001b[K\r\nbye\u001b[K');
  });

  it('gives the terminal back once, and draws no more', () => {
    const { sink, written } = makeTerminal(20, 4);
    const screen = openScreen(sink);
    screen.close(['the last']);
    const before = written();
    expect(before.endsWith('\u001b[?7h\u001b[?25h\u001b[?1049lthe last\n')).toBe(true);
    screen.draw(['more'], '');
    screen.close();
    expect(written()).toBe(before);
  });
});

describe('cutLine', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['漢字漢字', 8, '漢字漢字'],
    ['漢字漢字', 6, '漢字…'],
    ['\u001b[1mabcdef\u001b[22m', 6, '\u001b[1mabcdef\u001b[22m'],
    ['\u001b[1mabcdef\u001b[22m', 4, 'abc…'],
    ['👩‍👩‍👧x', 3, '👩‍👩‍👧x'],
  ])('%j in %i cells', (line, width, expected) => {
    expect(cutLine(line, width)).toBe(expected);
  });
});
