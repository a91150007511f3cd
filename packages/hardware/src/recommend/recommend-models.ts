import type { HardwareProfile } from '@modelhaven/core';
import { architectureOf, MODEL_CATALOGUE, parametersOf } from '../catalogue/catalogue.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { QUANTIZATION_LOSS, QUANTIZATIONS, type Quantization } from '../catalogue/quantization.ts';
import { CATALOGUE_VERSION } from '../catalogue/sources.ts';
import type { ModelArchitecture } from '../estimate/architecture.ts';
import { estimateSpeed } from '../estimate/estimate-speed.ts';
import { largestContext } from '../estimate/largest-context.ts';
import { memoryBudget } from '../estimate/memory-budget.ts';
import { belowMinimum } from './below-minimum.ts';
import { judgeQuality } from './judge-quality.ts';
import { fastestPlacement, type RankedPlacement, withStandIns } from './placements.ts';
import { reasonOf } from './reason.ts';
import type {
  ModelRecommendation,
  QualityJudgement,
  RecommendationRequest,
  Recommendations,
  ResidentModel,
} from './request.ts';
import { isSameModel, kindFor, usualContext } from './request-reading.ts';
import { type Room, roomsOf, without } from './rooms.ts';
import { scoreOf } from './score.ts';
import { smallestStep } from './smallest-step.ts';

/** A model in one format, placed. */
interface Candidate {
  readonly model: CatalogueModel;
  readonly quantization: Quantization;
  readonly architecture: ModelArchitecture;
  readonly contextLength: number;
  readonly room: Room;
  readonly placement: RankedPlacement;
  readonly quality: QualityJudgement;
  readonly score: number;
}

// Unloading something costs a load later.
const REPLACING_COSTS = 0.3;
const MOST_NAMED = 50;

/**
 * What a machine can run well, best first: each model of the catalogue in its best format for the task, with what it
 * takes, how fast it would be and why. Pure; nothing that `describeFit` finds too large is ever named, and more memory
 * never makes the first of the list worse.
 */
