import type { GenerateRequest, GuardContext, InputDecision, SafetyResponse, SafetyVerdict } from '@modelhaven/core';
import { instructionsFor } from '../replies/instructions.ts';
import { emergencyText, failureText, type SupportContext, supportText } from '../replies/support-text.ts';
import type { ActionWithResponse } from './responses.ts';

/** What the application wants done about a verdict; nothing where there is nothing to act on. */
export function responsesTo(
  verdict: SafetyVerdict,
  chosen: Readonly<Record<ActionWithResponse, readonly SafetyResponse[]>>,
): readonly SafetyResponse[] {
  if (verdict.degraded) return ['answer'];
  return verdict.action === 'none' || verdict.action === 'note' ? [] : chosen[verdict.action];
}

/** The decision that follows from a verdict and the responses to it. */
export function decideInput(
  request: GenerateRequest,
  verdict: SafetyVerdict,
  responses: readonly SafetyResponse[],
  context: GuardContext,
): InputDecision {
  if (verdict.degraded) return { type: 'answer', text: failureText(context), verdict };
  const acts = new Set(responses);
  const isIdle = responses.every((each) => each === 'observe' || each === 'notify');
  if (isIdle) return { type: 'continue', request, verdict };
  const support = supportContext(verdict, context);
  const text = supportText(verdict, support);
  if (acts.has('answer')) return { type: 'answer', text, verdict };
  const isJson = request.responseFormat !== undefined && request.responseFormat.type !== 'text';
  const before = acts.has('prepend')
    ? text
    : // Whatever the model says: where a life is in danger now, the number comes first.
      verdict.action === 'emergency'
      ? emergencyText(verdict, support)
      : undefined;
  return {
    type: 'continue',
    request: acts.has('instruct') ? withInstructions(request, instructionsFor(verdict, support)) : request,
    verdict,
    fallback: text,
    ...(before !== undefined && !isJson ? { prepend: before } : {}),
    ...(acts.has('append') && !isJson ? { append: text } : {}),
    ...(acts.has('vetted') ? { onlyVetted: true } : {}),
  };
}

function withInstructions(request: GenerateRequest, instructions: string): GenerateRequest {
  const [first, ...rest] = request.messages;
  if (first?.role !== 'system')
    return { ...request, messages: [{ role: 'system', content: instructions }, ...request.messages] };
  const content =
    typeof first.content === 'string'
      ? `${first.content}\n\n${instructions}`
      : [...first.content, { type: 'text' as const, text: instructions }];
  return { ...request, messages: [{ ...first, content }, ...rest] };
}

const LANGUAGE = /^(?:en|es|fr|de|pt|it|zh|ja)$/;

/** Language of the finding, where it has one, else the user's. */
function supportContext(verdict: SafetyVerdict, context: GuardContext): SupportContext {
  const rule = verdict.findings.find((finding) => finding.level === verdict.level)?.rule;
  const language = rule?.split('.')[0] ?? '';
  return {
    channel: context.channel,
    locale: context.locale,
    country: context.country,
    ...(LANGUAGE.test(language) ? { language } : {}),
  };
}
