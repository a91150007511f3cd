import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { readdir, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How much a round wrote, and how long it took by the clock and in processor time of the whole process. */
export interface RawRound {
  readonly tokens: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** llama.cpp's own library, called from C++ and from nowhere else. */
export interface LlamaLoop {
  /** Greedy text for all prompts at once; end tokens do not end it. */
  round(tokens: number, prompts: readonly (readonly number[])[]): Promise<RawRound>;
  close(): void;
}

export interface LlamaLoopOptions {
  readonly program: RawProgram;
  readonly model: string;
  readonly contextLength: number;
  readonly streams: number;
  readonly threads: number;
  readonly batchSize: number;
}

export interface RawProgram {
  readonly path: string;
  /** Where the library and its backends are. */
  readonly binaries: string;
}

/**
 * Compiles the loop against the very library that node-llama-cpp uses; its header comes from the sources which that
 * package has beside it. Gives the reason where this machine cannot.
 */
export async function compileLlamaLoop(folder: string): Promise<RawProgram | string> {
  if (process.platform !== 'linux') return 'the loop in C++ is built on Linux only';
  const require = createRequire(join(import.meta.dirname, '../../packages/provider-local/package.json'));
  const library = join(dirname(require.resolve('node-llama-cpp')), '..');
  const platform = `linux-${process.arch}`;
  const binaries = await realpath(join(library, `../@node-llama-cpp/${platform}/bins/${platform}`)).catch(() => '');
  if (binaries === '') return `node-llama-cpp has no binary for ${platform} here`;
  const shared = (await readdir(binaries)).filter((name) =>
    /^lib(llama|ggml)(\.v[\d.]+)?\.so$|^libggml-base\.so$/.test(name),
  );
  const sources = join(folder, 'llama.cpp');
  const path = join(folder, 'llama-loop');
  try {
    await run('git', ['clone', '--quiet', '--no-checkout', join(library, 'llama/gitRelease.bundle'), sources]);
    await run('git', ['-C', sources, 'checkout', '--quiet', 'HEAD', '--', 'include', 'ggml/include']);
  } catch {
    return 'the sources of llama.cpp beside node-llama-cpp cannot be read, or git is missing';
  }
  try {
    await run('g++', [
      '-O2',
      '-std=c++17',
      `-I${join(sources, 'include')}`,
      `-I${join(sources, 'ggml/include')}`,
      join(import.meta.dirname, 'llama-loop.cpp'),
      ...shared.map((name) => join(binaries, name)),
      `-Wl,-rpath,${binaries}`,
      '-o',
      path,
    ]);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? 'there is no g++ here' : 'g++ does not compile the loop against this llama.cpp';
  }
  return { path, binaries };
}

/** Starts the loop with a model in memory. */
export async function startLlamaLoop(options: LlamaLoopOptions): Promise<LlamaLoop> {
  const { program, model, contextLength, streams, threads, batchSize } = options;
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    program.path,
    [model, program.binaries, ...[contextLength, streams, threads, batchSize].map(String)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The loop in C++ ended unexpectedly.');
    return value;
  };
  await nextLine();
  return {
    async round(tokens, prompts) {
      child.stdin.write(`${[tokens, ...prompts.map((prompt) => prompt.join(' '))].join(';')}\n`);
      const [written = 0, wall = 0, cpu = 0] = (await nextLine()).split(' ').map(Number);
      return { tokens: written, wallMs: wall / 1000, cpuMs: cpu / 1000 };
    },
    close() {
      child.stdin.end();
    },
  };
}
