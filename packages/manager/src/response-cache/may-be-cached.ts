import type { FinishEvent, GenerateRequest, Message, SafetyVerdict, StreamEvent } from '@modelhaven/core';
import type { AttemptReport } from '../types.ts';
import type { BypassReason, CacheQuestion, ResponseCacheSettings } from './types.ts';

/** A request that names no temperature gets the provider's, which is about this. */
const USUAL_TEMPERATURE = 1;

/** Why a question has nothing to look for in the cache; undefined where it has. */
export function whyBypassed(
  { request, verdict }: Pick<CacheQuestion, 'request' | 'verdict'>,
  { maxTemperature, tools: harmless }: Pick<ResponseCacheSettings, 'maxTemperature' | 'tools'>,
): BypassReason | undefined {
  if (!isClean(verdict)) return 'safety';
  const { temperature = USUAL_TEMPERATURE, seed, tools = [] } = request;
  if (temperature > maxTemperature && seed === undefined) return 'sampling';
  if (tools.some(({ name }) => !harmless.includes(name))) return 'tools';
  return request.messages.some(namesAddress) ? 'address' : undefined;
}

/** Whether a verdict asks for nothing at all, and everybody who was asked could say so. */
export function isClean({ action, level, degraded, opinions = [] }: SafetyVerdict): boolean {
  return action === 'none' && level === 0 && !degraded && opinions.every(({ outcome }) => outcome === 'safe');
}

/**
 * Whether an answer is worth keeping: the model ended it by itself, in one go, and said something. What was cut at the
 * limit of its tokens is half an answer.
 */
export function isWhole(
  finish: Pick<FinishEvent, 'reason'>,
  events: readonly StreamEvent[],
  trail: readonly Pick<AttemptReport, 'role'>[],
): boolean {
  if (finish.reason !== 'stop' && finish.reason !== 'tool-calls') return false;
  if (trail.some(({ role }) => role === 'recovery')) return false;
  return events.some(
    ({ type, ...event }) =>
      type === 'tool-call-delta' || (type === 'text-delta' && 'text' in event && event.text !== ''),
  );
}

/**
 * The last words of the user, where they are all that a question by meaning may differ in; undefined where there is
 * anything else to them, or a finding anywhere.
 */
export function comparableText({ request, verdict }: Pick<CacheQuestion, 'request' | 'verdict'>): string | undefined {
  if (verdict.findings.length > 0 || (request.tools ?? []).length > 0) return undefined;
  const last = request.messages.at(-1);
  if (last?.role !== 'user') return undefined;
  const text = textOf(last);
  return text === undefined || text.trim() === '' || text.length > MOST_CHARACTERS ? undefined : text.trim();
}

/** In a long text much can differ that its vector does not show. */
const MOST_CHARACTERS = 2_000;

function textOf({ content }: GenerateRequest['messages'][number]): string | undefined {
  if (typeof content === 'string') return content;
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === content.length ? texts.join('\n') : undefined;
}

function namesAddress({ content }: Message): boolean {
  return typeof content !== 'string' && content.some((part) => 'url' in part && part.url !== undefined);
}
