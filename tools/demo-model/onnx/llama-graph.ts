import type { Checkpoint, Layer } from '../checkpoint.ts';
import { createGraph, DATA_TYPES, type Graph } from './graph.ts';

const MOST_POSITIONS = 1024;
const BATCH = 'batch_size';
const SEQUENCE = 'sequence_length';

/** What to build: a model that writes, with its memory of earlier tokens, or one that gives its last hidden states. */
export interface GraphOptions {
  readonly kind: 'chat' | 'embed';
  /** Matrices as int8 with a scale per row. */
  readonly quantized: boolean;
}

/** The model as an ONNX graph with the inputs and outputs that transformers.js expects. */
export function buildLlamaGraph(model: Checkpoint, { kind, quantized }: GraphOptions): Buffer {
  const { vocabularySize, width, heads, keyValueHeads, headWidth, feedForwardWidth, layers } = model;
  const keyValueWidth = keyValueHeads * headWidth;
  const remembers = kind === 'chat';
  const g = createGraph();

  const ids = g.input('input_ids', DATA_TYPES.int64, [BATCH, SEQUENCE]);
  const attention = g.input('attention_mask', DATA_TYPES.int64, [
    BATCH,
    remembers ? 'total_sequence_length' : SEQUENCE,
  ]);
  const given = remembers ? g.input('position_ids', DATA_TYPES.int64, [BATCH, SEQUENCE]) : undefined;
  if (remembers) {
    const past = [BATCH, keyValueHeads, 'past_sequence_length', headWidth];
    for (const index of layers.keys()) {
      g.input(`past_key_values.${index}.key`, DATA_TYPES.float, past);
      g.input(`past_key_values.${index}.value`, DATA_TYPES.float, past);
    }
  }

  const { mask, positions } = buildMask(g, ids, attention, given);
  const rotate = buildRotation(g, positions, headWidth);
  const epsilon = g.float(1e-5);
  const two = g.float(2);
  const norm = (x: string, name: string, weight: Float32Array): string => {
    const mean = g.op('ReduceMean', [g.op('Pow', [x, two])], { axes: [-1], keepdims: 1 });
    const scaled = g.op('Div', [x, g.op('Sqrt', [g.op('Add', [mean, epsilon])])]);
    return g.op('Mul', [scaled, g.floats(name, [weight.length], weight)]);
  };
  const multiply = (x: string, name: string, weight: Float32Array, rows: number, columns: number): string => {
    const transposed = transpose(weight, rows, columns);
    if (!quantized) return g.op('MatMul', [x, g.floats(name, [columns, rows], transposed)]);
    const { bytes, scales } = quantize(transposed, rows, columns);
    const weights = g.bytes(`${name}_q`, [columns, rows], bytes);
    return g.op('MatMul', [x, g.op('DequantizeLinear', [weights, g.floats(`${name}_s`, [rows], scales)], { axis: 1 })]);
  };
  const split = (x: string, count: number) =>
    g.op('Transpose', [g.op('Reshape', [x, g.integers([0, 0, count, headWidth])])], { perm: [0, 2, 1, 3] });
  const repeat = (x: string) => {
    const times = g.integers([1, 1, heads / keyValueHeads, 1, 1]);
    const expanded = g.op('Expand', [g.op('Unsqueeze', [x, g.integers([2])]), times]);
    return g.op('Reshape', [expanded, g.integers([0, heads, -1, headWidth])]);
  };
  const scale = g.float(1 / Math.sqrt(headWidth));

  const attend = (x: string, layer: Layer, index: number): string => {
    const name = (rest: string) => `l${index}.${rest}`;
    const query = rotate(
      split(multiply(x, name('wq'), halfSplit(layer.query, heads, headWidth, width), width, width), heads),
    );
    let keys = rotate(
      split(
        multiply(x, name('wk'), halfSplit(layer.key, keyValueHeads, headWidth, width), keyValueWidth, width),
        keyValueHeads,
      ),
    );
    let values = split(multiply(x, name('wv'), layer.value, keyValueWidth, width), keyValueHeads);
    if (remembers) {
      keys = g.op('Concat', [`past_key_values.${index}.key`, keys], { axis: 2 }, `present.${index}.key`);
      values = g.op('Concat', [`past_key_values.${index}.value`, values], { axis: 2 }, `present.${index}.value`);
    }
    const scores = g.op('MatMul', [query, g.op('Transpose', [repeat(keys)], { perm: [0, 1, 3, 2] })]);
    const weights = g.op('Softmax', [g.op('Add', [g.op('Mul', [scores, scale]), mask])], { axis: -1 });
    const mixed = g.op('Transpose', [g.op('MatMul', [weights, repeat(values)])], { perm: [0, 2, 1, 3] });
    const joined = g.op('Reshape', [mixed, g.integers([0, 0, width])]);
    return multiply(joined, name('wo'), layer.attentionOutput, width, width);
  };

  const embeddings = g.floats('emb', [vocabularySize, width], model.embeddings);
  let x = g.op('Gather', [embeddings, ids], { axis: 0 });
  for (const [index, layer] of layers.entries()) {
    x = g.op('Add', [x, attend(norm(x, `l${index}.an`, layer.attentionNorm), layer, index)]);
    const normed = norm(x, `l${index}.n2`, layer.feedForwardNorm);
    const gate = multiply(normed, `l${index}.w1`, layer.gate, feedForwardWidth, width);
    const swish = g.op('Mul', [gate, g.op('Sigmoid', [gate])]);
    const gated = g.op('Mul', [swish, multiply(normed, `l${index}.w3`, layer.up, feedForwardWidth, width)]);
    x = g.op('Add', [x, multiply(gated, `l${index}.w2`, layer.down, width, feedForwardWidth)]);
  }
  const last = norm(x, 'fn', model.finalNorm);
  if (kind === 'embed') {
    g.op('Identity', [last], {}, 'last_hidden_state');
    g.output('last_hidden_state', DATA_TYPES.float, [BATCH, SEQUENCE, width]);
    return g.model();
  }
  g.op('MatMul', [last, g.op('Transpose', [embeddings], { perm: [1, 0] })], {}, 'logits');
  g.output('logits', DATA_TYPES.float, [BATCH, SEQUENCE, vocabularySize]);
  for (const index of layers.keys()) {
    for (const part of ['key', 'value']) {
      g.output(`present.${index}.${part}`, DATA_TYPES.float, [
        BATCH,
        keyValueHeads,
        'total_sequence_length',
        headWidth,
      ]);
    }
  }
  return g.model();
}

