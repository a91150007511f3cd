import { LlmError } from '@modelhaven/core';
import type { ModelManager, ProviderStatus } from '@modelhaven/manager';
import { type Finding, fine, problem, warning } from './finding.ts';

/** What starts or mends a provider, by its kind. */
const FIXES: Readonly<Record<string, string>> = {
  ollama: 'ollama serve   (or take the section out of the configuration)',
  lmstudio: 'lms server start   (or switch the server on in the window of LM Studio)',
  openrouter: 'export OPENROUTER_API_KEY=…   (keys: https://openrouter.ai/keys)',
  custom: 'Look at base_url and api_key of its section: modelhaven config show',
  local: 'modelhaven models recommend, then modelhaven models pull ADDRESS',
};

/** Every provider that is on: is it there, does it take our key, has it models. */
export async function checkProviders(
  open: () => Promise<ModelManager>,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  let providers: readonly ProviderStatus[];
  try {
    providers = await (await open()).providers({ signal });
  } catch (thrown) {
    signal.throwIfAborted();
    const { code, message } = LlmError.from(thrown);
    // The mistakes of a configuration are told by those who look at it.
    return code === 'CONFIG_INVALID' ? [] : [problem('providers', message)];
  }
  if (providers.length === 0) return [problem('providers', 'No provider is on.', 'modelhaven init')];
  return providers.flatMap(judge);
}

function judge({ id, kind, health, modelCount, circuit }: ProviderStatus): readonly Finding[] {
  const because = health.detail === undefined ? '' : `: ${health.detail}`;
  const fix = FIXES[kind];
  const models = modelCount === undefined ? '' : `, ${modelCount} ${modelCount === 1 ? 'model' : 'models'}`;
  const found =
    health.status === 'down'
      ? problem('provider', `${id} is down${because}`, fix)
      : health.status === 'degraded'
        ? warning('provider', `${id} does not work as it should${because}`, fix)
        : modelCount === 0
          ? warning('provider', `${id} answers and has no model.`, pullFix(kind))
          : fine('provider', `${id}: up in ${Math.round(health.latencyMs)} ms${models}`);
  const rests = circuit.state === 'open' || circuit.state === 'isolated';
  return rests ? [found, warning('provider', `${id} is not asked now: its circuit is ${circuit.state}.`)] : [found];
}

const pullFix = (kind: string): string | undefined =>
  kind === 'ollama' ? 'ollama pull qwen3:8b' : kind === 'local' ? FIXES['local'] : undefined;
