export { type Usage, usageSchema } from './measurement-schemas.ts';
export { toSnakeCase } from './snake-case.ts';
export { toGenerateAnswer } from './to-generate-answer.ts';
export { toUsage, type UsageQuery } from './to-usage.ts';
