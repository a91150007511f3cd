export { architectureOf, MODEL_CATALOGUE, parametersOf } from './catalogue/catalogue.ts';
export type { CatalogueModel, CatalogueShape, Dimensions, QualityFigures } from './catalogue/catalogue-model.ts';
export { QUANTIZATION_LOSS, QUANTIZATIONS, type Quantization } from './catalogue/quantization.ts';
export { CATALOGUE_VERSION, QUALITY_SOURCES } from './catalogue/sources.ts';
export { type ChipFacts, findChip } from './chips/chip-table.ts';
export {
  type ArchitectureDescription,
  describeArchitecture,
  type LayerArchitecture,
  type ModelArchitecture,
  type ModelWeights,
} from './estimate/architecture.ts';
export type { CacheType } from './estimate/cache-type.ts';
export { computeBufferBytes } from './estimate/compute-buffer.ts';
export type { ContextOptions } from './estimate/context-options.ts';
export { describeFit, type FitDescription, type FitOptions, type HelpfulStep } from './estimate/describe-fit.ts';
export {
  type DeviceMemory,
  estimateMemory,
  type LayerPlacement,
  type MemoryEstimate,
} from './estimate/estimate-memory.ts';
export { estimateSpeed, type SpeedEstimate, type SpeedRange } from './estimate/estimate-speed.ts';
export { cacheBytes, layerCacheBytes } from './estimate/kv-cache.ts';
export { largestContext } from './estimate/largest-context.ts';
export { type BudgetOptions, type MemoryBudget, memoryBudget } from './estimate/memory-budget.ts';
export { type FitInput, type FittingPlacement, placeLayers } from './estimate/place-layers.ts';
export { toArchitecture } from './estimate/to-architecture.ts';
export {
  type GgufHeaderReading,
  type GgufModelHeader,
  type GgufTensorInfo,
  type GgufValue,
  readGgufHeader,
} from './gguf/read-gguf-header.ts';
export {
  createEstimateLearning,
  type EstimateLearning,
  type EstimateLearningOptions,
  type EstimateObservation,
  type LearnedQuantity,
  type Measured,
} from './learning/estimate-learning.ts';
export { type KeepLearningOptions, type KeptLearning, keepLearning } from './learning/keep-learning.ts';
export type { Trend, TrendState } from './learning/trend-table.ts';
export { createMachine, type MachineOptions } from './machine/create-machine.ts';
export { createArchitectureReader, readArchitecture } from './machine/read-architecture.ts';
export {
  type CachingHardwareProbe,
  createHardwareProbe,
  type HardwareProbeOptions,
} from './probe/create-hardware-probe.ts';
export { type BandwidthMeasurement, measureBandwidth } from './probe/measure-bandwidth.ts';
export type { RunTool, ToolAnswer, ToolLimits } from './probe/run-tool.ts';
export type { CpuFacts, DiskFacts, NodeFacts, ProbeSources } from './probe/sources.ts';
export { judgeQuality } from './recommend/judge-quality.ts';
export { recommendModelsInTurns, type TurnOptions } from './recommend/recommend-in-turns.ts';
export { recommendModels } from './recommend/recommend-models.ts';
export type {
  ModelRecommendation,
  Preference,
  QualityJudgement,
  RecommendationRequest,
  RecommendationStep,
  Recommendations,
  ResidentModel,
} from './recommend/request.ts';
