import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '@modelhaven/core';
import type { Usage } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeUsage } from '../output/describe-usage.ts';
import { openScreen } from '../output/screen.ts';

/** Failures that pass: a server that is started anew, a network that is away. */
const PASSES: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED', 'BAD_RESPONSE']);

/**
 * Shows usage again and again until Ctrl-C, or `q` on a terminal. A source that stops answering is asked again; only one
 * that never answered ends it, with its error.
 */
export async function watchUsage(
  context: CommandContext,
  read: (signal: AbortSignal) => Promise<Usage>,
  everyMs: number,
): Promise<void> {
  const { stdout, environment } = context.io;
  const isDrawn = stdout.isTTY === true && environment['TERM'] !== 'dumb' && !context.options.json;
  const quit = new AbortController();
  const signal = AbortSignal.any([context.signal, quit.signal]);
  // The first one decides whether there is anything to watch, and its error is told on the terminal as it is.
  let usage: Usage;
  try {
    usage = await read(signal);
  } catch (thrown) {
    if (signal.aborted) return;
    throw thrown;
  }
  const view = isDrawn ? openDrawn(context, everyMs, quit) : openAppended(context);
  try {
    view.show(usage);
    for (;;) {
      // Being told to end is how watching ends, and no failure.
      await sleep(everyMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        usage = await read(signal);
      } catch (thrown) {
        if (signal.aborted) return;
        const error = LlmError.from(thrown);
        if (!PASSES.has(error.code)) throw error;
        view.fail(error);
        continue;
      }
      view.show(usage);
    }
  } finally {
    view.close();
  }
}

interface View {
  show(usage: Usage): void;
  fail(error: LlmError): void;
  close(): void;
}

function openDrawn({ io, style }: CommandContext, everyMs: number, quit: AbortController): View {
  const screen = openScreen(io.stdout);
  const every = `every ${everyMs / 1_000} s`;
  let shown: Usage | undefined;
  let shownAt = new Date();
  let failure: string | undefined;
  const lines = () => (shown ? describeUsage(shown, style, io.stdout.columns).split('\n') : []);
  const draw = () => {
    const state = failure === undefined ? `${clock(shownAt)}, ${every}` : `as of ${clock(shownAt)}: ${failure}`;
    screen.draw(lines(), (failure === undefined ? style.dim : style.yellow)(`q ends · ${state}`));
  };
  const ends = [
    io.onResize?.(draw),
    io.onKey?.((key) => {
      if (key === 'q' || key === 'Q' || key === '\u0003') quit.abort();
    }),
  ];
  return {
    show(usage) {
      shown = usage;
      shownAt = new Date();
      failure = undefined;
      draw();
    },
    fail({ message }) {
      failure = `${message.split('. ')[0]?.replace(/\.$/, '')}; asking again`;
      draw();
    },
    close() {
      for (const end of ends) end?.();
      // What was seen last stays to be read.
      screen.close(lines());
    },
  };
}

/** For pipes, and for terminals that cannot be drawn on: one after the other. */
function openAppended(context: CommandContext): View {
  let count = 0;
  let isFailing = false;
  return {
    show(usage) {
      isFailing = false;
      if (context.options.json) {
        context.printJson(usage);
        return;
      }
      if (count++ > 0) context.print('');
      context.print(describeUsage(usage, context.style, context.io.stdout.columns));
    },
    fail({ message }) {
      if (!isFailing) context.io.stderr.write(`${message} Asking again.\n`);
      isFailing = true;
    },
    close() {},
  };
}

function clock(at: Date): string {
  return at.toTimeString().slice(0, 8);
}
