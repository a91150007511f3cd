import type { Command } from 'commander';

/** Lines that work, for the help of each command. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  init: ['modelhaven init', 'modelhaven init --yes --force', 'modelhaven init --dry-run team.yaml'],
  demo: ['modelhaven demo', 'modelhaven demo --fast --json'],
  doctor: ['modelhaven doctor', 'modelhaven doctor --offline --json'],
  generate: [
    'modelhaven generate "Tell me a short story about a lighthouse."',
    'modelhaven generate -m ollama/qwen3:8b --fallback local/demo "Good morning"',
    'cat notes.txt | modelhaven generate "Summarise this:" -',
  ],
  chat: ['modelhaven chat', 'modelhaven chat --model auto:local --system "Be brief."'],
  select: ['modelhaven select --task therapeutic_narrative --explain', 'modelhaven select --free --json "Hello"'],
  providers: ['modelhaven providers', 'modelhaven providers --json'],
  hardware: ['modelhaven hardware', 'modelhaven hardware --fit models/qwen3-8b-q4_k_m.gguf --context-length 8192'],
  stats: [
    'modelhaven stats --hours 168 --by provider',
    'modelhaven stats --watch --url http://127.0.0.1:8420',
    'modelhaven stats --hours 720 --export numbers.jsonl',
  ],
  budgets: ['modelhaven budgets', 'modelhaven budgets --json --url http://127.0.0.1:8420'],
  replay: [
    'modelhaven replay answers.jsonl --algorithm adaptive cost_based',
    'modelhaven replay answers.jsonl --tune-difficulty small,large --max-cost 0.4',
  ],
  'requests list': ['modelhaven requests list --outcome failed --hours 24'],
  'requests show': ['modelhaven requests show 0f8b7c1e'],
  'requests export': ['modelhaven requests export --hours 168 > answers.jsonl'],
  'requests erase': ['modelhaven requests erase --user ada'],
  'cache show': ['modelhaven cache show'],
  'cache clear': ['modelhaven cache clear --user ada', 'modelhaven cache clear --all --url http://127.0.0.1:8420'],
  serve: [
    'modelhaven serve --port 9000',
    'modelhaven serve --config team.yaml',
    'modelhaven serve --socket /run/modelhaven.sock',
    'modelhaven serve --config team.yaml --workers auto',
  ],
  completion: [
    'eval "$(modelhaven completion bash)"',
    'modelhaven completion zsh > ~/.zfunc/_modelhaven',
    'modelhaven completion fish > ~/.config/fish/completions/modelhaven.fish',
  ],
  'models list': [
    'modelhaven models list --search llama --sort price',
    'modelhaven models list --capability tools --json',
  ],
  'models free': ['modelhaven models free --sort context --limit 10'],
  'models affordable': ['modelhaven models affordable --max-cost-per-token 0.000001 --sort quality'],
  'models recommend': ['modelhaven models recommend --task therapeutic_narrative --prefer speed'],
  'models info': ['modelhaven models info local/demo'],
  'models test': ['modelhaven models test local/demo'],
  'models load': ['modelhaven models load ollama/qwen3:8b --ttl 30m --pin'],
  'models unload': ['modelhaven models unload ollama/qwen3:8b'],
  'models loaded': ['modelhaven models loaded --json'],
  'models pull': ['modelhaven models pull ollama/qwen3:8b', 'modelhaven models pull local/org/repository-GGUF:Q4_K_M'],
  'models remove': ['modelhaven models remove local/org/repository-GGUF:Q4_K_M'],
  'safety check': [
    'modelhaven safety check "some text" --country US',
    'cat message.txt | modelhaven safety check --json',
  ],
  'safety resources': ['modelhaven safety resources --country DE --topic suicide'],
  'safety rules check': ['modelhaven safety rules check rules.yaml'],
  'safety evaluate': ['modelhaven safety evaluate local/demo --limit 5'],
  'safety ratings': ['modelhaven safety ratings'],
  'safety audit verify': ['modelhaven safety audit verify'],
  'safety audit erase': ['modelhaven safety audit erase conversation-17'],
  'config check': ['modelhaven config check', 'modelhaven config check team.yaml --json'],
  'config show': ['modelhaven config show'],
  'config init': ['modelhaven config init --yes'],
  'keys create': [
    'modelhaven keys create stories --scope inference --budget 10/month',
    'modelhaven keys create ada --model "local/*" --expires 30d',
  ],
  'keys list': ['modelhaven keys list --all'],
  'keys revoke': ['modelhaven keys revoke key_17'],
  'keys rotate': ['modelhaven keys rotate key_17 --grace 30m'],
};

/** Adds the examples of every command to its help. */
export function addExamples(command: Command, path = ''): void {
  for (const child of command.commands) {
    const name = path === '' ? child.name() : `${path} ${child.name()}`;
    const lines = EXAMPLES[name];
    if (lines) child.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    addExamples(child, name);
  }
}
