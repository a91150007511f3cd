import { type Guard, type GuardContext, LlmError, type SafetyDecision, type SafetyVerdict } from '@modelhaven/core';
import type { Panel } from '../opinions/panel.ts';
import { failureText } from '../replies/support-text.ts';
import { createSafety, type Safety, type SafetyOptions } from '../safety.ts';
import { checkTurns, lastUserText } from './check-turns.ts';
import { decideInput, responsesTo } from './decide-input.ts';
import { hearInput, judgeOf } from './hear-opinions.ts';
import { FAILED } from './plain-verdicts.ts';
import { type Responses, resolveResponses } from './responses.ts';
import { screenOutput } from './screen-output.ts';

/** Settings of a guard. */
export interface GuardOptions extends SafetyOptions {
  /** The engine; a function is asked at every call, so that rules can be replaced. Default: one made from these options. */
  readonly safety?: Safety | (() => Safety);
  /** By action. Default: `check_in` instructs, `crisis` and `emergency` answer and notify. */
  readonly respond?: Responses;
  /**
   * `balanced` (default) holds back what may still become a finding; `strict` gives whole sentences only; `observe`
   * passes everything on and reports.
   */
  readonly output?: 'strict' | 'balanced' | 'observe';
  /** Told of every verdict that found something. What it throws is logged and changes nothing. */
  readonly onDecision?: (decision: SafetyDecision) => void;
  /** Second opinions. They are not asked where the rules see a crisis already: nobody waits then. */
  readonly opinions?: {
    readonly panel: Panel;
    /** What holds where nobody could answer: `open` (default) goes by the rules, `closed` closes input and output. */
    readonly onFailure?: 'open' | 'closed';
  };
  /**
   * Awaited before a request goes on about which something was found. Where it rejects, the input is closed: for those
   * who must not serve what they cannot record.
   */
  readonly record?: (decision: SafetyDecision) => Promise<void>;
}

/**
 * A guard for the pipeline: judges the user's turns before a model is called, and screens what it answers. Throws
 * `CONFIG_INVALID` for responses that contradict each other.
 */
export function createGuard(options: GuardOptions = {}): Guard {
  const given = options.safety ?? createSafety(options);
  const engine = typeof given === 'function' ? given : () => given;
  const responses = resolveResponses(options.respond);
  const now = options.now ?? Date.now;
  const mode = options.output ?? 'balanced';

  const tell = (
    context: GuardContext,
    told: Pick<SafetyDecision, 'stage' | 'verdict' | 'responses' | 'review'>,
  ): SafetyDecision | undefined => {
    const { opinions = [] } = told.verdict;
    const isAnswered = opinions.every(({ outcome }) => outcome === 'safe' || outcome === 'unsafe');
    if (told.verdict.action === 'none' && !told.verdict.degraded && isAnswered && !told.review) return undefined;
    const { requestId, taskType, conversationId } = context;
    const decision: SafetyDecision = {
      time: now(),
      requestId,
      ...told,
      ...(opinions.length > 0 ? { opinions } : {}),
      ...(taskType === undefined ? {} : { taskType }),
      ...(conversationId === undefined ? {} : { conversationId }),
    };
    try {
      options.onDecision?.(decision);
    } catch (error) {
      context.logger?.error({ requestId, cause: LlmError.from(error).code }, 'Who listens to safety decisions threw.');
    }
    return decision;
  };

  return {
    async input(request, context) {
      try {
        const heard = hearInput(
          checkTurns(engine(), request.messages, context),
          lastUserText(request.messages),
          context,
          { ...options.opinions, now: now() },
        );
        const { verdict, review } = heard instanceof Promise ? await heard : heard;
        const wanted = responsesTo(verdict, responses);
        const told = tell(context, { stage: 'input', verdict, responses: wanted, ...(review ? { review } : {}) });
        const decision = decideInput(request, verdict, wanted, context);
        // The supportive text does not wait for anything.
        if (told && decision.type === 'continue') await options.record?.(told);
        else if (told) void options.record?.(told).catch(() => {});
        return decision;
      } catch (error) {
        context.logger?.error(
          { requestId: context.requestId, cause: LlmError.from(error).code },
          'The safety check of the input failed; the input is closed.',
        );
        tell(context, { stage: 'input', verdict: FAILED, responses: ['answer'] });
        return { type: 'answer', text: failureText(context), verdict: FAILED };
      }
    },
    output(events, request, context, report) {
      const onVerdict = (verdict: SafetyVerdict, stage: 'output' | 'retract'): void => {
        report(verdict);
        const wanted = responsesTo(verdict, responses).filter((each) => each === 'notify');
        tell(context, { stage, verdict, responses: mode === 'observe' ? ['observe', ...wanted] : wanted });
      };
      return screenOutput(engine(), events, context, {
        mode,
        judge: judgeOf(options.opinions, lastUserText(request.messages), context),
        report: onVerdict,
      });
    },
  };
}
