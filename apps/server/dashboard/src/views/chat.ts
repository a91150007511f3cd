import { ApiFailure, send } from '../api.ts';
import type { GenerateAnswer } from '../api-types.ts';
import { readEvents } from '../event-source.ts';

/** Something that was said. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly thoughts?: string;
  /** What came with the end of an answer. */
  readonly report?: Report;
  readonly failure?: unknown;
  readonly isStopped?: boolean;
}

/** All that an answer has beside its text. */
export type Report = Omit<GenerateAnswer, 'text'>;

/** How to ask. */
export interface ChatSettings {
  readonly model: string;
  readonly system: string;
  readonly task: string;
  readonly mostTokens: number | undefined;
  readonly temperature: number | undefined;
  readonly country: string;
}

/** What came of an answer so far. */
export type Progress = (change: Partial<Turn>) => void;

/** Asks for the next answer of a conversation and reports it as it comes. Resolves however it ends. */
export async function ask(
  turns: readonly Turn[],
  settings: ChatSettings,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<void> {
  let text = '';
  let thoughts = '';
  try {
    const response = await send('/api/v1/models/generate', { method: 'POST', body: toBody(turns, settings), signal });
    for await (const { type, data } of readEvents(response)) {
      const event: unknown = JSON.parse(data);
      if (type === 'text-delta' || type === 'refusal-delta') {
        text += (event as { readonly text: string }).text;
        onProgress({ text });
      } else if (type === 'reasoning-delta') {
        thoughts += (event as { readonly text: string }).text;
        onProgress({ thoughts });
      } else if (type === 'finish') {
        onProgress({ report: event as Report });
        return;
      } else if (type === 'error') {
        const { error } = event as { readonly error: { readonly code: string; readonly message: string } };
        throw new ApiFailure(200, error.code, error.message);
      }
    }
    throw new ApiFailure(200, 'STREAM_INTERRUPTED', 'The answer broke off.');
  } catch (thrown) {
    onProgress(signal.aborted ? { isStopped: true } : { failure: thrown });
  }
}

function toBody(turns: readonly Turn[], settings: ChatSettings): unknown {
  const { model, system, task, mostTokens, temperature, country } = settings;
  // Answers that came to nothing would only confuse the next one.
  const said = turns.filter(({ text, role }) => role === 'user' || text !== '');
  return {
    model: model.trim() || 'auto',
    messages: [
      ...(system.trim() ? [{ role: 'system', content: system }] : []),
      ...said.map(({ role, text }) => ({ role, content: text })),
    ],
    stream: true,
    ...(task ? { task_type: task } : {}),
    ...(mostTokens === undefined ? {} : { max_tokens: mostTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(country ? { country } : {}),
    locale: navigator.language,
  };
}
