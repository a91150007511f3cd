export { type BudgetState, budgetListSchema } from '../admin/budget-schemas.ts';
export { cacheSchema } from './cache-schema.ts';
export { type LoadJobBody, loadJobSchema } from './load-job-schema.ts';
export { metricLineSchema, type Usage, usageSchema } from './measurement-schemas.ts';
export { type LoadedModelBody, type MemoryStatus, memoryStatusSchema, modelListSchema } from './model-schemas.ts';
export {
  erasedSchema,
  type LoggedRequestBody,
  loggedRequestsSchema,
} from './request-log-schemas.ts';
export { toSnakeCase } from './snake-case.ts';
export { toGenerateAnswer } from './to-generate-answer.ts';
export { METRIC_LINES_TYPE, toMetricLine } from './to-metric-line.ts';
export { toModel } from './to-model.ts';
export { toUsage, type UsageQuery } from './to-usage.ts';
