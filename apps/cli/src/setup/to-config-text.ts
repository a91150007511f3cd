import { type Choices, providerIdOf } from './propose.ts';

/** Sections of `providers` by the ids of their providers. */
const OWN_SECTIONS: ReadonlyMap<string, string> = new Map([
  ['openrouter', 'openrouter'],
  ['ollama', 'ollama'],
  ['lmstudio', 'lm_studio'],
]);

/** Custom providers that a variable alone switches on. */
const SELF_STARTING = ['openai', 'anthropic'];

const quote = (text: string): string => JSON.stringify(text);

/** The choices as `modelhaven.yaml`, with comments. Keys stand there as `${NAME}`, never as themselves. */
export function toConfigText(choices: Choices): string {
  const { defaultProvider, services, servers, country, port, dataDir } = choices;
  const openrouter = services.find(({ id }) => id === 'openrouter');
  const ollama = servers.find(({ kind }) => kind === 'ollama');
  const lmStudio = servers.find(({ kind }) => kind === 'lm_studio');
  const lines = [
    '# Configuration of Modelhaven, written by "modelhaven init". Everything that is not here has a default:',
    '#   modelhaven config show    every setting, and where it comes from',
    '#   modelhaven config check   everything that is wrong, at once',
    '#   modelhaven doctor         everything that does not work, and what mends it',
    `# \${NAME} reads the environment, so that no key has to stand in this file.`,
    '',
    'model_management:',
    ...(defaultProvider === undefined
      ? []
      : [
          '  # Meant where several providers serve a model of the same bare name.',
          `  default_provider: ${defaultProvider}`,
          '',
        ]),
    '  providers:',
    '    # Models that run in this process, from this machine’s own disk. The tiny demo model is always there.',
    '    # Fetch a better one: modelhaven models recommend, then modelhaven models pull ADDRESS',
    '    local:',
    '      enabled: true',
    '      max_concurrent_models: 2',
    ...section(openrouter !== undefined, 'Hundreds of models behind one key. Keys: https://openrouter.ai/keys', [
      'openrouter:',
      `  api_key: "\${OPENROUTER_API_KEY}"`,
      '  # Free models first, and never more than this for one request, in USD.',
      `  prefer_free_models: ${choices.preferFree}`,
      `  cost_limit_per_request: ${choices.costLimitPerRequest}`,
    ]),
    ...section(ollama !== undefined, 'Ollama, where it answered when this file was written.', [
      'ollama:',
      `  base_url: ${quote(ollama?.baseUrl ?? '')}`,
    ]),
    ...section(lmStudio !== undefined, 'LM Studio; its server is switched on in its window.', [
      'lm_studio:',
      `  base_url: ${quote(lmStudio?.baseUrl ?? '')}`,
    ]),
    ...section(
      choices.refused.some((id) => OWN_SECTIONS.has(id)),
      'Off, also where the environment has a key.',
      [
        ...choices.refused.flatMap((id) =>
          OWN_SECTIONS.has(id) ? [`${OWN_SECTIONS.get(id)}: { enabled: false }`] : [],
        ),
      ],
    ),
    ...customSection(choices),
    '',
    '  # Which model "auto" chooses. A model must be this good (0 to 10) to come first, and answer within this time.',
    '  selection_strategy:',
    '    algorithm: performance_based      # or cost_based, availability_based, adaptive',
    `    prefer_free_models: ${choices.preferFree}`,
    '    quality_threshold: 6.0',
    '    max_latency_ms: 5000',
    '',
    '  # Where a model fails, up to three others may stand in for it.',
    '  fallback_config:',
    '    enabled: true',
    '    max_retries: 3',
    '    prefer_different_provider: true',
    '',
    '  # People in a crisis get human help and not just a model’s answer. See docs/safety.md.',
    '  therapeutic_safety:',
    '    enabled: true',
    ...(country === undefined
      ? ['    # default_country: DE             # whose crisis services are named where a request does not say']
      : [
          `    default_country: ${quote(country)}             # whose crisis services are named where a request does not say`,
        ]),
    '',
    'server:',
    '  # Only this machine may ask. Before anybody else may: modelhaven keys create --scope admin',
    '  host: 127.0.0.1',
    `  port: ${port}`,
    '  # Numbers, keys of the server, learned qualities, downloaded models.',
    `  data_dir: ${quote(dataDir)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function section(isThere: boolean, comment: string, lines: readonly string[]): readonly string[] {
  return isThere ? ['', `    # ${comment}`, ...lines.map((line) => `    ${line}`)] : [];
}

function customSection({ services, servers, refused }: Choices): readonly string[] {
  const hosted = services.flatMap(({ id, variable, section: own }) =>
    own === undefined ? [] : [[`${id}:`, `  ${own}`, `  api_key: "\${${variable}}"`]],
  );
  const here = servers
    .filter(({ kind }) => kind === 'llama_cpp')
    .map((server) => [
      `${providerIdOf(server)}:`,
      '  preset: llama-cpp',
      `  base_url: ${quote(`${server.baseUrl}/v1`)}`,
      '  local: true',
    ]);
  const off = refused.filter((id) => SELF_STARTING.includes(id)).map((id) => [`${id}: { enabled: false }`]);
  const all = [...hosted, ...here, ...off].flat();
  return section(all.length > 0, 'Services and servers that speak the language of OpenAI or Anthropic.', [
    'custom_api:',
    '  custom_providers:',
    ...all.map((line) => `    ${line}`),
  ]);
}
