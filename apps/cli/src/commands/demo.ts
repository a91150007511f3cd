import { once } from 'node:events';
import process from 'node:process';
import type { AnswerReport } from '@modelhaven/manager';
import { toSnakeCase, toUsage, usageSchema } from '@modelhaven/server/json';
import { createWordWrap } from '../chat/word-wrap.ts';
import type { CommandContext } from '../context.ts';
import {
  CRISIS_MESSAGE,
  type HeardAnswer,
  meetCrisis,
  type OutageFacts,
  planStory,
  sufferOutage,
  tellStory,
} from '../demo/demo-steps.ts';
import { type DemoWorld, NEIGHBOUR_MODEL, openDemoWorld } from '../demo/demo-world.ts';
import { describeReport } from '../output/describe-report.ts';
import { describeUsage } from '../output/describe-usage.ts';
import { formatMilliseconds } from '../output/numbers.ts';
import { indent, wrap } from '../output/wrap.ts';

/** Options of `modelhaven demo`. */
export interface DemoOptions {
  /** Wait for nobody between the parts. */
  readonly fast?: boolean;
}

const NARROW = 76;

/**
 * `modelhaven demo`: a tour over the real system with the embedded model, in a folder of its own. Every number comes
 * from what happens while it runs.
 */
export async function demo(context: CommandContext, options: DemoOptions): Promise<void> {
  const world = await openDemoWorld(context.logger);
  try {
    const tour = createTour(context, options);
    if (context.options.json) context.printJson(await runSilently(world, context.signal));
    else await runAloud(world, context, tour);
  } finally {
    await world.close();
  }
}

async function runSilently(world: DemoWorld, signal: AbortSignal): Promise<unknown> {
  const quiet = () => {};
  const story = await tellStory(world, signal, quiet);
  const plan = await planStory(world);
  const outage = await sufferOutage(world, signal, { text: quiet, killed: quiet, answered: quiet });
  const crisis = await meetCrisis(world, signal);
  const shown = ({ text, report: { plan: _, ...report } }: HeardAnswer) => ({ text, report });
  return toSnakeCase({
    generation: shown(story),
    selection: {
      ranked: plan.ranked.map(({ address, scores, reasons }) => ({ address, scores, reasons })),
      rejected: plan.rejected,
    },
    outage: {
      cut: shown(outage.cut),
      charactersBefore: outage.charactersBefore,
      after: outage.after.map(shown),
      circuits: outage.circuits,
    },
    crisis: shown(crisis),
    usage: usageOf(world),
  });
}

async function runAloud(world: DemoWorld, context: CommandContext, tour: Tour): Promise<void> {
  const { style, signal } = context;
  tour.say(
    `A second Modelhaven was started at ${world.neighbourUrl}, for this tour only. No key is read, nothing leaves this machine, nothing is billed.`,
  );

  await tour.begin('A model answers', 'It is embedded: 1 MB that comes with the package, and nothing to download.');
  const story = await tellStory(world, signal, tour.stream);
  tour.endStream();
  tour.fact(describeReport(story.report));
  tour.command('modelhaven generate "Tell me a story about a lighthouse."');

  await tour.begin('Who would answer, and why', 'Each model gets scores; the reasons can be read.');
  const plan = await planStory(world);
  for (const { address, scores, reasons } of plan.ranked) {
    tour.line(`${style.bold(address)}  ${style.dim(`${scores.total.toFixed(1)} of 10`)}`);
    for (const reason of reasons) tour.line(indent(reason, tour.width, 2));
  }
  tour.command('modelhaven select --task therapeutic_narrative --explain');

  await tour.begin('A provider dies', `${NEIGHBOUR_MODEL} answers over HTTP, and is killed in the middle of it.`);
  const outage = await sufferOutage(world, signal, {
    text: tour.stream,
    killed: () => context.io.stdout.write(style.red(' [killed] ')),
    answered: () => {},
  });
  tour.endStream();
  showOutage(tour, context, outage);
  tour.command('modelhaven generate --model ollama/qwen3:8b --fallback local/demo "Good evening"');

  await tour.begin(
    'Somebody is in need',
    'Somebody in a crisis writes to a model, and that model is still away. What they get does not depend on any model.',
  );
  tour.line(`${style.dim('They write:')} ${CRISIS_MESSAGE}\n`);
  const crisis = await meetCrisis(world, signal);
  tour.line(indent(crisis.text.trim(), Math.min(tour.width, 72), 2));
  const { report } = crisis;
  const { input } = report.safety;
  tour.fact(
    `level ${input.level} of 6, ${input.action}; ${report.attempts} models asked; ${formatMilliseconds(report.latencyMs)}`,
  );
  tour.command('modelhaven safety resources --country US');

  await tour.begin('What it came to', 'Every attempt was measured, those that failed too.');
  tour.line(describeUsage(usageOf(world), style, tour.width));
  tour.command('modelhaven stats --watch');
  tour.line(
    [
      '',
      style.bold('Go on from here'),
      '  modelhaven init        set up your own models',
      '  modelhaven chat        talk to one',
      '  modelhaven serve       give them to every other program',
    ].join('\n'),
  );
}

