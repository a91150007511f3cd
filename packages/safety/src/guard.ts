import {
  type GenerateRequest,
  type Guard,
  type GuardContext,
  type InputDecision,
  LlmError,
  type Message,
  type SafetyAction,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import type { CheckResult } from './check.ts';
import { instructionsFor } from './replies/instructions.ts';
import { failureText, type SupportContext, supportText, textsFor } from './replies/support-text.ts';
import { createSafety, type Safety, type SafetyOptions } from './safety.ts';
import { screenEvents } from './stream/screen-events.ts';
import type { BlockedSpan } from './stream/screener.ts';

/** What a guard does about an action: answers itself, goes on with extra instructions for the model, or only reports. */
export type Response = 'answer' | 'instruct' | 'observe';

/** Settings of a guard. */
export interface GuardOptions extends SafetyOptions {
  /** The engine; default: one made from these options. */
  readonly safety?: Safety;
  /** By action. Default: `check_in` instructs, `crisis` and `emergency` answer. */
  readonly respond?: Partial<Record<'check_in' | 'crisis' | 'emergency', Response>>;
  /** Whether output is held back (`balanced`, default), or passed on and reported (`observe`). */
  readonly output?: 'balanced' | 'observe';
}

const DEFAULT_RESPONSE: Readonly<Record<string, Response>> = {
  check_in: 'instruct',
  crisis: 'answer',
  emergency: 'answer',
};
const TURNS_REPLAYED = 8;

/** A guard for the pipeline: judges the user's turns before a model is called, and screens what it answers. */
export function createGuard(options: GuardOptions = {}): Guard {
  const safety = options.safety ?? createSafety(options);
  const respond = { ...DEFAULT_RESPONSE, ...options.respond };
  return {
    async input(request, context) {
      try {
        return decide(safety, respond, request, context);
      } catch (error) {
        context.logger?.error(
          { requestId: context.requestId, cause: LlmError.from(error).code },
          'The safety check of the input failed; the input is closed.',
        );
        return { type: 'answer', text: failureText(context), verdict: FAILED };
      }
    },
    output: (events, _request, context, report) =>
      guardOutput(safety, events, context, report, options.output === 'observe'),
  };
}

const FAILED: SafetyVerdict = {
  level: 0,
  action: 'check_in',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: true,
};

function decide(
  safety: Safety,
  respond: Readonly<Record<string, Response>>,
  request: GenerateRequest,
  context: GuardContext,
): InputDecision {
  const verdict = checkTurns(safety, request.messages, context);
  if (verdict.degraded) return { type: 'answer', text: failureText(context), verdict };
  const action = verdict.action;
  const response = action === 'none' || action === 'note' ? 'observe' : (respond[action] ?? 'answer');
  const support = supportContext(verdict, context);
  if (response === 'answer') return { type: 'answer', text: supportText(verdict, support), verdict };
  if (response === 'observe') return { type: 'continue', request, verdict };
  return { type: 'continue', request: withInstructions(request, instructionsFor(verdict, support)), verdict };
}

/** Replays the last user turns, so that the last one is judged with what came before it. */
function checkTurns(safety: Safety, messages: readonly Message[], context: GuardContext): SafetyVerdict {
  const turns = messages
    .filter((message) => message.role === 'user')
    .map(textOf)
    .filter((text) => text !== '');
  const conversation = safety.conversation();
  const own = {
    role: 'user' as const,
    ...(context.channel && { channel: context.channel }),
    ...(context.locale && { locale: context.locale }),
    ...(context.country && { country: context.country }),
  };
  let verdict: CheckResult | undefined;
  for (const turn of turns.slice(-TURNS_REPLAYED)) verdict = conversation.check(turn, own);
  if (!verdict || messages.at(-1)?.role !== 'user') return NOTHING;
  const { conversation: _state, ...plain } = verdict;
  return plain;
}

const NOTHING: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: false,
};

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .filter(Boolean)
    .join('\n');
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

/** Language of the finding, where it has one, else the user's. */
function supportContext(verdict: SafetyVerdict, context: GuardContext): SupportContext {
  const language = verdict.findings.find((finding) => finding.level === verdict.level)?.rule.split('.')[0];
  return { channel: context.channel, locale: context.locale, country: context.country, ...(language && { language }) };
}

async function* guardOutput(
  safety: Safety,
  events: AsyncIterable<StreamEvent>,
  context: GuardContext,
  report: (verdict: SafetyVerdict) => void,
  observe: boolean,
): AsyncGenerator<StreamEvent, void, undefined> {
  const texts = textsFor(context.locale);
  const channel = context.channel ?? 'ooc';
  const onBlocked = (span: BlockedSpan): string => {
    report(verdictOf(span));
    return texts.withheld;
  };
  try {
    yield* screenEvents(events, { create: () => guarded(() => safety.screener({ channel })), onBlocked, observe });
  } catch (error) {
    if (!(error instanceof ScreenFailure)) throw error;
    report({ ...FAILED, action: 'check_in' });
    context.logger?.error(
      { requestId: context.requestId },
      'The safety check of the output failed; the stream is stopped.',
    );
    yield { type: 'text-delta', text: `\n\n${failureText(context)}` };
    throw new LlmError('BLOCKED_BY_SAFETY', 'The answer was stopped because it could not be checked.', {
      cause: error.cause,
    });
  }
}

/** A fault of the engine, told apart from a fault of the stream that is screened. */
class ScreenFailure extends Error {}

function guarded(create: () => ReturnType<Safety['screener']>): ReturnType<Safety['screener']> {
  const attempt = <Value>(action: () => Value): Value => {
    try {
      return action();
    } catch (cause) {
      throw new ScreenFailure('the screener failed', { cause });
    }
  };
  const inner = attempt(create);
  return {
    push: (piece) => attempt(() => inner.push(piece)),
    end: () => attempt(() => inner.end()),
    get blocked() {
      return inner.blocked;
    },
  };
}

function verdictOf({ rule, start, end }: BlockedSpan): SafetyVerdict {
  const category = rule.group.category ?? '';
  const level = rule.group.level ?? 1;
  const action: SafetyAction = level >= 3 ? 'crisis' : 'check_in';
  const finding = {
    category,
    level,
    subject: 'generic',
    time: 'now',
    polarity: 'affirmed',
    start,
    end,
    rule: rule.id,
    why: ['said by the model'],
  } as const;
  return {
    level,
    action,
    categories: [category],
    findings: [finding],
    confidence: 0.9,
    resources: [],
    degraded: false,
  };
}
