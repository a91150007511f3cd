import { type Candidate, LlmError } from '@modelhaven/core';
import { estimatePromptTokens } from './prompt-tokens.ts';
import { readCsv } from './read-csv.ts';
import type { ReplayCase, ReplayedAnswer } from './replay.ts';

/** How a table of cases is read. */
export interface ReplayTableOptions {
  /** `jsonl` or `csv`. */
  readonly format: 'jsonl' | 'csv';
  /** The best quality there is in the table. Default: 1 where no figure is above 1, else 10. */
  readonly bestQuality?: number;
}

interface Row {
  readonly prompt: string;
  readonly taskType: string | undefined;
  readonly answers: Record<string, ReplayedAnswer>;
}

type Fields = Readonly<Record<string, unknown>>;

// Tokens of an answer that the price of a model is spread over, besides those of the prompt.
const ANSWER_TOKENS = 400;
// Nobody is to be left out for a context that the table does not tell of: its models did answer.
const CONTEXT_LENGTH = 100_000_000;
const COST_SUFFIX = /\|(total_)?cost$/;
const PROMPT_NAMES = ['prompt', 'question', 'input', 'instruction'] as const;
const ID_NAMES = ['sample_id', 'id', 'prompt_id'] as const;
const KNOWN = new Set<string>([
  ...PROMPT_NAMES,
  ...ID_NAMES,
  'model',
  'quality',
  'score',
  'cost',
  'cost_usd',
  'total_cost',
  'latency_ms',
  'latency',
  'task_type',
  'answers',
  'oracle_model_to_route_to',
]);

/**
 * Reads a table of routing data: which model answered which prompt how well, at what cost.
 *
 * - JSONL, one line per prompt: `{"prompt", "task_type"?, "answers": {"MODEL": {"quality", "cost_usd", "latency_ms"?}}}`
 * - JSONL or CSV, one line per prompt and model: `id` or `prompt`, `model`, `quality` (or `score`), `cost_usd` (or
 *   `cost`), `latency_ms`?; all other fields are features of the prompt
 * - CSV, one line per prompt: for each model a column `MODEL` with the quality and one `MODEL|total_cost` (as in
 *   RouterBench: Hu and others, 2024)
 *
 * Qualities become 0 to 10. A model's price is what it took on average for its tokens. Throws `INVALID_REQUEST` with
 * the line where something is missing or no number.
 */
export function readReplayTable(text: string, { format, bestQuality }: ReplayTableOptions): readonly ReplayCase[] {
  const lines = format === 'csv' ? readCsv(text) : readJsonLines(text);
  const rows = new Map<string, Row>();
  for (const [at, fields] of lines.entries()) addLine(rows, fields, at + (format === 'csv' ? 2 : 1));
  if (rows.size === 0) throw invalid('The table is empty.');
  const all = [...rows.values()].flatMap(({ answers }) => Object.values(answers));
  const best = bestQuality ?? (all.every(({ quality }) => quality <= 1) ? 1 : 10);
  const tooGood = all.find(({ quality }) => quality > best || quality < 0);
  if (tooGood)
    throw invalid(`A quality is ${tooGood.quality}; they must be from 0 to ${best}. Say what the best one is.`);
  const candidates = toCandidates([...rows.values()]);
  return [...rows.values()].map(({ prompt, taskType, answers }) => ({
    request: toRequest(prompt),
    ...(taskType === undefined ? {} : { requirements: { taskType } }),
    candidates: Object.keys(answers).flatMap((address) => candidates.get(address) ?? []),
    answers: Object.fromEntries(
      Object.entries(answers).map(([address, answer]) => [
        address,
        { ...answer, quality: (answer.quality * 10) / best },
      ]),
    ),
  }));
}

function readJsonLines(text: string): readonly Fields[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw invalid(`Line ${at + 1} is no JSON.`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw invalid(`Line ${at + 1} is no object.`);
    return [value as Fields];
  });
}

