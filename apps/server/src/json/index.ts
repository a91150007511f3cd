export { toSnakeCase } from './snake-case.ts';
export { toGenerateAnswer } from './to-generate-answer.ts';
