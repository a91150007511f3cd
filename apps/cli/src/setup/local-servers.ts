/** Programs on this machine that serve models. */
export type LocalServerKind = 'ollama' | 'lm_studio' | 'llama_cpp';

/** One that answered. */
export interface LocalServer {
  readonly kind: LocalServerKind;
  /** For people. */
  readonly name: string;
  readonly baseUrl: string;
  /** Models in its list; absent where it did not say. */
  readonly modelCount?: number;
}

/** Who is asked, where, and what proves that it is the program it is taken for. */
interface Knock {
  readonly kind: LocalServerKind;
  readonly name: string;
  readonly baseUrl: string;
  readonly path: string;
  readonly models: (answer: unknown) => readonly unknown[] | undefined;
}

const PATIENCE_MS = 1_000;

const listIn =
  (name: string, proof: (entry: unknown) => boolean) =>
  (answer: unknown): readonly unknown[] | undefined => {
    const list = fieldOf(answer, name);
    return Array.isArray(list) && list.every(proof) ? list : undefined;
  };

/**
 * The usual addresses: Ollama's as its environment says (https://github.com/ollama/ollama, envconfig), LM Studio's port
 * 1234 (https://lmstudio.ai/docs/developer) and llama.cpp's 8080
 * (https://github.com/ggml-org/llama.cpp/tree/master/tools/server).
 */
function knocks(environment: Readonly<Record<string, string | undefined>>): readonly Knock[] {
  return [
    {
      kind: 'ollama',
      name: 'Ollama',
      baseUrl: ollamaAddress(environment['OLLAMA_HOST']),
      path: '/api/tags',
      models: listIn('models', (entry) => typeof fieldOf(entry, 'name') === 'string'),
    },
    {
      kind: 'lm_studio',
      name: 'LM Studio',
      baseUrl: environment['LM_STUDIO_URL']?.trim().replace(/\/+$/, '') || 'http://127.0.0.1:1234',
      path: '/api/v0/models',
      models: listIn('data', (entry) => typeof fieldOf(entry, 'state') === 'string'),
    },
    {
      kind: 'llama_cpp',
      name: 'llama.cpp',
      baseUrl: 'http://127.0.0.1:8080',
      path: '/v1/models',
      models: listIn('data', (entry) => fieldOf(entry, 'owned_by') === 'llamacpp'),
    },
  ];
}

function ollamaAddress(host: string | undefined): string {
  const text = host?.trim();
  if (!text) return 'http://127.0.0.1:11434';
  const address = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address)) return 'http://127.0.0.1:11434';
  const url = new URL(address);
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.port === '' && address !== text) url.port = '11434';
  return url.href.replace(/\/$/, '');
}

/** The servers of models that run here and answer within a second. Never rejects. */
export async function findLocalServers(
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  send: typeof fetch = fetch,
): Promise<readonly LocalServer[]> {
  const found = await Promise.all(knocks(environment).map((knock) => ask(knock, signal, send)));
  return found.filter((server) => server !== undefined);
}

async function ask(knock: Knock, signal: AbortSignal, send: typeof fetch): Promise<LocalServer | undefined> {
  const { kind, name, baseUrl, path, models } = knock;
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await send(baseUrl + path, { signal: patience });
    if (!response.ok) return undefined;
    const list = models(await response.json());
    return list && { kind, name, baseUrl, modelCount: list.length };
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