/** Each token sees itself and what came before it, as far as the attention mask allows. */
function buildMask(g: Graph, ids: string, attention: string, given: string | undefined) {
  const zero = g.integers([0], []);
  const one = g.integers([1], []);
  const size = (x: string, axis: number) => g.op('Gather', [g.op('Shape', [x]), g.integers([axis], [])], { axis: 0 });
  const length = size(ids, 1);
  const total = size(attention, 1);
  const positions = given ?? g.op('Unsqueeze', [g.op('Range', [zero, length, one]), g.integers([0])]);
  const keys = g.op('Unsqueeze', [g.op('Range', [zero, total, one]), g.integers([0])]);
  const firstQuery = g.op('Sub', [total, length]);
  const queries = g.op('Unsqueeze', [g.op('Range', [firstQuery, total, one]), g.integers([1])]);
  const causal = g.op('LessOrEqual', [keys, queries]);
  const allowed = g.op('Unsqueeze', [g.op('Cast', [attention], { to: DATA_TYPES.bool }), g.integers([1, 2])]);
  return { positions, mask: g.op('Where', [g.op('And', [causal, allowed]), g.float(0), g.float(-1e9)]) };
}

/** Rotary positions with tables; dimension i turns together with i + half. */
function buildRotation(g: Graph, positions: string, headWidth: number): (x: string) => string {
  const half = headWidth / 2;
  const table = (f: (angle: number) => number) => {
    const values = new Float32Array(MOST_POSITIONS * headWidth);
    for (let position = 0; position < MOST_POSITIONS; position++) {
      for (let i = 0; i < half; i++) {
        const value = f(position * 10_000 ** ((-2 * i) / headWidth));
        values[position * headWidth + i] = value;
        values[position * headWidth + half + i] = value;
      }
    }
    return values;
  };
  const axis = g.integers([1]);
  const rows = (name: string, f: (angle: number) => number) => {
    const values = g.floats(name, [MOST_POSITIONS, headWidth], table(f));
    return g.op('Unsqueeze', [g.op('Gather', [values, positions], { axis: 0 }), axis]);
  };
  const cosines = rows('cos', Math.cos);
  const sines = rows('sin', Math.sin);
  const [start, middle, end, lastAxis] = [[0], [half], [headWidth], [-1]].map((values) => g.integers(values)) as [
    string,
    string,
    string,
    string,
  ];
  return (x) => {
    const first = g.op('Slice', [x, start, middle, lastAxis]);
    const second = g.op('Slice', [x, middle, end, lastAxis]);
    const turned = g.op('Concat', [g.op('Neg', [second]), first], { axis: -1 });
    return g.op('Add', [g.op('Mul', [x, cosines]), g.op('Mul', [turned, sines])]);
  };
}

/** Rows of outputs become columns, as MatMul wants them. */
function transpose(weight: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(weight.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = weight[i * columns + j] as number;
  }
  return result;
}

/** From pairs of neighbours (as llama.cpp rotates them) to pairs that lie half a head apart. */
function halfSplit(weight: Float32Array, heads: number, headWidth: number, columns: number): Float32Array {
  const result = new Float32Array(weight.length);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < headWidth; i++) {
      const from = head * headWidth + i;
      const to = head * headWidth + (i % 2 === 1 ? headWidth / 2 : 0) + (i >> 1);
      result.set(weight.subarray(from * columns, (from + 1) * columns), to * columns);
    }
  }
  return result;
}

/** One scale per output. */
function quantize(transposed: Float32Array, rows: number, columns: number) {
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(transposed.length);
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let column = 0; column < columns; column++) {
      most = Math.max(most, Math.abs(transposed[column * rows + row] as number));
    }
    const scale = Math.fround(most / 127 || 1e-9);
    scales[row] = scale;
    for (let column = 0; column < columns; column++) {
      bytes[column * rows + row] = Math.round((transposed[column * rows + row] as number) / scale);
    }
  }
  return { bytes, scales };
}
