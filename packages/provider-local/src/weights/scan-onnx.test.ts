import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromOnnxFolder } from '../from-onnx-folder.ts';
import { scanOnnx } from './scan-onnx.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-onnx-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (path: string, content: unknown) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const config = { model_type: 'llama', architectures: ['LlamaForCausalLM'], max_position_embeddings: 2048 };
const model = async (path: string, more: Readonly<Record<string, unknown>> = {}) => {
  for (const [name, content] of Object.entries({ 'config.json': config, 'tokenizer.json': {}, ...more })) {
    await write(`${path}/${name}`, content);
  }
};

it('finds each variant, with the weights that lie beside it', async () => {
  await model('hub/small', {
    'onnx/model.onnx': 'x'.repeat(10),
    'onnx/model.onnx_data': 'x'.repeat(100),
    'onnx/model_q4f16.onnx': 'xxx',
    'onnx/model_strange.onnx': 'x',
    'pytorch_model.bin': 'never read',
    'generation_config.json': { eos_token_id: [2, 7], temperature: 0.6, top_k: 'many' },
    'chat_template.jinja': '{{ messages }}',
  });
  const { models, bad } = await scanOnnx(folder);
  expect(bad).toEqual([]);
  expect(models.map(({ id, sizeBytes }) => [id, sizeBytes])).toEqual([
    ['hub/small:fp32', 110],
    ['hub/small:q4f16', 3],
  ]);
  expect(models[0]).toMatchObject({ generation: { eos_token_id: [2, 7], temperature: 0.6 }, hasChatTemplate: true });
  expect(models.map((found) => fromOnnxFolder(found, 'local'))[1]).toMatchObject({
    quantization: 'q4f16',
    contextLength: 2048,
    capabilities: ['chat', 'json-mode', 'json-schema', 'tools', 'parallel-tools', 'logprobs', 'seed', 'prefill'],
  });
});

it('knows a model that thinks first by its template, wherever that lies', async () => {
  const weights = { 'onnx/model.onnx': 'x' };
  const thinking = "{{ '<think>' }}";
  await model('file', { ...weights, 'chat_template.jinja': thinking });
  await model('text', { ...weights, 'tokenizer_config.json': { chat_template: thinking } });
  await model('named', {
    ...weights,
    'tokenizer_config.json': { chat_template: [{ name: 'default', template: thinking }] },
  });
  await model('plain', { ...weights, 'tokenizer_config.json': { chat_template: '{{ messages }}' } });
  await model('none', weights);
  const { models } = await scanOnnx(folder);
  const capabilities = (id: string) =>
    models.flatMap((found) => (found.id === `${id}:fp32` ? fromOnnxFolder(found, 'local').capabilities : []));
  for (const id of ['file', 'text', 'named']) expect(capabilities(id)).toContain('reasoning');
  expect(capabilities('plain')).toContain('chat');
  expect(capabilities('plain')).not.toContain('reasoning');
  expect(capabilities('none')).toEqual([]);
});

it('says why a folder is no model', async () => {
  await model('no-weights', { 'onnx/readme.txt': 'x' });
  await model('no-config', { 'config.json': '[', 'onnx/model.onnx': 'x' });
  await write('no-tokenizer/config.json', config);
  await write('no-tokenizer/onnx/model.onnx', 'x');
  await model('.hidden', { 'onnx/model.onnx': 'x' });
  const { models, bad } = await scanOnnx(folder);
  expect(models).toEqual([]);
  expect(bad.map(({ id, reason }) => [id, reason])).toEqual([
    ['no-config', expect.stringContaining('config.json')],
    ['no-tokenizer', expect.stringContaining('tokenizer.json')],
    ['no-weights', expect.stringContaining('no model.onnx')],
  ]);
  expect(await scanOnnx(join(folder, 'nowhere'))).toEqual({ models: [], bad: [] });
});

it('knows encoders, how their states are pooled, and what it cannot use', async () => {
  const weights = { 'onnx/model.onnx': 'x' };
  const bert = { model_type: 'bert', architectures: ['BertModel'] };
  await model('cls', { ...weights, 'config.json': bert, '1_Pooling/config.json': { pooling_mode_cls_token: true } });
  await model('mean', { ...weights, 'config.json': bert });
  await model('plain', weights);
  await model('speech', { ...weights, 'config.json': { model_type: 'whisper', architectures: ['WhisperModel'] } });
  const { models } = await scanOnnx(folder);
  expect(models.map((found) => [found.id, found.pooling, fromOnnxFolder(found, 'l').capabilities])).toEqual([
    ['cls:fp32', 'cls', ['embeddings']],
    ['mean:fp32', 'mean', ['embeddings']],
    ['plain:fp32', 'mean', []],
    ['speech:fp32', 'mean', []],
  ]);
});
