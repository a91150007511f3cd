import { LlmError } from '@modelhaven/core';
import { formatBytes } from './disk-error.ts';
import type { HubAddress } from './hub-address.ts';
import { type HubChoice, type HubContents, projectorChoice } from './hub-files.ts';
import { normalLabel, USUAL } from './quantization.ts';

/** Whether a model of a certain size fits this machine. */
export interface FitVerdict {
  readonly fits: boolean;
  /** Where it would run; absent where it does not fit. */
  readonly mode?: 'gpu' | 'split' | 'cpu';
  /** Tokens per second that are likely; absent where that is not known. */
  readonly tokensPerSecond?: number;
  /** A sentence or two for people. */
  readonly summary: string;
}

/** A choice, and a sentence that says why. */
export interface Chosen {
  readonly choice: HubChoice;
  readonly reason?: string;
}

/** Says of each choice, in their order, whether it fits; undefined where that cannot be said. */
export type JudgeChoices = (choices: readonly HubChoice[]) => Promise<readonly FitVerdict[] | undefined>;

/** Speed that feels like an answer rather than a wait: about as fast as people read. */
const PLEASANT = 8;
/** Finer than this makes no difference that anybody has measured, and costs twice the memory. */
const FINE_ENOUGH = /^(?:UD_)?Q8/;
const UNQUANTISED = /^(?:F16|BF16|F32)$/;

/**
 * Which model of a repository is meant. What was named is taken; without a name the best that fits is. Throws
 * `MODEL_NOT_FOUND` with what there is, and `INSUFFICIENT_RESOURCES` where nothing fits and nothing was named.
 */
export async function choose(
  address: HubAddress,
  contents: HubContents,
  autoQuantization: boolean,
  judge: JudgeChoices,
): Promise<Chosen> {
  const { choices } = contents;
  if (address.file !== undefined) return byFile(address.file, contents);
  if (choices.length === 0) throw nothingHere(contents);
  if (address.quantization !== undefined) {
    const choice = byLabel(address.quantization, choices);
    const [verdict] = choice.format === 'gguf' ? ((await judge([choice])) ?? []) : [];
    return { choice, ...(verdict ? { reason: verdict.summary } : {}) };
  }
  const ggufs = choices.filter(({ format }) => format === 'gguf');
  if (ggufs.length === 0)
    return { choice: usualOnnx(choices), reason: 'ONNX; GGUF would be faster where there is one.' };
  if (new Set(ggufs.map(({ label }) => label)).size < ggufs.length) throw several(ggufs);
  const [only] = ggufs;
  if (only && ggufs.length === 1) {
    const [verdict] = (await judge([only])) ?? [];
    return { choice: only, ...(verdict ? { reason: verdict.summary } : {}) };
  }
  if (!autoQuantization) {
    const usual = usualGguf(ggufs);
    if (usual) return { choice: usual, reason: `${usual.label}, the usual compromise; auto_quantization is off.` };
    throw several(ggufs);
  }
  const verdicts = await judge(ggufs);
  if (!verdicts) {
    const usual = usualGguf(ggufs) ?? (ggufs[Math.floor(ggufs.length / 2)] as HubChoice);
    return { choice: usual, reason: `${usual.label}, the usual compromise: what fits this machine is not known.` };
  }
  return bestFit(ggufs, verdicts);
}

