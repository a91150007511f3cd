import { LlmError } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';

const LATEST = ':latest';

/** The name as the manager knows it: clients of Ollama append `:latest` to names without a tag. */
export async function knownName(manager: Pick<ModelManager, 'resolve'>, name: string): Promise<string> {
  if (!name.endsWith(LATEST)) return name;
  try {
    await manager.resolve(name);
    return name;
  } catch (error) {
    if (!LlmError.is(error) || error.code !== 'MODEL_NOT_FOUND') throw error;
    return name.slice(0, -LATEST.length);
  }
}
