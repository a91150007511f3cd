import { LlmError } from '@modelhaven/core';

/** Why a model could not be loaded whose process ended over it. `complaints` is what it wrote last. */
export function crashedWhileLoading(killedBy: NodeJS.Signals | null, complaints: string): LlmError {
  if (killedBy === 'SIGKILL' || SHORT_OF_MEMORY.test(complaints)) return outOfMemory();
  const reason = assertionIn(complaints);
  return new LlmError(
    'UNSUPPORTED',
    `The engine crashed while it loaded this model, which may be damaged${reason === '' ? '.' : `: ${reason}`}`,
  );
}

/** Why an answer failed whose process ended. */
export function crashedWhileAnswering(killedBy: NodeJS.Signals | null, complaints: string): LlmError {
  if (killedBy === 'SIGKILL' || SHORT_OF_MEMORY.test(complaints)) return outOfMemory();
  const reason = assertionIn(complaints);
  return new LlmError(
    'PROVIDER_FAILED',
    `The engine crashed while it wrote the answer; the next request starts it anew${reason === '' ? '.' : `: ${reason}`}`,
  );
}

/** Last words of V8, of the C++ library, of llama.cpp and of the system when an allocation fails. */
const SHORT_OF_MEMORY =
  /out of memory|std::bad_alloc|failed to allocate|unable to allocate|cannot allocate memory|allocation failed/i;

// Nobody else kills with this signal but the kernel that runs out of memory, or a person.
function outOfMemory(): LlmError {
  return new LlmError(
    'INSUFFICIENT_RESOURCES',
    'The system ended the process of this model, most likely because memory ran out. Lower context_length or sequences, or take a smaller model.',
  );
}

/** `…/ggml.c:3346: GGML_ASSERT(x) failed` without the path of the machine it was built on. */
export function assertionIn(complaints: string): string {
  const [, assertion = ''] = /([\w.-]+:\d+: GGML_ASSERT\(.*\) failed)/.exec(complaints) ?? [];
  return assertion.slice(0, 300);
}
