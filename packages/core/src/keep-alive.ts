const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * How long a model stays in memory after its last use, as people and Ollama's clients write it: seconds as a number or
 * digits, `90s`, `5m`, `1h30m`, `2d`; 0 means not at all, anything below 0 for ever.
 *
 * @returns milliseconds, `Infinity` for ever; undefined for what says no duration
 */
export function parseKeepAlive(value: number | string): number | undefined {
  const text = String(value).trim();
  const isNegative = text.startsWith('-');
  const rest = isNegative ? text.slice(1) : text;
  const ms = /^\d+(\.\d+)?$/.test(rest) ? Number(rest) * 1000 : sumOfParts(rest);
  if (ms === undefined || !Number.isFinite(ms)) return undefined;
  return isNegative && ms > 0 ? Number.POSITIVE_INFINITY : ms;
}

function sumOfParts(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)].reduce(
    (sum, [, count = '0', unit = '']) => sum + Number(count) * (UNIT_MS[unit] ?? 0),
    0,
  );
}
