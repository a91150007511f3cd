import { silentLogger } from '@modelhaven/core';
import { loadConfiguration } from '../config-file.ts';
import type { CommandLineIo } from '../io.ts';
import type { OpenManager } from '../main.ts';
import { addressOf } from '../output/describe-models.ts';
import type { Completion, Names } from './complete.ts';

/** Longest that somebody who pressed the tabulator waits for providers, in milliseconds. */
const MOST_MS = 1_500;

/** Words that stand for whichever model fits best. */
const AUTO = ['auto', 'auto:free', 'auto:cheap', 'auto:fast', 'auto:local'];

/** Where the names that are looked up come from. */
export interface LookUpParts {
  readonly io: CommandLineIo;
  readonly openManager: OpenManager;
}

/** A completion with the names that the configuration and the providers know. Never rejects: what is not known is left out. */
export async function withNames(
  { names, ...completion }: Completion,
  typed: readonly string[],
  parts: LookUpParts,
): Promise<Completion> {
  if (names === undefined) return completion;
  const last = typed.at(-1) ?? '';
  const [, option = '', partial = last] = /^(--[\w-]+=)(.*)$/s.exec(last) ?? [];
  const found = await namesOf(names, typed, parts).catch(() => []);
  const words = found
    .filter((word) => word.startsWith(partial))
    .map((word) => ({ word: `${option}${word}`, description: '' }));
  return { ...completion, words: [...completion.words, ...words] };
}

async function namesOf(
  names: Names,
  typed: readonly string[],
  { io, openManager }: LookUpParts,
): Promise<readonly string[]> {
  const config = configIn(typed);
  const options = { json: false, verbose: false, ...(config === undefined ? {} : { config }) };
  const { providers, settings } = await loadConfiguration({ io, options });
  if (names === 'providers') return providers.filter(({ enabled }) => enabled).map(({ id }) => id);
  const fixed = [...(names === 'choices' ? AUTO : []), ...Object.keys(settings.aliases ?? {})];
  const manager = await openManager({ io, options, logger: silentLogger }, { asksModels: false });
  try {
    const { models } = await manager.listModels({ signal: AbortSignal.timeout(MOST_MS) });
    return [...fixed, ...models.map(addressOf)];
  } catch {
    return fixed;
  } finally {
    await manager.close({ graceMs: 0 });
  }
}

function configIn(typed: readonly string[]): string | undefined {
  const [joined] = typed.flatMap((word) => (word.startsWith('--config=') ? [word.slice('--config='.length)] : []));
  const index = typed.indexOf('--config');
  return joined ?? (index >= 0 && index < typed.length - 2 ? typed[index + 1] : undefined);
}