function addLine(rows: Map<string, Row>, fields: Fields, line: number): void {
  const wide = Object.keys(fields).flatMap((name) => {
    const model = name.replace(COST_SUFFIX, '');
    return model !== name && model in fields ? [{ model, cost: name }] : [];
  });
  const models = new Set(wide.flatMap(({ model, cost }) => [model, cost]));
  const prompt = textOf(fields, PROMPT_NAMES);
  const id = textOf(fields, ID_NAMES) ?? prompt;
  if (id === undefined) throw invalid(`Line ${line} has neither "prompt" nor "id".`);
  const known = rows.get(id);
  const row = known ?? {
    prompt: [...featuresOf(fields, models), prompt ?? ''].join('\n').trim(),
    taskType: textOf(fields, ['task_type']),
    answers: {},
  };
  if (!known) rows.set(id, row);
  if (wide.length > 0) {
    for (const { model, cost } of wide) {
      row.answers[addressOf(model)] = toAnswer(
        { quality: fields[model], cost: fields[cost] },
        `${model}, line ${line}`,
      );
    }
    return;
  }
  const { answers, model } = fields;
  if (typeof answers === 'object' && answers !== null) {
    for (const [name, answer] of Object.entries(answers)) {
      row.answers[addressOf(name)] = toAnswer((answer ?? {}) as Fields, `${name}, line ${line}`);
    }
  } else if (typeof model === 'string' && model !== '')
    row.answers[addressOf(model)] = toAnswer(fields, `line ${line}`);
  else throw invalid(`Line ${line} has no "model", no "answers", and no columns "MODEL" with "MODEL|total_cost".`);
}

/** What else a table says of a prompt, as words, so that it can be learned from as its text can. */
function featuresOf(fields: Fields, models: ReadonlySet<string>): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (KNOWN.has(name) || models.has(name) || name.includes('|') || value === '' || value === null) return [];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    // Nobody learns from long texts and from numbers that never come twice.
    const word =
      typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
        ? `about${toLetters(Number(value))}`
        : String(value).slice(0, 60);
    return [`${name} ${word}`];
  });
}

/** Two digits and a size, in letters: words are all that features are made of. */
function toLetters(value: number): string {
  return [...value.toPrecision(2)]
    .map((character) => String.fromCharCode(97 + (character.charCodeAt(0) % 26)))
    .join('');
}

function textOf(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function toAnswer(fields: Fields, where: string): ReplayedAnswer {
  const quality = numberOf(fields, ['quality', 'score']);
  const costUsd = numberOf(fields, ['cost_usd', 'cost', 'total_cost']);
  const latencyMs = numberOf(fields, ['latency_ms', 'latency']);
  if (quality === undefined) throw invalid(`No quality as a number: ${where}.`);
  if (costUsd === undefined || costUsd < 0) throw invalid(`No cost as a number of 0 or more: ${where}.`);
  return { quality, costUsd, ...(latencyMs === undefined ? {} : { latencyMs }) };
}

function numberOf(fields: Fields, names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = fields[name];
    if (value === undefined || value === null || value === '') continue;
    if (value === true || value === 'True' || value === 'true') return 1;
    if (value === false || value === 'False' || value === 'false') return 0;
    const figure = Number(value);
    return Number.isFinite(figure) ? figure : undefined;
  }
  return undefined;
}

function addressOf(model: string): string {
  return /^[^/\s]+\/./.test(model) ? model : `table/${model}`;
}

function toRequest(prompt: string): ReplayCase['request'] {
  return { model: 'auto', messages: [{ role: 'user', content: prompt }] };
}

function toCandidates(rows: readonly Row[]): ReadonlyMap<string, Candidate> {
  const totals = new Map<string, { usd: number; tokens: number }>();
  for (const { prompt, answers } of rows) {
    const tokens = estimatePromptTokens(toRequest(prompt)).tokens + ANSWER_TOKENS;
    for (const [address, { costUsd }] of Object.entries(answers)) {
      const total = totals.get(address) ?? { usd: 0, tokens: 0 };
      totals.set(address, { usd: total.usd + costUsd, tokens: total.tokens + tokens });
    }
  }
  return new Map(
    [...totals].map(([address, { usd, tokens }]): [string, Candidate] => {
      const slash = address.indexOf('/');
      const price = (usd / tokens) * 1e6;
      return [
        address,
        {
          address,
          available: true,
          model: {
            id: address.slice(slash + 1),
            provider: address.slice(0, slash),
            capabilities: ['chat'],
            contextLength: CONTEXT_LENGTH,
            pricing: { inputPrice: price, outputPrice: price },
          },
        },
      ];
    }),
  );
}

function invalid(message: string): LlmError {
  return new LlmError('INVALID_REQUEST', message, { field: 'table' });
}
