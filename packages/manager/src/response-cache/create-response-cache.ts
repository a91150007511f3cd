import { type BoundedStore, type KeptText, type Logger, silentLogger } from '@modelhaven/core';
import { createCacheCounters } from './cache-counters.ts';
import { canonicalGroup, canonicalQuestion, nameOf } from './cache-key.ts';
import { createCalmStore } from './calm-store.ts';
import { createEmbedInTime } from './embed-in-time.ts';
import { type LikelyQuestion, MOST_IN_GROUP, nearestOf, packGroup, toUnit, unpackGroup } from './likeness.ts';
import { marksIn } from './marks-in.ts';
import { comparableText, whyBypassed } from './may-be-cached.ts';
import { packAnswer, unpackAnswer } from './packed-answer.ts';
import type {
  CacheErasure,
  CacheOutcome,
  CacheOwner,
  CacheQuestion,
  CacheTurn,
  FreshAnswer,
  ResponseCache,
  ResponseCacheSettings,
} from './types.ts';

/** What a cache is made of. */
export interface ResponseCacheParts {
  /** Closed with the cache. */
  readonly store: BoundedStore;
  readonly settings: ResponseCacheSettings;
  /** At least 32 bytes; whoever has it can tell by a name in the store whether a question was asked. */
  readonly secret: Uint8Array;
  /** Milliseconds that a question waits for its embedding before a model is asked. Default 2,000. */
  readonly embedTimeoutMs?: number;
  /** Milliseconds after which an embedding that nobody waits for is given up; a model may be loading. Default 120,000. */
  readonly embedGiveUpMs?: number;
  readonly logger?: Logger;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
}

