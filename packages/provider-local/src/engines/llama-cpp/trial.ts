import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { abortError, LlmError, type Logger } from '@modelhaven/core';
import { assertionIn } from '../isolated/describe-crash.ts';

/** Tries a model in a process of its own, so that a file at which llama.cpp aborts does not take us with it. */
export interface Trials {
  /**
   * Resolves when the file may be loaded here. Rejects with `UNSUPPORTED` where llama.cpp crashed at it,
   * `INSUFFICIENT_RESOURCES` where the system killed it, `ABORTED` when the signal fires.
   */
  pass(path: string, sizeBytes: number, context: TrialContext): Promise<void>;
}

export interface TrialContext {
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

export interface TrialsOptions {
  /** What is run; replaced in tests. */
  readonly script?: string;
  /** Address of the library; found beside this package by default. */
  readonly libraryUrl?: () => string;
  readonly limitMs?: number;
}

type Verdict =
  | { readonly crashed: false }
  | { readonly crashed: true; readonly killed: boolean; readonly reason: string };

const LIMIT_MS = 60_000;
const MOST_OUTPUT = 8192;
// Small enough that reading all of it once costs little; larger files are only mapped.
const EVALUATED_BYTES = 512 * 1024 * 1024;

/**
 * The weights are mapped, not read, and a small context is made: that is where llama.cpp asserts what it expects of a
 * header. Some of it shows only when a token is computed, which small models can afford.
 */
const SCRIPT = `
const [libraryUrl, modelPath, evaluate] = process.argv.slice(1);
process.env.GGML_NO_BACKTRACE = '1';
// The library forks a process of its own to test its binary, which must not run this script again.
process.execArgv.length = 0;
try {
  const { getLlama, LlamaLogLevel } = await import(libraryUrl);
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false, maxThreads: 1, logLevel: LlamaLogLevel.disabled });
  const model = await llama.loadModel({ modelPath, gpuLayers: 0 });
  const context = await model.createContext({ contextSize: 64, sequences: 1, threads: 1 });
  if (evaluate === 'yes') {
    const sequence = context.getSequence();
    for await (const token of sequence.evaluate(model.tokenize('Hello, 1 2!'), { temperature: 0 })) break;
  }
  process.stdout.write('[fine]');
} catch {
  process.stdout.write('[refused]');
}
process.exit(0);
`;

/** Trials that remember their verdicts as long as a file stays as it is. */
export function createTrials({
  script = SCRIPT,
  libraryUrl = () => import.meta.resolve('node-llama-cpp'),
  limitMs = LIMIT_MS,
}: TrialsOptions = {}): Trials {
  const verdicts = new Map<string, Verdict>();
  return {
    async pass(path, sizeBytes, { signal, logger }) {
      const { mtimeMs } = await stat(path);
      const key = `${path}\n${sizeBytes}\n${mtimeMs}`;
      let verdict = verdicts.get(key);
      if (!verdict) {
        const evaluate = sizeBytes <= EVALUATED_BYTES ? 'yes' : 'no';
        verdict = await runTrial([script, libraryUrl(), path, evaluate], limitMs, signal, logger);
        verdicts.set(key, verdict);
      }
      if (!verdict.crashed) return;
      if (verdict.killed) {
        throw new LlmError(
          'INSUFFICIENT_RESOURCES',
          'The system ended a trial of this model, most likely because memory ran out. Take a smaller one.',
        );
      }
      throw new LlmError(
        'UNSUPPORTED',
        `llama.cpp crashed at a trial of this file, so it was not loaded${verdict.reason === '' ? '.' : `: ${verdict.reason}`}`,
      );
    },
  };
}

/** The trials of this process. */
export const sharedTrials: Trials = createTrials();

function runTrial(
  [script, ...parameters]: readonly string[],
  limitMs: number,
  signal: AbortSignal,
  logger: Logger,
): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script as string, '--', ...parameters], {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(0, MOST_OUTPUT);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints = (complaints + chunk.toString()).slice(-MOST_OUTPUT);
    });
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    };
    const goOn = (message: string) => {
      finish();
      logger.warn({ engine: 'llama-cpp' }, message);
      resolve({ crashed: false });
    };
    const cancel = () => {
      finish();
      child.kill('SIGKILL');
      reject(abortError(signal));
    };
    const timer = setTimeout(() => {
      child.removeAllListeners('close');
      child.kill('SIGKILL');
      goOn('The trial of a model took too long; it is loaded without.');
    }, limitMs);
    signal.addEventListener('abort', cancel, { once: true });
    child.on('error', () => goOn('The trial of a model could not be started; it is loaded without.'));
    child.on('close', (_code, killedBy) => {
      finish();
      // A file that the library refuses in good order is refused again by the real load, with its reason.
      if (output.includes('[fine]') || output.includes('[refused]')) resolve({ crashed: false });
      else resolve({ crashed: true, killed: killedBy === 'SIGKILL', reason: assertionIn(complaints) });
    });
  });
}
