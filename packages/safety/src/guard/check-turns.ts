import type { GuardContext, Message, SafetyVerdict } from '@modelhaven/core';
import type { CheckResult } from '../check.ts';
import type { Safety } from '../safety.ts';
import { NOTHING } from './plain-verdicts.ts';

const TURNS_REPLAYED = 8;

/** The user's last words; empty where the last message is not the user's. */
export function lastUserText(messages: readonly Message[]): string {
  const last = messages.at(-1);
  return last?.role === 'user' ? textOf(last) : '';
}

/** Replays the last user turns, so that the last one is judged with what came before it. */
export function checkTurns(safety: Safety, messages: readonly Message[], context: GuardContext): SafetyVerdict {
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

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .filter(Boolean)
    .join('\n');
}
