import type { GuardContext, SafetyVerdict } from '@modelhaven/core';
import { resourcesFor } from '../check.ts';
import { type Merged, mergeOpinions, type Opinion } from '../opinions/merge.ts';
import type { OpinionMark } from '../opinions/opinion.ts';
import type { Panel } from '../opinions/panel.ts';
import { isAtLeast } from '../verdict.ts';
import type { JudgeAnswer } from './judged-events.ts';

interface Hearing {
  readonly panel?: Panel;
  readonly onFailure?: 'open' | 'closed';
}

/** The verdict on an input after second opinions, where there are some and they could change something. */
export function hearInput(
  verdict: SafetyVerdict,
  text: string,
  context: GuardContext,
  hearing: Hearing & { readonly now: number },
): Merged | Promise<Merged> {
  const { panel } = hearing;
  const isDecided = verdict.degraded || isAtLeast(verdict.action, 'crisis');
  if (!panel?.hears('input') || isDecided || text === '') return { verdict, review: false };
  return ask(panel, verdict, text, context, hearing);
}

async function ask(
  panel: Panel,
  verdict: SafetyVerdict,
  text: string,
  context: GuardContext,
  { onFailure = 'open', now }: Hearing & { readonly now: number },
): Promise<Merged> {
  const heard = await panel.ask('input', { user: text }, context.signal);
  const opinions = heard.map(({ report }) => report);
  if (onFailure === 'closed' && !heard.some(hasAnswered)) {
    return { verdict: { ...verdict, action: 'check_in', degraded: true, opinions }, review: false };
  }
  const merged = mergeOpinions(verdict, heard, text.length);
  const isGraver = merged.verdict.action !== verdict.action && isAtLeast(merged.verdict.action, 'check_in');
  const { categories, action } = merged.verdict;
  const resources = isGraver ? resourcesFor(categories, action, contextOf(context), now) : merged.verdict.resources;
  return { verdict: { ...merged.verdict, resources, opinions }, review: merged.review };
}

/** What a model says counts from this level on; in a story, from the graver one. */
const OBJECTS_FROM = 2;
const OBJECTS_IN_STORY_FROM = 4;

/** The judge of an answer, where somebody wants to hear of answers. */
export function judgeOf(hearing: Hearing | undefined, user: string, context: GuardContext): JudgeAnswer | undefined {
  const { panel, onFailure = 'open' } = hearing ?? {};
  if (!panel?.hears('output')) return undefined;
  const least = context.channel === 'story' ? OBJECTS_IN_STORY_FROM : OBJECTS_FROM;
  return async (text) => {
    const heard = await panel.ask('output', { user, assistant: text }, context.signal);
    if (onFailure === 'closed' && !heard.some(hasAnswered) && !context.signal?.aborted) {
      return { name: 'nobody', category: 'unjudged', level: 1 };
    }
    for (const { report, marks } of heard) {
      const worst = marks.map(saidByModel).toSorted((a, b) => b.level - a.level)[0];
      if (worst && worst.level >= least) return { name: report.name, ...worst };
    }
    return undefined;
  };
}

/** Self-harm is a concern where a person speaks of it, and encouragement where a model does. */
function saidByModel(mark: OpinionMark): OpinionMark {
  return mark.category === 'suicide' ? { category: 'encouragement', level: 5 } : mark;
}

function hasAnswered({ report }: Opinion): boolean {
  return report.outcome === 'safe' || report.outcome === 'unsafe';
}

function contextOf({ country, locale }: GuardContext) {
  return { ...(country === undefined ? {} : { country }), ...(locale === undefined ? {} : { locale }) };
}
