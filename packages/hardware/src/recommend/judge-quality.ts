import { MODEL_CATALOGUE, parametersOf } from '../catalogue/catalogue.ts';
import type { CatalogueModel, QualityFigures } from '../catalogue/catalogue-model.ts';
import { CATALOGUE_VERSION, QUALITY_SOURCES } from '../catalogue/sources.ts';
import type { QualityJudgement } from './request.ts';

/** What a task is made of, as far as it was ever measured. Each adds up to 1. */
type Skills = Readonly<Record<keyof QualityFigures, number>>;

const GENERAL: Skills = { writing: 0.35, empathy: 0.4, reasoning: 0.25 };
const SKILLS_OF_TASK: Readonly<Record<string, Skills>> = {
  therapeutic_narrative: { writing: 0.5, empathy: 0.5, reasoning: 0 },
  therapeutic_response: { writing: 0.1, empathy: 0.9, reasoning: 0 },
  narrative_generation: { writing: 1, empathy: 0, reasoning: 0 },
  dialogue_generation: { writing: 0.6, empathy: 0.4, reasoning: 0 },
  character_development: { writing: 0.6, empathy: 0.4, reasoning: 0 },
  world_building: { writing: 0.8, empathy: 0, reasoning: 0.2 },
  choice_generation: { writing: 0.4, empathy: 0.3, reasoning: 0.3 },
  consequence_analysis: { writing: 0.1, empathy: 0.3, reasoning: 0.6 },
  general_chat: GENERAL,
};

// Whoever publishes no results is not taken to be as good as those who do.
const LESS_WHERE_UNMEASURED = 0.4;

/**
 * Quality for a task from published results, on the same scale as the selection of models uses; else by size, along the
 * line through the models of the catalogue that have results.
 */
export function judgeQuality(model: CatalogueModel, taskType: string): QualityJudgement {
  if (model.kind !== 'chat') return judgeReader(model);
  const skills = SKILLS_OF_TASK[taskType] ?? GENERAL;
  const published = publishedScore(model.figures, skills);
  if (published) return published;
  const [start, slope] = lineThroughPublished(skills);
  const score = Math.min(10, Math.max(0, start + slope * sizeOf(model) - LESS_WHERE_UNMEASURED));
  return { score, basis: 'size', source: 'No results are published; models of its size were looked at.' };
}

/** Models that only read: larger ones do better on the whole. No published results were taken up yet. */
function judgeReader(model: CatalogueModel): QualityJudgement {
  const score = Math.min(10, Math.max(0, 4 + 2 * (sizeOf(model) - Math.log10(20e6))));
  return { score, basis: 'size', source: 'Judged by its size; no published results were taken up.' };
}

function publishedScore(figures: QualityFigures | undefined, skills: Skills): QualityJudgement | undefined {
  let [sum, known] = [0, 0];
  const names: string[] = [];
  for (const skill of ['writing', 'empathy', 'reasoning'] as const) {
    const figure = figures?.[skill];
    if (figure === undefined || skills[skill] === 0) continue;
    sum += skills[skill] * (skill === 'reasoning' ? figure / 10 : scoreOfElo(figure));
    known += skills[skill];
    names.push(QUALITY_SOURCES[skill].name);
  }
  if (known === 0) return undefined;
  return {
    score: sum / known,
    basis: 'published',
    source: `${names.join(' and ')}; catalogue of ${CATALOGUE_VERSION}`,
  };
}

/** Elo to 0 to 10 along the logistic curve that Elo itself is made of. */
const scoreOfElo = (elo: number): number => 10 / (1 + Math.exp((1010 - elo) / 520));

/** Size on a scale of decades; a mixture of experts counts as the geometric mean of all and active parameters. */
function sizeOf(model: CatalogueModel): number {
  const known = sizes.get(model);
  if (known !== undefined) return known;
  const { total, active } = parametersOf(model);
  const size = Math.log10(Math.sqrt(total * Math.min(total, active)));
  sizes.set(model, size);
  return size;
}
const sizes = new WeakMap<CatalogueModel, number>();

const lines = new Map<Skills, readonly [start: number, slope: number]>();

/** Least squares of score over size. */
function lineThroughPublished(skills: Skills): readonly [start: number, slope: number] {
  const known = lines.get(skills);
  if (known) return known;
  const points = MODEL_CATALOGUE.flatMap((model) => {
    const published = publishedScore(model.figures, skills);
    return published ? [{ x: sizeOf(model), y: published.score }] : [];
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centreX, centreY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const slope =
    points.reduce((sum, { x, y }) => sum + (x - centreX) * (y - centreY), 0) /
    points.reduce((sum, { x }) => sum + (x - centreX) ** 2, 0);
  const line = [centreY - slope * centreX, slope] as const;
  lines.set(skills, line);
  return line;
}