/** The finest that fits on the GPU as a whole; else the finest that is fast enough; else the fastest that fits. */
export function bestFit(choices: readonly HubChoice[], verdicts: readonly FitVerdict[]): Chosen {
  const judged = choices
    .map((choice, index) => ({ choice, verdict: verdicts[index] }))
    .filter((item): item is { choice: HubChoice; verdict: FitVerdict } => item.verdict !== undefined)
    .toSorted((a, b) => b.choice.sizeBytes - a.choice.sizeBytes);
  const fitting = judged.filter(({ verdict }) => verdict.fits);
  const sensible = fitting.filter(({ choice }) => !UNQUANTISED.test(choice.label));
  const pool = sensible.length > 0 ? sensible : fitting;
  const finest = pool.filter(({ choice }) => !FINE_ENOUGH.test(choice.label) || choice.label === pool[0]?.choice.label);
  const onGpu = finest.find(({ verdict }) => verdict.mode === 'gpu');
  const fast = finest.find(({ verdict }) => (verdict.tokensPerSecond ?? 0) >= PLEASANT);
  const usual = finest.find(
    ({ choice, verdict }) => verdict.tokensPerSecond === undefined && USUAL.includes(choice.label),
  );
  const best = onGpu ?? fast ?? usual ?? pool.at(-1);
  if (!best) {
    const smallest = judged.at(-1);
    const what = smallest ? ` The smallest, ${describe(smallest.choice)}: ${smallest.verdict.summary}` : '';
    throw new LlmError(
      'INSUFFICIENT_RESOURCES',
      `None of the ${choices.length} quantisations fits this machine.${what} Name one, as in org/repo:${smallest?.choice.label ?? 'Q4_K_M'}, to fetch it all the same.`,
      { field: 'model' },
    );
  }
  const finer = judged
    .filter(({ choice }) => choice.sizeBytes > best.choice.sizeBytes && !UNQUANTISED.test(choice.label))
    .at(-1);
  const why = onGpu
    ? 'the finest that fits on the GPU as a whole'
    : fast
      ? 'the finest that is fast enough here'
      : usual
        ? 'the usual compromise, which fits'
        : 'the lightest that fits; none is fast here';
  const instead = finer ? ` (${finer.choice.label}: ${shorten(finer.verdict.summary)})` : '';
  return {
    choice: best.choice,
    reason: `${describe(best.choice)} of ${choices.length}: ${why}${instead}. ${best.verdict.summary}`,
  };
}

function byFile(file: string, { choices, projectors }: HubContents): Chosen {
  const projector = projectors.find(({ path }) => path === file);
  if (projector) return { choice: projectorChoice(projector) };
  const choice = choices.find(
    ({ files, format }) => files.some(({ path }) => path === file) && (format === 'gguf' || file.endsWith('.onnx')),
  );
  if (choice) return { choice };
  throw new LlmError('MODEL_NOT_FOUND', `The repository has no model file "${file}". ${whatThereIs(choices)}`, {
    field: 'model',
  });
}

function byLabel(asked: string, choices: readonly HubChoice[]): HubChoice {
  const wanted = normalLabel(asked);
  const found = choices.filter(({ label }) => normalLabel(label) === wanted);
  const [first] = found;
  if (first && found.length === 1) return first;
  if (first) throw several(found);
  throw new LlmError('MODEL_NOT_FOUND', `The repository has no quantisation "${asked}". ${whatThereIs(choices)}`, {
    field: 'model',
  });
}

const ONNX_ORDER = ['q8', 'q4', 'int8', 'uint8', 'q4f16', 'fp16', 'bnb4', 'fp32'];

function usualOnnx(choices: readonly HubChoice[]): HubChoice {
  const rank = ({ label }: HubChoice) => ONNX_ORDER.indexOf(label);
  return choices.toSorted((a, b) => rank(a) - rank(b))[0] as HubChoice;
}

function usualGguf(choices: readonly HubChoice[]): HubChoice | undefined {
  for (const label of USUAL) {
    const found = choices.find((choice) => choice.label === label);
    if (found) return found;
  }
  return undefined;
}

function several(choices: readonly HubChoice[]): LlmError {
  return new LlmError(
    'INVALID_REQUEST',
    `Say which: ${choices.map(({ files }) => files[0]?.path).join(', ')}. Write org/repo/FILE.`,
    {
      field: 'model',
    },
  );
}

function nothingHere({ projectors, incomplete, hasOtherWeights }: HubContents): LlmError {
  const [part] = incomplete;
  if (part !== undefined)
    return new LlmError('MODEL_NOT_FOUND', `The repository lacks parts of "${part}".`, { field: 'model' });
  if (projectors.length > 0) {
    return new LlmError('MODEL_NOT_FOUND', 'The repository has vision projectors only, and no model.', {
      field: 'model',
    });
  }
  const message = hasOtherWeights
    ? 'The repository has weights in formats that are not fetched; only GGUF and ONNX (with config.json, tokenizer.json and onnx/model*.onnx) can be run. Look for a repository of the same name with "GGUF".'
    : 'The repository has no GGUF and no ONNX model.';
  return new LlmError('UNSUPPORTED', message, { field: 'model' });
}

function whatThereIs(choices: readonly HubChoice[]): string {
  if (choices.length === 0) return 'It has no GGUF and no ONNX model.';
  return `It has: ${choices.map(({ label, sizeBytes }) => `${label} (${formatBytes(sizeBytes)})`).join(', ')}.`;
}

const describe = ({ label, sizeBytes }: HubChoice): string => `${label} (${formatBytes(sizeBytes)})`;
const shorten = (summary: string): string =>
  (summary.split(/(?<=[.:])\s/)[0] ?? summary).replace(/[.:]$/, '').toLowerCase();
