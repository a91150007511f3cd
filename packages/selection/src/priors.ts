import type { ModelInfo } from '@modelhaven/core';
import type { Estimate } from './estimate.ts';
import { FIGURE_SOURCES, type FigureRow, QUALITY_TABLE, QUALITY_TABLE_VERSION } from './quality-table.ts';
import type { QualityPrior } from './scores/quality.ts';

/** What a task is made of, as far as it was ever measured. Each adds up to 1. */
interface Skills {
  readonly writing: number;
  readonly empathy: number;
  readonly reasoning: number;
}

const SKILLS_OF_TASK: Readonly<Record<string, Skills>> = {
  therapeutic_narrative: { writing: 0.5, empathy: 0.5, reasoning: 0 },
  therapeutic_response: { writing: 0.1, empathy: 0.9, reasoning: 0 },
  narrative_generation: { writing: 1, empathy: 0, reasoning: 0 },
  dialogue_generation: { writing: 0.6, empathy: 0.4, reasoning: 0 },
  character_development: { writing: 0.6, empathy: 0.4, reasoning: 0 },
  world_building: { writing: 0.8, empathy: 0, reasoning: 0.2 },
  choice_generation: { writing: 0.4, empathy: 0.3, reasoning: 0.3 },
  consequence_analysis: { writing: 0.1, empathy: 0.3, reasoning: 0.6 },
  general_chat: { writing: 0.35, empathy: 0.4, reasoning: 0.25 },
};

const ANY_TASK = SKILLS_OF_TASK['general_chat'] as Skills;

// A benchmark of one kind of prompt, judged by a model, says only so much about the prompts of an application.
const DEVIATION = 0.9;
const MORE_WHERE_UNMEASURED = 0.9;
// Four bits and fewer lose a little; how much depends on the model.
const LOSS_BY_QUANTIZATION = 0.3;

/**
 * Priors from published benchmarks, with source and date; undefined for models that nobody has measured. `overrides`
 * (address or model id, 0 to 10) stand before the table.
 */
export function createQualityPriors(overrides: Readonly<Record<string, number>> = {}): QualityPrior {
  const table = new Map<string, FigureRow>(QUALITY_TABLE.map((row) => [canonicalName(row[0]), row]));
  // Lists of models live long and are ranked often; reading a name again each time would cost more than all the rest.
  const known = new WeakMap<ModelInfo, Map<Skills, Estimate | undefined>>();
  return (model, taskType) => {
    const skills = (taskType === undefined ? undefined : SKILLS_OF_TASK[taskType]) ?? ANY_TASK;
    let byTask = known.get(model);
    if (!byTask) {
      byTask = new Map();
      known.set(model, byTask);
    }
    let estimate = byTask.get(skills);
    if (estimate === undefined && !byTask.has(skills)) {
      const own = overrides[`${model.provider}/${model.id}`] ?? overrides[model.id];
      const row = table.get(canonicalName(model.id));
      if (own !== undefined) estimate = { mean: own, deviation: 0.5, source: 'as configured' };
      else if (row) estimate = toEstimate(row, skills, isCoarse(model));
      byTask.set(skills, estimate);
    }
    return estimate;
  };
}

function toEstimate([, writing, empathy, reasoning]: FigureRow, skills: Skills, coarse: boolean): Estimate | undefined {
  let sum = 0;
  let known = 0;
  const names: string[] = [];
  const add = (weight: number, score: number | undefined, source: string) => {
    if (weight === 0 || score === undefined) return;
    sum += weight * score;
    known += weight;
    names.push(source);
  };
  add(skills.writing, writing === undefined ? undefined : scoreOfElo(writing), FIGURE_SOURCES.writing.name);
  add(skills.empathy, empathy === undefined ? undefined : scoreOfElo(empathy), FIGURE_SOURCES.empathy.name);
  add(skills.reasoning, reasoning === undefined ? undefined : reasoning / 10, FIGURE_SOURCES.reasoning.name);
  if (known === 0) return undefined;
  return {
    mean: Math.max(0, sum / known - (coarse ? LOSS_BY_QUANTIZATION : 0)),
    deviation: DEVIATION + (1 - known) * MORE_WHERE_UNMEASURED + (coarse ? LOSS_BY_QUANTIZATION : 0),
    source: `from ${names.join(' and ')}, table of ${QUALITY_TABLE_VERSION}`,
  };
}

/** Elo to 0 to 10 along the logistic curve that Elo itself is made of: 200 → 1.7, 1,010 → 5, 1,500 → 7.2, 2,400 → 9.4. */
function scoreOfElo(elo: number): number {
  return 10 / (1 + Math.exp((1_010 - elo) / 520));
}

function isCoarse({ quantization }: ModelInfo): boolean {
  return quantization !== undefined && /(^|[^0-9])(i?q)?[234](_|-|bit|$)/i.test(quantization);
}

const NOISE = new Set([
  'instruct',
  'it',
  'preview',
  'latest',
  'hf',
  'gguf',
  'mlx',
  'fp8',
  'fp16',
  'bf16',
  'awq',
  'gptq',
]);

/**
 * One spelling for the many that providers use for the same weights: `meta-llama/llama-3.3-70b-instruct:free`,
 * `Llama-3.3-70B-Instruct-Q4_K_M` and `llama3.3:70b` are one. Names that differ in more are not guessed to be alike.
 */
export function canonicalName(id: string): string {
  const name = id
    .slice(id.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/:(free|nitro|floor|online|extended|thinking|latest)$/, '')
    .replace(/[-_.:]i?q\d[\w.]*$/, '')
    .replace(/[-@]?(20\d{2}-\d{2}-\d{2}|20\d{6})$/, '');
  return name
    .split(/[-_:@ ]/)
    .filter((word) => !NOISE.has(word))
    .join('')
    .replaceAll('.', '');
}
