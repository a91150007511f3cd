import type { OpenAiQuirks } from '@modelhaven/wire/openai';

/** How OpenAI's own models differ from each other in what they take. */
export interface OpenAiTraits {
  /** True where the model thinks before it answers, so that sampling parameters are refused while it does. */
  readonly thinks: boolean;
  /** True where it does not think unless it is asked to. */
  readonly restsByDefault: boolean;
  /** True where tools can be used while thinking only through the Responses API. */
  readonly toolsNeedResponses: boolean;
  readonly quirks: Partial<OpenAiQuirks>;
}

const ID = /^(?:ft:)?(?:gpt-(\d+)(?:\.(\d+))?|o(\d))(?=$|[-:])/;

/**
 * What the id of an OpenAI model tells; undefined for a name that is not one of theirs. Sources (read 2026-11):
 * developers.openai.com/api/docs/models (efforts of each model), .../guides/reasoning (sampling), and
 * .../guides/latest-model (function calling while thinking).
 */
export function openAiTraits(model: string): OpenAiTraits | undefined {
  const found = ID.exec(model);
  if (!found) return undefined;
  const isO = found[3] !== undefined;
  const version = isO ? 499 : Number(found[1]) * 100 + Number(found[2] ?? 0);
  if (version < 499 || /-(chat|audio|realtime|search|transcribe|tts|image)/.test(model)) {
    return { thinks: false, restsByDefault: true, toolsNeedResponses: false, quirks: { reasoningStyle: 'none' } };
  }
  return {
    thinks: true,
    restsByDefault: version >= 501 && version < 506,
    toolsNeedResponses: version >= 504,
    quirks: { effortNames: effortsOf(version, model) },
  };
}

function effortsOf(version: number, model: string): OpenAiQuirks['effortNames'] {
  const common = { low: 'low', medium: 'medium', high: 'high' };
  if (version < 500) return common;
  if (version === 500) return { minimal: 'minimal', ...common };
  if (version === 501) return { none: 'none', ...common };
  if (version < 506) return { none: 'none', ...common, max: 'xhigh' };
  const alwaysThinks = model.includes('astra') || (version > 600 && model.includes('sol'));
  return { ...(alwaysThinks ? {} : { none: 'none' }), ...common, max: 'max' };
}
