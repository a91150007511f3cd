import { LlmError, type Plan, type SafetyVerdict, silentLogger, untilAborted } from '@modelhaven/core';
import type { Answer, AnswerEvent, AnswerReport, ManagerRequest, ModelManager } from '@modelhaven/manager';
import { createMonitor } from '@modelhaven/monitoring';
import type { CommandContext, GlobalOptions } from '../context.ts';
import { styleFor } from '../output/style.ts';

const calm: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 1,
  resources: [],
  degraded: false,
};
const plan: Plan = { algorithm: 'fixed', requirements: {}, promptTokens: 3, ranked: [], rejected: [] };

const report: AnswerReport = {
  requestId: 'r1',
  provider: 'local',
  model: 'demo',
  address: 'local/demo',
  attempts: 1,
  latencyMs: 1000,
  firstEventMs: 500,
  usage: { inputTokens: 3, outputTokens: 10 },
  costUsd: 0,
  failedAttempts: [],
  trail: [],
  plan,
  safety: { input: calm },
};

/** A manager that gives these answers one after the other; the text `hang` stands for one that never comes, and one
 * that ends in `…` breaks off there. */
export function fakeManager({
  answers = [],
  ...rest
}: { readonly answers?: readonly (string | LlmError)[] } & Partial<ModelManager>) {
  const requests: ManagerRequest[] = [];
  const queue = [...answers];
  async function* stream(request: ManagerRequest, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
    requests.push(request);
    const next = queue.shift() ?? new LlmError('NO_CANDIDATE', 'No answer is left.');
    if (LlmError.is(next)) throw next;
    if (next === 'hang') await untilAborted(new Promise(() => {}), signal);
    const { requestId, provider, model, address, attempts } = report;
    yield { type: 'start', model, warnings: [], route: { requestId, provider, model, address, attempts } };
    for (const text of next.split(/(?<= )/)) yield { type: 'text-delta', text };
    if (next.endsWith('…')) throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off.');
    yield { type: 'finish', reason: 'stop', usage: report.usage, report };
  }
  async function generate(request: ManagerRequest): Promise<Answer> {
    let text = '';
    for await (const event of stream(request)) if (event.type === 'text-delta') text += event.text;
    return { model: 'demo', text, toolCalls: [], finishReason: 'stop', usage: report.usage, warnings: [], report };
  }
  const unused = () => {
    throw new Error('not expected in this test');
  };
  const manager: ModelManager = {
    generate,
    generateText: (prompt, request) => generate({ ...request, prompt }),
    stream: (request, options) => stream(request, options?.signal),
    embed: unused,
    rerank: unused,
    select: unused,
    feedback: unused,
    listModels: unused,
    getFreeModels: unused,
    resolve: async (name) => [name],
    providers: unused,
    test: unused,
    load: unused,
    unload: unused,
    pull: unused,
    remove: unused,
    memory: { subscribe: unused },
    health: { all: unused, check: unused, subscribe: unused },
    filters: { get: unused, set: unused },
    monitor: createMonitor(),
    performance: { getModelPerformance: async () => undefined, recent: unused },
    fallback: { circuits: unused, reset: unused, isolate: unused, subscribe: unused },
    close: async () => {},
    ...rest,
  };
  return { manager, requests };
}

/** A context whose output can be read back. */
export function fakeContext({
  manager = fakeManager({}).manager,
  input = '',
  inputIsTty = false,
  environment = {},
  ...options
}: {
  readonly manager?: ModelManager;
  readonly input?: string;
  readonly inputIsTty?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
} & Partial<GlobalOptions> = {}) {
  const written = { stdout: '', stderr: '' };
  const handlers = new Set<() => void>();
  const sink = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  async function* stdin() {
    yield input;
  }
  const io = {
    stdin: Object.assign(stdin(), { isTTY: inputIsTty }),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    environment,
    onInterrupt: (callback: () => void) => {
      handlers.add(callback);
      return () => handlers.delete(callback);
    },
  };
  const context: CommandContext = {
    io,
    options: { json: false, verbose: false, ...options },
    style: styleFor(io.stdout, {}),
    errorStyle: styleFor(io.stderr, {}),
    logger: silentLogger,
    signal: new AbortController().signal,
    ended: new AbortController().signal,
    openManager: async () => manager,
    setExitCode: () => {},
    print: (text) => io.stdout.write(`${text}\n`),
    printJson: (value) => io.stdout.write(`${JSON.stringify(value)}\n`),
  };
  return {
    context,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    interrupt: () => {
      for (const handler of [...handlers]) handler();
    },
  };
}
