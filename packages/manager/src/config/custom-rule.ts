import type { CustomRule } from '@modelhaven/safety';
import type { z } from 'zod';
import type { safetyRuleSchema } from './safety-schema.ts';

/** A written rule as the engine takes it. */
export function toCustomRule(written: z.output<typeof safetyRuleSchema>): CustomRule {
  const { id, category, level, phrases, patterns, regex, blocks, match, no_match: noMatch } = written;
  return {
    id,
    category,
    level,
    ...(phrases ? { phrases } : {}),
    ...(patterns ? { patterns } : {}),
    ...(regex ? { regex } : {}),
    ...(blocks === undefined ? {} : { blocks }),
    ...(match ? { match } : {}),
    ...(noMatch ? { noMatch } : {}),
  };
}
