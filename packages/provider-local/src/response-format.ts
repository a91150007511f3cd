import type { FinishReason, ResponseFormat } from '@modelhaven/core';
import { checkSchema } from './json/check-schema.ts';
import { ANY_JSON, type GrammarRules, toRules } from './json/to-grammar.ts';

/** How an answer is held to a format, and checked afterwards: a grammar cannot express all of a schema. */
export interface FormatPlan {
  /** Absent for free text. */
  readonly rules?: GrammarRules;
  /** What is wrong with the finished answer, a sentence each; empty where it keeps to the format. */
  check(text: string, reason: FinishReason): readonly string[];
}

/** The plan for a requested format. Pure. */
export function planFormat(format: ResponseFormat | undefined): FormatPlan {
  if (format === undefined || format.type === 'text') return { check: () => [] };
  const schema = format.type === 'json-schema' ? format.schema : {};
  return {
    rules: format.type === 'json-schema' ? toRules(schema, 'json-') : ANY_JSON,
    check(text, reason) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return [
          reason === 'length'
            ? 'The answer reached its token limit before the JSON was complete.'
            : 'The answer is not valid JSON.',
        ];
      }
      const problems = checkSchema(value, schema);
      return problems.length === 0 ? [] : [`The answer does not keep to the schema. ${problems.join(' ')}`];
    },
  };
}