function showOutage(
  tour: Tour,
  { style }: CommandContext,
  { cut, charactersBefore, after, circuits }: OutageFacts,
): void {
  tour.fact(`${charactersBefore} characters had come. What happened then:`);
  for (const line of trailOf(cut.report)) tour.line(line);
  tour.line(`\n${after.length} more questions to the dead server:`);
  for (const { report } of after) {
    const first = report.failedAttempts[0];
    const why = first === undefined ? '' : style.dim(`  ${first.address}: ${first.code}`);
    tour.line(`  ${report.address} answered in ${formatMilliseconds(report.latencyMs)}${why}`);
  }
  for (const { key, state, consecutiveFailures } of circuits.filter((circuit) => circuit.state !== 'closed'))
    tour.line(
      `  ${style.yellow(state)}  ${key}, ${consecutiveFailures} failures in a row${state === 'open' ? ': it rests until a probe succeeds' : ''}`,
    );
}

const trailOf = ({ trail }: AnswerReport): readonly string[] =>
  trail.map(
    ({ address, role, outcome, totalMs }) =>
      `  ${role.padEnd(9)} ${address.padEnd(22)} ${outcome.padEnd(19)} ${formatMilliseconds(totalMs)}`,
  );

function usageOf({ manager }: DemoWorld) {
  const query = {
    timeframeHours: 1,
    by: 'model',
    limit: 10,
    activitySteps: 12,
    stepMs: 60_000,
    now: Date.now(),
  } as const;
  return usageSchema.parse(toUsage(manager.monitor, query));
}

/** How the tour speaks. */
interface Tour {
  readonly width: number;
  /** A heading, after a pause where somebody watches. */
  begin(title: string, what: string): Promise<void>;
  say(text: string): void;
  line(text: string): void;
  fact(text: string): void;
  /** What to type to see the same. */
  command(text: string): void;
  stream(text: string): void;
  endStream(): void;
}

function createTour({ io, print, style, signal }: CommandContext, { fast = false }: DemoOptions): Tour {
  const width = Math.min(io.stdout.columns || 80, NARROW);
  const waits = !fast && io.stdin.isTTY === true && io.stdout.isTTY === true;
  let words = createWordWrap(width);
  let part = 0;
  return {
    width,
    async begin(title, what) {
      if (waits && part > 0) await pause(io.stderr, style.dim, signal);
      signal.throwIfAborted();
      part++;
      print(`\n${style.bold(`${part}. ${title}`)}\n${wrap(what, width)}\n`);
    },
    say: (text) => print(wrap(text, width)),
    line: print,
    fact: (text) => print(style.dim(text)),
    command: (text) => print(`${style.dim('Yourself:')} ${text}`),
    stream: (text) => void io.stdout.write(words.push(text)),
    endStream() {
      io.stdout.write(`${words.end()}\n`);
      words = createWordWrap(width);
    },
  };
}

/** Waits for a key line from whoever watches. */
async function pause(
  sink: { write(text: string): unknown },
  dim: (text: string) => string,
  signal: AbortSignal,
): Promise<void> {
  sink.write(`\n${dim('Enter goes on, Ctrl-C leaves.')}`);
  process.stdin.resume();
  try {
    await once(process.stdin, 'data', { signal });
  } catch (thrown) {
    // What is said of leaving begins on a line of its own.
    if (signal.aborted) sink.write('\n');
    signal.throwIfAborted();
    throw thrown;
  } finally {
    process.stdin.pause();
  }
}
