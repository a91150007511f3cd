import type { MeterState } from '@modelhaven/monitoring';
import type { Rule } from './rules.ts';

/**
 * How much is left, in the headers of the IETF draft (draft-ietf-httpapi-ratelimit-headers-07: the rule with the least
 * left, of requests first) and those of OpenAI. Soft budgets tell of themselves in a header of ours.
 */
export function limitHeaders(rules: readonly Rule[], states: readonly MeterState[]): Record<string, string> {
  const left = rules.flatMap((rule, index) => {
    const state = states[index];
    if (!state || rule.meter.kind !== 'window') return [];
    return [{ rule, state, remaining: Math.max(0, rule.meter.limit - state.used) }];
  });
  const tightest = (unit: Rule['unit']) =>
    left
      .filter(({ rule }) => rule.unit === unit)
      .reduce<(typeof left)[number] | undefined>(
        (least, each) =>
          least === undefined || each.remaining / each.rule.meter.limit < least.remaining / least.rule.meter.limit
            ? each
            : least,
        undefined,
      );
  const [requests, tokens] = [tightest('requests'), tightest('tokens')];
  const main = requests ?? tokens;
  const policies = left.filter(({ rule }) => rule.unit === main?.rule.unit);
  return {
    ...(main
      ? {
          'ratelimit-limit': String(main.rule.meter.limit),
          'ratelimit-remaining': String(main.remaining),
          'ratelimit-reset': String(Math.ceil(main.state.resetMs / 1_000)),
          'ratelimit-policy': policies
            .map(({ rule: { meter } }) => `${meter.limit};w=${(meter.windowMs ?? 0) / 1_000}`)
            .join(', '),
        }
      : {}),
    ...openAi('requests', requests),
    ...openAi('tokens', tokens),
    ...warning(rules, states),
  };
}

function openAi(unit: string, least: { rule: Rule; state: MeterState; remaining: number } | undefined) {
  if (!least) return {};
  return {
    [`x-ratelimit-limit-${unit}`]: String(least.rule.meter.limit),
    [`x-ratelimit-remaining-${unit}`]: String(least.remaining),
    [`x-ratelimit-reset-${unit}`]: formatDuration(least.state.resetMs),
  };
}

/** `1h2m3s`, `6m0s`, `20ms`: as OpenAI writes how long it takes. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.ceil(ms))}ms`;
  const seconds = Math.ceil(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}

function warning(rules: readonly Rule[], states: readonly MeterState[]): Record<string, string> {
  const over = rules.flatMap(({ meter, budget }, index) =>
    budget !== undefined && meter.isSoft && (states[index]?.used ?? 0) >= meter.limit
      ? [encodeURIComponent(budget)]
      : [],
  );
  return over.length === 0 ? {} : { 'x-modelhaven-over-budget': over.join(', ') };
}
