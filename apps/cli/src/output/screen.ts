import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import type { TextSink } from '../io.ts';

/** A terminal that is drawn anew as a whole. */
export interface Screen {
  /** Shows these lines, the last of them at the bottom; what is too wide or too high is cut. */
  draw(lines: readonly string[], footer: string): void;
  /** Gives the terminal back as it was, with these lines on it. Idempotent. */
  close(lines?: readonly string[]): void;
}

// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html: the alternate screen, which leaves what was there alone, without
// a cursor, and without wrapping.
const OPEN = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const CLOSE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
// Terminals that know it show a frame only when it is whole: https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
const BEGIN_FRAME = '\u001b[?2026h';
const END_FRAME = '\u001b[?2026l';
const HOME = '\u001b[H';
const REST_OF_LINE = '\u001b[K';

/** Takes over a terminal. Its size is looked at for every frame. */
export function openScreen(sink: TextSink): Screen {
  let isOpen = true;
  sink.write(OPEN);
  return {
    draw(lines, footer) {
      if (!isOpen) return;
      const { columns = 80, rows = 24 } = sink;
      const room = Math.max(1, rows - 1);
      const shown =
        lines.length <= room ? lines : [...lines.slice(0, room - 1), `… ${lines.length - room + 1} more lines`];
      const filled = [
        ...shown,
        ...Array.from({ length: room - shown.length }, () => ''),
        ...(rows > 1 ? [footer] : []),
      ];
      const text = filled.map((line) => toRow(cutLine(line, columns), columns)).join('\r\n');
      // One write for a frame, and nothing is cleared before it is written over: that is what flickers.
      sink.write(`${BEGIN_FRAME}${HOME}${text}${END_FRAME}`);
    },
    close(lines = []) {
      if (!isOpen) return;
      isOpen = false;
      sink.write(`${CLOSE}${lines.map((line) => `${line}\n`).join('')}`);
    },
  };
}

/** A line over what was there. Behind the last cell the cursor stands on it, so that a full line must not be cleared. */
function toRow(line: string, columns: number): string {
  return stringWidth(line) < columns ? line + REST_OF_LINE : line;
}

/** A line in so many cells of a terminal; colours are left out of one that has to be cut. */
export function cutLine(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  let text = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(stripVTControlCharacters(line))) {
    used += stringWidth(segment);
    if (used > width - 1) break;
    text += segment;
  }
  return `${text}…`;
}
