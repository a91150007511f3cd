import { mkdir, open as openFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { LlmError } from '@modelhaven/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeHub, type FakeHub } from '../testing/fake-hub.ts';
import { makeGguf } from '../testing/make-gguf.ts';
import { type OpenHubOptions, openHub } from '../testing/open-hub.ts';

const repo = 'acme/Tiny';
const signal = new AbortController().signal;
let fake: FakeHub;
let opened: Awaited<ReturnType<typeof openHub>>;
beforeEach(async () => {
  fake = await createFakeHub();
});
afterEach(async () => {
  await opened?.close();
  await fake.close();
});
const open = async (options: OpenHubOptions = {}) => {
  opened = await openHub(fake.url, { pieceBytes: 50_000, ...options });
  return opened;
};
const has = (files: Record<string, Uint8Array>) => fake.repositories.set(repo, { files });
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const onnx = () => ({
  'config.json': json({ model_type: 'llama', architectures: ['LlamaForCausalLM'] }),
  'tokenizer.json': json({}),
  'tokenizer_config.json': json({ chat_template: 'x' }),
  'onnx/model.onnx': makeGguf(20_000, 3),
  'onnx/model.onnx_data': makeGguf(90_000, 4),
  'onnx/model_quantized.onnx': makeGguf(60_000, 5),
  'pytorch_model.bin': Buffer.from('never'),
});

test('a split model comes with all its parts and is one', async () => {
  const parts = [1, 2, 3].map((part) => [`Q8_0/Big-Q8_0-0000${part}-of-00003.gguf`, makeGguf(70_000, part)] as const);
  has(Object.fromEntries(parts));
  const { pull, files, hub, modelsDir } = await open();
  expect((await pull(`${repo}:Q8_0`)).model).toBe('acme/Tiny/Q8_0/Big-Q8_0');
  const [found] = await files.list();
  expect(found?.info).toMatchObject({ id: 'acme/Tiny/Q8_0/Big-Q8_0', sizeBytes: 210_000 });
  await hub.remove('acme/Tiny/Q8_0/Big-Q8_0', signal);
  expect(await readdir(modelsDir)).toEqual([]);
});

test('an ONNX folder comes with what belongs to one variant, and is removed variant by variant', async () => {
  has(onnx());
  const { pull, files, hub, modelsDir } = await open();
  expect((await pull(repo)).model).toBe('acme/Tiny:q8');
  expect((await pull(`${repo}:fp32`)).model).toBe('acme/Tiny:fp32');
  const listed = async () => (await readdir(join(modelsDir, repo), { recursive: true })).toSorted();
  expect(await listed()).toEqual([
    '.modelhaven.json',
    'config.json',
    'onnx',
    'onnx/model.onnx',
    'onnx/model.onnx_data',
    'onnx/model_quantized.onnx',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  expect((await files.list()).map(({ info }) => info.id)).toEqual(['acme/Tiny:fp32', 'acme/Tiny:q8']);
  await hub.remove('acme/Tiny:fp32', signal);
  expect(await listed()).not.toContain('onnx/model.onnx_data');
  expect((await files.list()).map(({ info }) => info.id)).toEqual(['acme/Tiny:q8']);
  await hub.remove('acme/Tiny:q8', signal);
  expect(await readdir(modelsDir)).toEqual([]);
});

test('a listing in many pages is read to its end', async () => {
  const notes = Array.from({ length: 60 }, (_, index) => [`notes/${index}.md`, Buffer.from('x')] as const);
  has({ ...Object.fromEntries(notes), 'z-Q4_0.gguf': makeGguf(2_000) });
  fake.pageSize = 7;
  const { pull } = await open();
  expect((await pull(repo)).model).toBe('acme/Tiny/z-Q4_0');
  expect(fake.requests.filter(({ path }) => path.includes('/tree/')).length).toBe(9);
});

test('pages that go round in circles end', async () => {
  has({ 'z-Q4_0.gguf': makeGguf(2_000) });
  fake.fault = ({ path, query }) =>
    path.includes('/tree/') && query.has('cursor')
      ? { status: 200, body: '[]', headers: { link: `<${fake.url}${path}?cursor=1>; rel="next"` } }
      : undefined;
  fake.pageSize = 0;
  const { pull } = await open();
  await expect(pull(repo)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
});

test('redirects that never end, or lead to other protocols, are not followed', async () => {
  has({ 'z-Q4_0.gguf': makeGguf(2_000) });
  const { pull } = await open();
  for (const location of ['file:///etc/passwd', 'http://user:pass@127.0.0.1/', `${fake.cdnUrl}/loop`]) {
    fake.fault = ({ path }) => (/resolve|loop/.test(path) ? { status: 302, headers: { location } } : undefined);
    await expect(pull(repo)).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  }
});

test('what is no hub is said to be none', async () => {
  const { pull } = await open();
  for (const body of ['<html>', '{"sha":"main"}', '[]']) {
    fake.fault = () => ({ status: 200, body });
    await expect(pull(repo)).rejects.toMatchObject({
      code: 'BAD_RESPONSE',
      message: expect.stringContaining('hub_url'),
    });
  }
});

test('a disk that fills up in the middle keeps what came, and the next try goes on', async () => {
  const weights = makeGguf(300_000);
  has({ 'x-Q4_0.gguf': weights });
  let room = 120_000;
  const full: NonNullable<OpenHubOptions['openFile']> = async (path, flags) => {
    const file = await openFile(path, flags);
    if (!path.endsWith('.part')) return file;
    const write = file.write.bind(file) as (...args: unknown[]) => Promise<{ bytesWritten: number }>;
    return Object.assign(file, {
      write: async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        room -= length;
        if (room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return write(bytes, offset, length, position);
      },
    });
  };
  const { pull, modelsDir } = await open({ openFile: full });
  await expect(pull(repo)).rejects.toMatchObject({
    code: 'INSUFFICIENT_RESOURCES',
    message: expect.stringMatching(/disk of .* is full.*What came is kept/),
  });
  room = Number.POSITIVE_INFINITY;
  const { fetchedBytes } = await pull(repo);
  expect(fetchedBytes).toBeLessThan(weights.length);
  expect(weights.equals(await readFile(join(modelsDir, repo, 'x-Q4_0.gguf')))).toBe(true);
});

test('what nobody went on with for two weeks is removed, younger parts are kept', async () => {
  has({ 'x-Q4_0.gguf': makeGguf(2_000) });
  const { pull, modelsDir } = await open();
  const folder = join(modelsDir, 'old', 'repo');
  await mkdir(folder, { recursive: true });
  const then = new Date(Date.now() - 15 * 86_400_000);
  for (const name of ['a.gguf.part', 'a.gguf.part.json', 'b.gguf.part', 'b.gguf.part.json']) {
    await writeFile(join(folder, name), 'x');
    if (name.startsWith('a') || name === 'b.gguf.part') await utimes(join(folder, name), then, then);
  }
  await pull(repo);
  expect(await readdir(folder)).toEqual(['b.gguf.part', 'b.gguf.part.json']);
});

test('the judge is asked once for all quantisations, with the beginning of one file', async () => {
  has({ 'x-Q4_0.gguf': makeGguf(20_000), 'x-Q8_0.gguf': makeGguf(40_000), 'x-F16.gguf': makeGguf(80_000) });
  const asked: (readonly number[])[] = [];
  const { pull } = await open({
    judgeFit: async (header, sizes) => {
      expect(Buffer.from(header.subarray(0, 4)).toString()).toBe('GGUF');
      asked.push(sizes);
      return sizes.map((size) => ({ fits: size < 50_000, mode: 'gpu' as const, summary: `Needs ${size}.` }));
    },
  });
  const { model, events } = await pull(repo);
  expect(asked).toEqual([[20_000, 40_000, 80_000]]);
  expect(model).toBe('acme/Tiny/x-Q8_0');
  expect(events[0]).toMatchObject({
    type: 'note',
    message: expect.stringContaining('the finest that fits on the GPU'),
  });
});

test('an estimate that fails is no reason not to fetch', async () => {
  has({ 'x-Q4_K_M.gguf': makeGguf(20_000), 'x-Q8_0.gguf': makeGguf(40_000) });
  const { pull } = await open({
    judgeFit: async () => {
      throw new LlmError('INVALID_REQUEST', 'No language model.');
    },
  });
  expect((await pull(repo)).model).toBe('acme/Tiny/x-Q4_K_M');
});

test('a proxy is used where one is named, and not for hosts that are to be reached without', async () => {
  has({ 'x-Q4_0.gguf': makeGguf(20_000) });
  const tunnels: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const httpProxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const first = await open({ proxy: { httpProxy } });
  await first.pull(repo);
  expect(new Set(tunnels)).toEqual(new Set([new URL(fake.url).host, new URL(fake.cdnUrl).host]));
  await first.close();
  tunnels.length = 0;
  await (await open({ proxy: { httpProxy, noProxy: '127.0.0.1' } })).pull(repo);
  expect(tunnels).toEqual([]);
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});
