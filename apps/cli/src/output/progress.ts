import type { CommandLineIo, TextSink } from '../io.ts';

/** Shows how far long work is, on standard error. */
export interface Progress {
  /** 0 to 1. */
  update(fraction: number): void;
  /** Takes the bar away, or ends the line it stands in; call it however the work ended. */
  end(): void;
}

const BAR_WIDTH = 24;
/** Lines of a log need no more than one line in ten percent. */
const STEP_PERCENT = 10;
const ERASE_LINE = '\r\u001b[K';

/**
 * A bar that is drawn over itself on a terminal; elsewhere one plain line for every ten percent, without control codes.
 * Nothing at all where `isSilent`.
 */
export function createProgress(
  { stderr, environment }: Pick<CommandLineIo, 'stderr' | 'environment'>,
  label: string,
  isSilent: boolean,
): Progress {
  if (isSilent) return { update: () => {}, end: () => {} };
  return stderr.isTTY === true && environment['TERM'] !== 'dumb' ? bar(stderr, label) : lines(stderr, label);
}

function bar(sink: TextSink, label: string): Progress {
  let shown: number | undefined;
  const draw = (percent: number) => {
    if (percent === shown) return;
    shown = percent;
    sink.write(ERASE_LINE + fit(formatBar(label, percent), sink.columns));
  };
  draw(0);
  return {
    update: (fraction) => draw(toPercent(fraction)),
    end: () => void sink.write(ERASE_LINE),
  };
}

function lines(sink: TextSink, label: string): Progress {
  let next = 0;
  return {
    update(fraction) {
      const percent = toPercent(fraction);
      if (percent < next) return;
      sink.write(`${label} ${percent}%\n`);
      next = Math.floor(percent / STEP_PERCENT) * STEP_PERCENT + STEP_PERCENT;
    },
    end: () => {},
  };
}

/** `Fetching qwen3:8b  [############------------]  50%`. */
export function formatBar(label: string, percent: number): string {
  const filled = Math.round((percent / 100) * BAR_WIDTH);
  return `${label}  [${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] ${String(percent).padStart(3)}%`;
}

/** A line that is wider than the terminal could not be erased again: the end of it is what matters. */
function fit(text: string, columns: number | undefined): string {
  // Some terminals say 0 where they do not know.
  const room = (columns || 80) - 1;
  return text.length <= room ? text : text.slice(text.length - room);
}

function toPercent(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(fraction) ? 0 : fraction)) * 100);
}
