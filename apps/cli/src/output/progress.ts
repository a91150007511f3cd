import type { CommandLineIo, TextSink } from '../io.ts';

/** Shows how far long work is, on standard error. */
export interface Progress {
  /** 0 to 1, and what else is to be seen beside the bar. */
  update(fraction: number, detail?: string): void;
  /** A line for people that stays. */
  note(text: string): void;
  /** Takes the bar away, or ends the line it stands in; call it however the work ended. */
  end(): void;
}

const BAR_WIDTH = 24;
/** Lines of a log need no more than one line in ten percent. */
const STEP_PERCENT = 10;
const SHORTEST_LABEL = 8;
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
  if (isSilent) return { update: () => {}, note: () => {}, end: () => {} };
  return stderr.isTTY === true && environment['TERM'] !== 'dumb' ? bar(stderr, label) : lines(stderr, label);
}

function bar(sink: TextSink, label: string): Progress {
  let shown: string | undefined;
  let percent = 0;
  let beside = '';
  const draw = () => {
    const line = fit(label, formatBar('', percent) + beside, sink.columns);
    if (line === shown) return;
    shown = line;
    sink.write(ERASE_LINE + line);
  };
  draw();
  return {
    update(fraction, detail) {
      percent = toPercent(fraction);
      // Without one the last stays: a bar that moves is no reason to forget the speed.
      if (detail !== undefined) beside = `  ${detail}`;
      draw();
    },
    note(text) {
      sink.write(`${ERASE_LINE}${text}\n`);
      shown = undefined;
      draw();
    },
    end: () => void sink.write(ERASE_LINE),
  };
}

function lines(sink: TextSink, label: string): Progress {
  let next = 0;
  return {
    update(fraction, detail) {
      const percent = toPercent(fraction);
      if (percent < next) return;
      sink.write(`${label} ${percent}%${detail === undefined ? '' : `  ${detail}`}\n`);
      next = Math.floor(percent / STEP_PERCENT) * STEP_PERCENT + STEP_PERCENT;
    },
    note: (text) => void sink.write(`${text}\n`),
    end: () => {},
  };
}

/** `Fetching qwen3:8b  [############------------]  50%`. */
export function formatBar(label: string, percent: number): string {
  const filled = Math.round((percent / 100) * BAR_WIDTH);
  return `${label}  [${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}] ${String(percent).padStart(3)}%`;
}

/** A line that is wider than the terminal could not be erased again: the label gives way first, and then its start. */
function fit(label: string, rest: string, columns: number | undefined): string {
  // Some terminals say 0 where they do not know.
  const room = (columns || 80) - 1;
  const whole = label + rest;
  if (whole.length <= room) return whole;
  const forLabel = room - rest.length;
  return forLabel >= SHORTEST_LABEL ? `${label.slice(0, forLabel - 1)}…${rest}` : whole.slice(whole.length - room);
}

function toPercent(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(fraction) ? 0 : fraction)) * 100);
}