/** A cache over a store. */
export function createResponseCache(parts: ResponseCacheParts): ResponseCache {
  const {
    settings,
    secret,
    embedTimeoutMs = 2_000,
    embedGiveUpMs = 120_000,
    logger = silentLogger,
    now = Date.now,
  } = parts;
  const embedInTime = createEmbedInTime({ waitMs: embedTimeoutMs, giveUpMs: embedGiveUpMs, logger });
  const store = createCalmStore(parts.store, logger, now);
  const counters = createCacheCounters();

  const labelsOf = ({ keyId, tenant, user }: CacheOwner, address: string): readonly string[] => [
    nameOf('model', address, secret),
    ...(keyId === undefined ? [] : [nameOf('key', keyId, secret)]),
    ...(user === undefined ? [] : [nameOf('user', user, secret)]),
    ...(user === undefined || tenant === undefined ? [] : [nameOf('user', `${tenant}/${user}`, secret)]),
  ];
  const read = (name: string): Promise<KeptText | undefined> => store.get(name).catch(() => undefined);
  const answerAt = async (name: string, { wishes: { maxAgeMs } }: CacheQuestion) => {
    const kept = await read(name);
    const ageMs = kept ? Math.max(0, now() - kept.keptAt) : 0;
    if (!kept || (maxAgeMs !== undefined && ageMs > maxAgeMs)) return undefined;
    const answer = unpackAnswer(kept.text);
    return answer && { answer, ageMs };
  };

  const hit = (
    name: string,
    found: NonNullable<Awaited<ReturnType<typeof answerAt>>>,
    how: Pick<CacheOutcome, 'match' | 'similarity'>,
  ): CacheTurn => {
    const { answer, ageMs } = found;
    const { costUsd, ...kept } = answer;
    const saved = costUsd === undefined ? {} : { savedCostUsd: costUsd };
    const outcome: CacheOutcome = { status: 'hit', ...how, ageMs, ...saved };
    counters.add(outcome, answer);
    return { outcome, answer: kept, forget: () => void store.delete(name).catch(() => {}) };
  };

  /** The question as one of those that mean the same; undefined where meaning shall not count. */
  const toLikely = async (question: CacheQuestion) => {
    const text = settings.semantic ? comparableText(question) : undefined;
    if (!settings.semantic || text === undefined) return undefined;
    const { model } = settings.semantic;
    const vector = await embedInTime((signal) => question.embed(model, text, signal));
    const unit = vector && toUnit(vector);
    return unit && { vector: unit, marks: nameOf('marks', marksIn(text), secret) };
  };

  const groupAt = (question: CacheQuestion, address: string) =>
    nameOf('group', canonicalGroup(question, address, settings), secret);

  const findAlike = async (question: CacheQuestion, likely: Pick<LikelyQuestion, 'vector' | 'marks'>) => {
    const kept = await read(groupAt(question, question.address));
    const nearest = nearestOf(unpackGroup(kept?.text), likely);
    if (!nearest || nearest.similarity < (settings.semantic?.threshold ?? 1)) return undefined;
    const found = await answerAt(nearest.question.name, question);
    return found && { ...nearest, found };
  };

  const keep = async (
    question: CacheQuestion,
    answer: FreshAnswer,
    likely: Pick<LikelyQuestion, 'vector' | 'marks'> | undefined,
  ) => {
    const { address } = answer;
    const text = packAnswer(answer);
    if (Buffer.byteLength(text) > settings.maxEntryBytes) return;
    const name = nameOf('answer', canonicalQuestion(question, address, settings), secret);
    const options = { ttlMs: settings.ttlMs, labels: labelsOf(question.owner, address) };
    await store.put(name, text, options);
    counters.addKept();
    if (!likely) return;
    const group = groupAt(question, address);
    const others = unpackGroup((await store.get(group))?.text).filter((other) => other.name !== name);
    const all = [...others.slice(1 - MOST_IN_GROUP), { name, ...likely, labels: options.labels }];
    const labels = [...new Set(all.flatMap((each) => each.labels))];
    await store.put(group, packGroup(all), { ttlMs: settings.ttlMs, labels });
  };

  const ask = async (question: CacheQuestion): Promise<CacheTurn> => {
    const { read: wantsHit = true, write: wantsKept = true } = question.wishes;
    const reason = whyBypassed(question, settings) ?? (wantsHit || wantsKept ? undefined : 'caller');
    if (reason !== undefined) return bypass(reason);
    const name = nameOf('answer', canonicalQuestion(question, question.address, settings), secret);
    const same = wantsHit ? await answerAt(name, question) : undefined;
    if (same) return hit(name, same, { match: 'exact' });
    const likely = await toLikely(question);
    const alike = likely && wantsHit ? await findAlike(question, likely) : undefined;
    if (alike) return hit(alike.question.name, alike.found, { match: 'similar', similarity: alike.similarity });
    const outcome: CacheOutcome = wantsHit ? { status: 'miss' } : { status: 'bypass', reason: 'caller' };
    counters.add(outcome);
    if (!wantsKept) return { outcome };
    return { outcome, keep: (answer) => void keep(question, answer, likely).catch(() => {}) };
  };

  const bypass = (reason: NonNullable<CacheOutcome['reason']>): CacheTurn => {
    const outcome: CacheOutcome = { status: 'bypass', reason };
    counters.add(outcome);
    return { outcome };
  };

  return {
    maxEntryBytes: settings.maxEntryBytes,
    ask: (question) =>
      ask(question).catch((error: unknown) => {
        logger.error({ error }, 'The response cache failed; the request goes on without it.');
        return { outcome: { status: 'miss' } };
      }),
    async erase(whose = {}) {
      const labels = erasedLabels(whose, secret);
      if (labels.length === 0) return store.erase();
      let erased = 0;
      for (const label of labels) erased += await store.erase(label);
      return erased;
    },
    counts: counters.counts,
    async statistics() {
      const size = await store.size().catch(() => undefined);
      return { ...counters.counts(), ...(size ? { size } : {}) };
    },
    close: () => store.close(),
  };
}

function erasedLabels({ keyId, user, model }: CacheErasure, secret: Uint8Array): readonly string[] {
  return [
    ...(keyId === undefined ? [] : [nameOf('key', keyId, secret)]),
    ...(user === undefined ? [] : [nameOf('user', user, secret)]),
    ...(model === undefined ? [] : [nameOf('model', model, secret)]),
  ];
}
