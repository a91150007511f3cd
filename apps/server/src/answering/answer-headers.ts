import type { AnswerReport, AnswerRoute } from '@modelhaven/manager';
import { attemptsHeader, formatUsd } from './attempts-header.ts';
import { headerSafe } from './header-safe.ts';

/** What the headers tell of an answer that has just begun; of safety, the verdict on the input. */
export function routeHeaders(route: AnswerRoute): Record<string, string> {
  const { provider, model, attempts, trail, safetyAction, cache } = route;
  return {
    'x-modelhaven-model': headerSafe(model),
    'x-modelhaven-provider': headerSafe(provider),
    'x-modelhaven-attempts': attemptsHeader(attempts, trail, route),
    ...(cache ? { 'x-modelhaven-cache': cache.status } : {}),
    ...(cache?.ageMs === undefined ? {} : { age: String(Math.floor(cache.ageMs / 1_000)) }),
    ...(safetyAction === undefined ? {} : { 'x-modelhaven-safety': safetyAction }),
  };
}

/** What the headers tell of a complete answer. */
export function reportHeaders(report: AnswerReport): Record<string, string> {
  const { input, output } = report.safety;
  const decisive = output !== undefined && output.level > input.level ? output : input;
  return {
    ...routeHeaders(report),
    ...(report.costUsd === undefined ? {} : { 'x-modelhaven-cost-usd': formatUsd(report.costUsd) }),
    'x-modelhaven-safety': decisive.action,
  };
}
