import { expect, test } from 'vitest';
import { bestFit, choose, type FitVerdict } from './choose.ts';
import { type HubFile, sortHubFiles } from './hub-files.ts';
import { quantizationOf } from './quantization.ts';

const GB = 1_000_000_000;
const file = (path: string, gigabytes = 1): HubFile => ({ path, sizeBytes: gigabytes * GB, sha256: 'a'.repeat(64) });
const repo = 'acme/x';
const never = async () => undefined;
const series = ['IQ2_M:3', 'Q3_K_M:4', 'Q4_K_M:5', 'Q5_K_M:5.7', 'Q6_K:6.6', 'Q8_0:8.5', 'F16:16'].map((text) => {
  const [label, size] = text.split(':');
  return file(`x-${label}.gguf`, Number(size));
});
const verdict =
  (gpuGigabytes: number, hostGigabytes: number, tokensAtOne: number) =>
  (size: number): FitVerdict => {
    const gigabytes = size / GB;
    const tokensPerSecond = tokensAtOne / gigabytes;
    if (gigabytes + 1 <= gpuGigabytes)
      return { fits: true, mode: 'gpu', tokensPerSecond: tokensPerSecond * 10, summary: 'Fits on the GPU.' };
    if (gigabytes + 1 <= hostGigabytes)
      return { fits: true, mode: 'cpu', tokensPerSecond, summary: 'Fits on the CPU.' };
    return { fits: false, summary: `Does not fit: it needs ${gigabytes + 1} GB.` };
  };
const pick = (gpu: number, host: number, speed: number) => {
  const { choices } = sortHubFiles(series);
  return bestFit(
    choices,
    choices.map(({ sizeBytes }) => verdict(gpu, host, speed)(sizeBytes)),
  );
};

test.each([
  ['Qwen3-8B-Q4_K_M.gguf', 'Q4_K_M'],
  ['Meta-Llama-3.1-8B-Instruct-IQ4_XS.gguf', 'IQ4_XS'],
  ['gemma-3-4b-it-UD-Q4_K_XL.gguf', 'UD_Q4_K_XL'],
  ['gpt-oss-20b-mxfp4.gguf', 'MXFP4'],
  ['model.fp16.gguf', 'F16'],
  ['BF16/Big-BF16-00001-of-00002.gguf', 'BF16'],
  ['Q8_0/Big-00001-of-00002.gguf', 'Q8_0'],
  ['tiny-demo-q8_0.gguf', 'Q8_0'],
  ['model.gguf', undefined],
  ['Q-star-7b.gguf', undefined],
])('the quantisation of %s is %s', (path, label) => {
  expect(quantizationOf(path)).toBe(label);
});

test('the finest that fits on the GPU as a whole is taken, and the next finer one is mentioned', () => {
  expect(pick(7, 64, 20)).toMatchObject({
    choice: { label: 'Q5_K_M' },
    reason: expect.stringMatching(
      /^Q5_K_M \(5\.7 GB\) of 7: the finest that fits on the GPU as a whole \(Q6_K: fits on the cpu\)/,
    ),
  });
  // More than Q8_0 brings nothing.
  expect(pick(80, 64, 20).choice.label).toBe('Q8_0');
});

test('without a GPU speed decides, and at last the lightest', () => {
  expect(pick(0, 64, 45).choice.label).toBe('Q4_K_M');
  expect(pick(0, 64, 2).choice.label).toBe('IQ2_M');
  expect(pick(0, 4.5, 100).choice.label).toBe('IQ2_M');
});

test('where nothing fits it says what the smallest needs and how to fetch it all the same', () => {
  expect(() => pick(0, 2, 1)).toThrow(
    /None of the 7.*IQ2_M \(3\.0 GB\): Does not fit: it needs 4 GB\..*org\/repo:IQ2_M/,
  );
});

test('what is named is taken, in any spelling, fitting or not', async () => {
  const contents = sortHubFiles(series);
  expect((await choose({ repo, quantization: 'q4-k-m' }, contents, true, never)).choice.label).toBe('Q4_K_M');
  expect((await choose({ repo, quantization: 'FP16' }, contents, true, never)).choice.label).toBe('F16');
  expect((await choose({ repo, file: 'x-Q8_0.gguf' }, contents, true, never)).choice.label).toBe('Q8_0');
  await expect(choose({ repo, quantization: 'Q7' }, contents, true, never)).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
    message: expect.stringContaining('Q4_K_M (5.0 GB)'),
  });
});

test('the usual one is taken where nothing can be said, or nobody wants it to be', async () => {
  const contents = sortHubFiles(series);
  expect((await choose({ repo }, contents, true, never)).choice.label).toBe('Q4_K_M');
  const all = async () => contents.choices.map(() => ({ fits: true, mode: 'gpu' as const, summary: '' }));
  expect((await choose({ repo }, contents, false, all)).choice.label).toBe('Q4_K_M');
});

test('split models are one, in order; incomplete ones, projectors and companions are none', () => {
  const contents = sortHubFiles([
    file('Q8_0/big-Q8_0-00002-of-00002.gguf'),
    file('Q8_0/big-Q8_0-00001-of-00002.gguf'),
    file('big-Q4_0-00001-of-00003.gguf'),
    file('mmproj-F16.gguf'),
    file('mmproj-big-f16.gguf'),
    file('imatrix.gguf'),
  ]);
  expect(contents.choices).toHaveLength(1);
  expect(contents.choices[0]).toMatchObject({ label: 'Q8_0', name: 'Q8_0/big-Q8_0', sizeBytes: 2 * GB });
  expect(contents.choices[0]?.files[0]?.path).toContain('00001-of');
  expect(contents.projectors).toHaveLength(2);
  expect(contents.incomplete).toEqual(['big-Q4_0']);
});

test('a projector comes when it is asked for', async () => {
  const contents = sortHubFiles([file('x-Q4_0.gguf'), file('mmproj-F16.gguf')]);
  expect((await choose({ repo, file: 'mmproj-F16.gguf' }, contents, true, never)).choice.files).toHaveLength(1);
  expect((await choose({ repo }, contents, true, never)).choice.label).toBe('Q4_0');
});

test('several models of one quantisation have to be told apart by their file', async () => {
  const contents = sortHubFiles([file('a-Q4_0.gguf'), file('b-Q4_0.gguf')]);
  await expect(choose({ repo }, contents, true, never)).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    message: expect.stringContaining('a-Q4_0.gguf, b-Q4_0.gguf'),
  });
});

test('an ONNX folder has a variant for each graph, with what belongs to it', async () => {
  const files = [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'README.md',
    'onnx/model.onnx',
    'onnx/model.onnx_data',
    'onnx/model_quantized.onnx',
    'onnx/decoder_model.onnx',
  ];
  const contents = sortHubFiles(files.map((path) => file(path)));
  expect(contents.choices.map(({ label }) => label)).toEqual(['fp32', 'q8']);
  const { choice } = await choose({ repo }, contents, true, never);
  expect(choice.files.map(({ path }) => path)).toEqual([
    'onnx/model_quantized.onnx',
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  const full = await choose({ repo, quantization: 'fp32' }, contents, true, never);
  expect(full.choice.files.map(({ path }) => path)).toContain('onnx/model.onnx_data');
});

test('two names that differ in capitals only are refused', () => {
  expect(() => sortHubFiles([file('A.gguf'), file('a.gguf')])).toThrow(
    expect.objectContaining({ code: 'BAD_RESPONSE' }),
  );
});
