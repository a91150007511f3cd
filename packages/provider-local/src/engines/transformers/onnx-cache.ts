import type { PreTrainedModel, Tensor } from '@huggingface/transformers';
import { LlmError } from '@modelhaven/core';
import type { TransformersLibrary } from './load-library.ts';

/** Keys and values of the tokens that a model has read, so that a longer conversation costs only what is new. */
export interface OnnxCache {
  /** Tokens at the beginning that it shares with these. */
  sharedLength(tokens: readonly number[]): number;
  /** Keeps at most the first so many tokens; gives how many were kept. */
  keep(length: number): number;
  /** Reads more tokens; gives the logits of the token that follows them. */
  read(tokens: readonly number[]): Promise<Float32Array>;
  /** Forgets everything. */
  clear(): void;
}

type Past = Readonly<Record<string, Tensor>>;

/** A cache that holds nothing. */
export function createOnnxCache(library: TransformersLibrary, model: PreTrainedModel): OnnxCache {
  let tokens: readonly number[] = [];
  let past: Past | undefined;

  const sharedLength = (wanted: readonly number[]): number => {
    const most = Math.min(tokens.length, wanted.length);
    let length = 0;
    while (length < most && tokens[length] === wanted[length]) length++;
    return length;
  };
  const clear = () => {
    tokens = [];
    past = undefined;
  };

  return {
    sharedLength,
    clear,

    keep(length) {
      if (length >= tokens.length) return tokens.length;
      if (length === 0 || past === undefined || !canBeCut(past, tokens.length)) {
        clear();
        return 0;
      }
      past = Object.fromEntries(Object.entries(past).map(([name, tensor]) => [name, cut(library, tensor, length)]));
      tokens = tokens.slice(0, length);
      return length;
    },

    async read(more) {
      const total = tokens.length + more.length;
      const inputs = {
        input_ids: new library.Tensor('int64', BigInt64Array.from(more, BigInt), [1, more.length]),
        attention_mask: new library.Tensor('int64', new BigInt64Array(total).fill(1n), [1, total]),
        num_logits_to_keep: new library.Tensor('int64', [1n], []),
        ...(past === undefined ? {} : { past_key_values: new library.DynamicCache(past) }),
      };
      const outputs: Readonly<Record<string, Tensor>> = await model.forward(inputs);
      const presents = Object.entries(outputs).filter(([name]) => name.startsWith('present'));
      past = Object.fromEntries(presents.map(([name, tensor]) => [toPastName(name), tensor]));
      tokens = [...tokens, ...more];
      return lastLogits(outputs['logits']);
    },
  };
}

/** The names by which transformers.js hands outputs of one step to the next. */
function toPastName(name: string): string {
  return name
    .replace('present_ssm', 'past_ssm')
    .replace('present_conv', 'past_conv')
    .replace('present_recurrent', 'past_recurrent')
    .replace('present', 'past_key_values');
}

// The state of recurrent layers is a sum over all tokens; only keys and values can be cut back.
function canBeCut(past: Past, length: number): boolean {
  return Object.entries(past).every(
    ([name, { dims }]) => name.startsWith('past_key_values') && dims.length === 4 && dims[2] === length,
  );
}

/** The first rows of `[1, heads, tokens, size]`, as plain copies of memory. */
function cut(library: TransformersLibrary, tensor: Tensor, length: number): Tensor {
  const [batch = 1, heads = 1, tokens = 0, size = 0] = tensor.dims;
  const from = tensor.data;
  if (!(from instanceof Float32Array || from instanceof Uint16Array)) {
    throw new LlmError('INTERNAL', 'The cache of this model has an unknown type.');
  }
  const to = from.slice(0, batch * heads * length * size);
  for (let head = 0; head < batch * heads; head++) {
    to.set(from.subarray(head * tokens * size, (head * tokens + length) * size), head * length * size);
  }
  return new library.Tensor(tensor.type, to, [batch, heads, length, size]);
}

function lastLogits(logits: Tensor | undefined): Float32Array {
  const vocabulary = logits?.dims.at(-1);
  if (logits === undefined || vocabulary === undefined) {
    throw new LlmError('UNSUPPORTED', 'This model gives no logits, so it cannot write.');
  }
  const data = logits.type === 'float32' ? logits.data : logits.to('float32').data;
  return Float32Array.from(data.slice(-vocabulary) as Float32Array);
}