export function recommendModels(
  machine: HardwareProfile,
  resident: readonly ResidentModel[] = [],
  request: RecommendationRequest = {},
): Recommendations {
  const steps = recommendInSteps(machine, resident, request);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps of a few milliseconds, for those who have other things to do in between. */
export function* recommendInSteps(
  machine: HardwareProfile,
  resident: readonly ResidentModel[],
  request: RecommendationRequest,
): Generator<undefined, Recommendations> {
  const { taskType = 'general_chat', prefer, models = MODEL_CATALOGUE } = request;
  const head = { catalogue: CATALOGUE_VERSION, taskType, ...(prefer === undefined ? {} : { prefer }) };
  const refused = belowMinimum(machine, request.minimum);
  if (refused) return { ...head, models: [], nothing: refused };
  const eligible = models.filter(({ kind }) => kind === kindFor(taskType));
  const ranked = withStandIns(machine);
  const found: Candidate[] = [];
  for (const model of eligible) {
    const candidate = yield* bestFormat(model, ranked, resident, { ...request, taskType });
    if (candidate) found.push(candidate);
  }
  const chosen = found
    .toSorted((a, b) => b.score - a.score || a.model.id.localeCompare(b.model.id))
    .slice(0, Math.min(MOST_NAMED, Math.max(1, request.limit ?? 5)));
  if (chosen.length === 0) {
    return { ...head, models: [], nothing: smallestStep(machine, resident, eligible, { ...request, taskType }) };
  }
  const recommendations: ModelRecommendation[] = [];
  for (const candidate of chosen) {
    recommendations.push(toRecommendation(candidate, machine, request));
    yield;
  }
  return { ...head, models: recommendations };
}

type FullRequest = RecommendationRequest & { readonly taskType: string };

/** A model in the format that is best for it here; undefined where none fits. */
function* bestFormat(
  model: CatalogueModel,
  machine: HardwareProfile,
  resident: readonly ResidentModel[],
  request: FullRequest,
): Generator<undefined, Candidate | undefined> {
  const contextLength = request.contextLength ?? Math.min(usualContext(request.taskType), model.contextLength);
  if (contextLength > model.contextLength) return undefined;
  const quality = judgeQuality(model, request.taskType);
  const own = resident.filter(({ name }) => isSameModel(name, model));
  const others = resident.filter(({ name }) => !isSameModel(name, model));
  const rooms: readonly Room[] =
    own.length > 0 ? [{ profile: without(machine, own), unloaded: own }] : roomsOf(machine, others);
  let best: Candidate | undefined;
  for (const quantization of model.quantizations ?? QUANTIZATIONS) {
    yield;
    const architecture = cachedArchitecture(model, quantization);
    for (const room of rooms) {
      const placement = fastestPlacement(room.profile, architecture, contextLength, model.kind !== 'chat', request);
      if (!placement) continue;
      const merits = {
        quality: Math.max(0, quality.score - QUANTIZATION_LOSS[quantization].points),
        tokensPerSecond: placement.tokensPerSecond,
        memoryBytes: architecture.weights.totalBytes,
      };
      const cost = own.length === 0 && room.unloaded.length > 0 ? REPLACING_COSTS : 0;
      const score = Math.max(0, scoreOf(merits, request.prefer) - cost);
      if (!best || score > best.score) {
        best = { model, quantization, architecture, contextLength, room, placement, quality, score };
      }
      // A room that suffices is left for a larger one only where that is the faster by far: whole layers on a GPU.
      if (placement.found.mode === 'gpu' || machine.gpus.length === 0) break;
    }
  }
  return best;
}

const architectures = new WeakMap<CatalogueModel, Map<Quantization, ModelArchitecture>>();

function cachedArchitecture(model: CatalogueModel, quantization: Quantization): ModelArchitecture {
  let byQuantization = architectures.get(model);
  if (!byQuantization) {
    byQuantization = new Map();
    architectures.set(model, byQuantization);
  }
  let architecture = byQuantization.get(quantization);
  if (!architecture) {
    architecture = architectureOf(model, quantization);
    byQuantization.set(quantization, architecture);
  }
  return architecture;
}

function toRecommendation(
  { model, quantization, architecture, contextLength, room, placement, quality, score }: Candidate,
  machine: HardwareProfile,
  request: RecommendationRequest,
): ModelRecommendation {
  const { memory, mode } = placement.found;
  const isKept = room.unloaded.some(({ name }) => isSameModel(name, model));
  const budget = memoryBudget(room.profile, request);
  const usable = mode === 'cpu' ? { ...budget, gpuBytes: budget.gpuBytes.map(() => 0) } : budget;
  const { total, active } = parametersOf(model);
  const { id, name, kind, licence, languages, capabilities, repositories, shapeSource } = model;
  const known = {
    model: {
      id,
      name,
      kind,
      licence,
      languages,
      capabilities,
      repositories,
      shapeSource,
      parameters: total,
      activeParameters: active,
      trainedContext: model.contextLength,
    },
    quantization,
    fileBytes: architecture.weights.totalBytes,
    memoryBytes: memory.totalBytes,
    gpuMemoryBytes: memory.gpus.reduce((sum, gpu) => sum + gpu.totalBytes, 0),
    mode,
    contextLength,
    largestContext: largestContext({ architecture, options: { contextLength }, budget: usable }) ?? contextLength,
    speed: estimateSpeed(machine, architecture, placement.found),
    quality,
    score,
    action: isKept ? ('keep' as const) : room.unloaded.length > 0 ? ('replace' as const) : ('join' as const),
    replaces: isKept ? [] : room.unloaded.map((unloaded) => unloaded.name),
  };
  return { ...known, reason: reasonOf(known, machine) };
}
