import type { AttemptRecord, LlmError, StreamEvent } from '@modelhaven/core';
import {
  createScriptedProvider,
  type Script,
  type ScriptedProvider,
  type ScriptedProviderOptions,
} from '@modelhaven/provider-testkit';
import { openGuard } from '../guards.ts';
import { createModelManager } from '../manager.ts';
import type { ModelManagerOptions } from '../options.ts';
import type { AnswerEvent, ModelManager } from '../types.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** A manager over scripted providers, with its clock and its records. */
export interface Harness {
  readonly manager: ModelManager;
  readonly time: VirtualTime;
  readonly records: AttemptRecord[];
}

/** Puts one together; chance is the middle of its range unless handed in. */
export function createHarness(
  providers: readonly ScriptedProvider[],
  options: Omit<ModelManagerOptions, 'providers'> = {},
  time = createVirtualTime(),
): Harness {
  const records: AttemptRecord[] = [];
  const manager = createModelManager({
    random: () => 0.5,
    guard: openGuard,
    ...options,
    providers,
    now: time.now,
    timers: time.timers,
    recorder: { record: (attempt) => records.push(attempt) },
  });
  return { manager, time, records };
}

/** A provider of one chat model, `m`, unless told otherwise. */
export function provider(
  id: string,
  script: NonNullable<ScriptedProviderOptions['script']>,
  options: Partial<ScriptedProviderOptions> = {},
): ScriptedProvider {
  return createScriptedProvider({ id, models: ['m'], script, ...options });
}

/** The start of every script. */
export const START: StreamEvent = { type: 'start', model: 'm', warnings: [] };

/** So much text, one delta per piece. */
export const say = (...texts: readonly string[]): Script =>
  texts.map((text): StreamEvent => ({ type: 'text-delta', text }));

/** The end of a script. */
export const finish = (usage: Extract<StreamEvent, { type: 'finish' }>['usage'] = {}): StreamEvent => ({
  type: 'finish',
  reason: 'stop',
  usage,
});

/** Everything a stream gave, and the error it ended with. */
export interface Seen {
  readonly events: readonly AnswerEvent[];
  readonly text: string;
  readonly finish?: Extract<AnswerEvent, { type: 'finish' }>;
  readonly error?: LlmError;
}

/** Reads a stream to its end, however it ends. */
export async function watch(stream: AsyncIterable<AnswerEvent>): Promise<Seen> {
  const events: AnswerEvent[] = [];
  let error: LlmError | undefined;
  try {
    for await (const event of stream) events.push(event);
  } catch (thrown) {
    error = thrown as LlmError;
  }
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  const last = events.at(-1);
  return { events, text, ...(last?.type === 'finish' ? { finish: last } : {}), ...(error ? { error } : {}) };
}
