/** The first version that has a feature, by its history of releases (https://github.com/ollama/ollama/releases). */
const SINCE = {
  tools: '0.3.0',
  'schema-format': '0.5.0',
  thinking: '0.9.0',
  logprobs: '0.12.11',
  dimensions: '0.11.11',
} as const;

/** What an Ollama can do or cannot, depending on its version. */
export type Feature = keyof typeof SINCE;

/** The first version with a feature, for messages. */
export function firstVersionWith(feature: Feature): string {
  return SINCE[feature];
}

/** False only where the version is known to be too old; a version that cannot be read (`0.0.0` of a build from source) is new. */
export function hasFeature(version: string | undefined, feature: Feature): boolean {
  const own = version === undefined ? undefined : numbersOf(version);
  if (!own || own.every((number) => number === 0)) return true;
  const since = numbersOf(SINCE[feature]) ?? [0, 0, 0];
  for (const [place, wanted] of since.entries()) {
    const number = own[place] ?? 0;
    if (number !== wanted) return number > wanted;
  }
  return true;
}

function numbersOf(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version.trim());
  return match ? match.slice(1).map(Number) : undefined;
}

/**
 * Whether `prompt_eval_count` is surely that of the whole prompt. Early versions counted only what was not cached, and
 * so did 0.30 for a while (https://github.com/ollama/ollama/issues/2068, https://github.com/ollama/ollama/pull/16428).
 */
export function countsWholePrompt(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version === undefined ? undefined : numbersOf(version)) ?? [];
  return major > 0 || minor === 0 || (minor >= 4 && minor !== 30);
}
