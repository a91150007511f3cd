import type { AnswerReport, AnswerRoute } from '@modelhaven/manager';

/** What the headers tell of an answer that has just begun; of safety, the verdict on the input. */
export function routeHeaders({ provider, model, attempts, safetyAction }: AnswerRoute): Record<string, string> {
  return {
    'x-modelhaven-model': headerSafe(model),
    'x-modelhaven-provider': headerSafe(provider),
    'x-modelhaven-attempts': String(attempts),
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

/** Without exponent, and exact enough for a single token of the cheapest model. */
function formatUsd(costUsd: number): string {
  return costUsd.toFixed(12).replace(/\.?0+$/, '');
}

/** Model ids are a stranger's text: bytes that a header cannot hold are percent-encoded. */
function headerSafe(text: string): string {
  return text.replace(/[^\x21-\x7e]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
