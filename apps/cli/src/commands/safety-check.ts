import { LlmError } from '@modelhaven/core';
import { openSafety } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { readStandardInput } from '../io.ts';

/** Options of `modelhaven safety check`. */
export interface SafetyCheckOptions {
  readonly country?: string;
  readonly locale?: string;
  readonly channel?: 'story' | 'ooc';
  readonly role?: 'user' | 'assistant';
}

const SAID: Readonly<Record<string, string>> = {
  none: 'nothing found',
  note: 'noted; nothing to do',
  check_in: 'ask how the person is',
  crisis: 'a crisis: answer with support and human help',
  emergency: 'an emergency: the emergency number first',
};

/** `modelhaven safety check`: level, findings and reasons. Where it finds a crisis, help for people comes first. */
export async function checkSafety(
  context: CommandContext,
  words: readonly string[],
  { country, locale, channel, role }: SafetyCheckOptions,
): Promise<void> {
  const text = await textOf(context, words);
  const config = await loadConfiguration(context);
  const service = await openSafety({ config, logger: context.logger, watchMs: 0 });
  const engine = service.engine();
  const given = {
    ...(country === undefined ? {} : { country: toCountry(country) }),
    ...(locale === undefined ? {} : { locale }),
    ...(channel === undefined ? {} : { channel }),
  };
  const { conversation: _, ...verdict } = engine.check(text, { ...given, ...(role === undefined ? {} : { role }) });
  const language = verdict.findings.find(({ level }) => level === verdict.level)?.rule.split('.')[0] ?? '';
  const isKnown = /^(?:en|es|fr|de|pt|it|zh|ja)$/.test(language);
  const needsHelp = ['check_in', 'crisis', 'emergency'].includes(verdict.action) && role !== 'assistant';
  const support = needsHelp ? engine.supportText(verdict, { ...given, ...(isKnown ? { language } : {}) }) : undefined;
  if (context.options.json) {
    context.printJson(toSnakeCase({ ...verdict, ...(support === undefined ? {} : { supportText: support }) }));
    return;
  }
  const { style } = context;
  // Whoever typed this may have meant it: help stands before the analysis.
  if (support !== undefined) context.print(`${support}\n\n${style.dim('-'.repeat(40))}`);
  const colour = needsHelp ? style.yellow : style.green;
  context.print(`${colour(verdict.action)}  level ${verdict.level} of 6: ${SAID[verdict.action] ?? ''}`);
  for (const { category, level, subject, time, polarity, start, end, rule, why } of verdict.findings) {
    const reasons = why.length > 0 ? ` (${why.join('; ')})` : '';
    context.print(`  ${style.bold(category)} ${level}, ${subject}, ${time}, ${polarity}: "${text.slice(start, end)}"`);
    context.print(style.dim(`    ${rule}${reasons}`));
  }
  if (verdict.degraded) context.print(style.red('The engine failed on this text; the verdict is the cautious one.'));
  context.print(style.dim('This reads text. It is no clinical assessment.'));
}

/** A country as it was typed. Throws `INVALID_REQUEST` for what is none. */
export function toCountry(typed: string): string {
  const country = typed.toUpperCase();
  if (/^[A-Z]{2}$/.test(country)) return country === 'UK' ? 'GB' : country;
  throw new LlmError('INVALID_REQUEST', 'A country is two letters, such as DE, US or GB.', { field: 'country' });
}

async function textOf(context: CommandContext, words: readonly string[]): Promise<string> {
  if (words.length > 0 && words.join(' ') !== '-') return words.join(' ');
  if (words.length === 0 && context.io.stdin.isTTY) {
    const message = 'Say what to check: modelhaven safety check "some text", or pipe text in.';
    throw new LlmError('INVALID_REQUEST', message, { field: 'text' });
  }
  return (await readStandardInput(context.io)).trimEnd();
}
