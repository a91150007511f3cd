import { type CallOptions, type HealthReport, LlmError } from '@modelhaven/core';

export interface HealthParts {
  readonly version: (options: CallOptions) => Promise<string>;
  /** What the container is doing, while it is not ready yet. */
  readonly doing?: () => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One cheap call: the version. Never rejects, and starts nothing. */
export async function checkHealth(parts: HealthParts, options: CallOptions = {}): Promise<HealthReport> {
  const startedAt = parts.now();
  const latencyMs = () => Math.max(0, parts.now() - startedAt);
  const doing = parts.doing?.();
  if (doing !== undefined) return { status: 'degraded', latencyMs: latencyMs(), detail: doing };
  try {
    const version = await parts.version(options);
    return { status: 'up', latencyMs: latencyMs(), detail: `Ollama ${version.slice(0, 40)} answers.` };
  } catch (error) {
    return { status: 'down', latencyMs: latencyMs(), detail: LlmError.from(error).message };
  }
}
