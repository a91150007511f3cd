import { LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { loadConfig } from './load.ts';

async function issuesOf(management: object): Promise<readonly string[]> {
  const text = JSON.stringify({ model_management: management });
  const thrown: unknown = await loadConfig({ text, environment: {} }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown === undefined) return [];
  if (!LlmError.is(thrown)) throw thrown;
  return (thrown.details.issues ?? []).map(({ path, message }) => `${path}: ${message}`);
}

describe('a configuration that contradicts itself is refused, with the key and what to do', () => {
  it.each<[object, string, RegExp]>([
    [
      { aliases: { a: { models: ['local/demo'], exclude: ['local'] } } },
      'aliases.a.exclude',
      /listed and excluded\. Take it out/,
    ],
    [
      { aliases: { a: { models: ['local/demo', 'b'], exclude: ['b'] }, b: ['local/demo'] } },
      'aliases.a.exclude',
      /"b"/,
    ],
    [
      { aliases: { a: { providers: ['local'], exclude: ['local'] } } },
      'aliases.a.exclude',
      /allowed provider is excluded too/,
    ],
    [{ aliases: { a: { models: ['local/demo'], providers: [] } } }, 'aliases.a.providers', /./],
    [
      { resilience: { first_token_timeout_ms: 20_000, total_timeout_ms: 10_000 } },
      'resilience.first_token_timeout_ms',
      /is 20000, and total_timeout_ms ends every request after 10000\. Lower it, or raise the total/,
    ],
    [
      { resilience: { silence_timeout_ms: 5_000, total_timeout_ms: 4_000 } },
      'resilience.silence_timeout_ms',
      /Lower it/,
    ],
  ])('%j', async (management, path, hint) => {
    const issues = await issuesOf(management);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(`model_management.${path}: `);
    expect(issues[0]).toMatch(hint);
  });

  it.each<[object]>([
    [{ resilience: { total_timeout_ms: 10_000 } }],
    [{ resilience: { first_token_timeout_ms: 10_000, total_timeout_ms: 10_000 } }],
    [{ aliases: { a: { models: ['local/demo'], exclude: ['openrouter'], providers: ['local'] } } }],
  ])('%j is none', async (management) => expect(await issuesOf(management)).toEqual([]));
});
