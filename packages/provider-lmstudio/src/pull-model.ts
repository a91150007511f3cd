import { LlmError, type LoadOptions, untilAborted } from '@modelhaven/core';
import type { NativeApi } from './api/native-api.ts';
import type { Download } from './api/schemas.ts';

export interface PullParts {
  readonly native: Pick<NativeApi, 'download' | 'downloadStatus'>;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
}

const LOOK_AGAIN_MS = 1_000;
/** Looks in a row that may fail before the download is given up as lost. */
const FAILURES = 5;

/**
 * Has LM Studio download a model, and waits until it has. A model on Hugging Face is given by its address, with
 * `@Q4_K_M` behind it for one quantisation. LM Studio has no call to stop a download: cancelling ends the waiting only.
 */
export async function pullModel({ native, sleep }: PullParts, model: string, options: LoadOptions): Promise<void> {
  const { onProgress, contextLength: _, gpuLayers: __, ...call } = options;
  const report = rising(onProgress);
  report(0);
  const { name, quantization } = splitName(model);
  let state = await native.download(name, quantization, call);
  let failures = 0;
  while (!isDone(state)) {
    report(fractionOf(state));
    const jobId = state.job_id;
    if (!jobId) throw new LlmError('BAD_RESPONSE', 'LM Studio began a download without a job id.', { model });
    await untilAborted(sleep(LOOK_AGAIN_MS), call.signal);
    try {
      state = { ...(await native.downloadStatus(jobId, call)), job_id: jobId };
      failures = 0;
    } catch (error) {
      failures += 1;
      // A look that fails does not stop the download; a restart of the server may.
      if (call.signal?.aborted || !LlmError.is(error) || !error.traits.retry || failures >= FAILURES) throw error;
    }
  }
  report(1);
}

function isDone({ status }: Download): boolean {
  switch (status) {
    case 'completed':
    case 'already_downloaded':
      return true;
    case 'failed':
      throw new LlmError('PROVIDER_FAILED', 'LM Studio could not download the model; it shows the reason.');
    case 'paused':
      throw new LlmError('UNAVAILABLE', 'The download was paused in LM Studio; resume it there.');
    default:
      return false;
  }
}

function fractionOf({ total_size_bytes: total, downloaded_bytes: done }: Download): number {
  return total && done && total > 0 ? Math.min(1, done / total) : 0;
}

function rising(onProgress: LoadOptions['onProgress']): (fraction: number) => void {
  let most = -1;
  return (fraction) => {
    if (fraction <= most) return;
    most = fraction;
    onProgress?.(fraction);
  };
}

function splitName(model: string): { readonly name: string; readonly quantization: string | undefined } {
  const match = /^(https:\/\/huggingface\.co\/[^@]+)@([\w.-]+)$/.exec(model);
  return { name: match?.[1] ?? model, quantization: match?.[2] };
}
