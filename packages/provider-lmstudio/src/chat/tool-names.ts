import type { Tool } from '@modelhaven/core';

/**
 * The names of tools as the caller wrote them: since 0.3.23 LM Studio shows the model names in snake_case (API
 * changelog), and the model may call them so. A name that fits none, or several, stays as it is.
 */
export function toolNames(tools: readonly Tool[] = []): (called: string) => string {
  const own = new Set(tools.map(({ name }) => name));
  return (called) => {
    if (own.has(called)) return called;
    const [only, ...others] = [...own].filter((name) => normal(name) === normal(called));
    return only === undefined || others.length > 0 ? called : only;
  };
}

function normal(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase();
}
