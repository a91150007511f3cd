import { batchesOf, fromBatches, LlmError } from '@modelhaven/core';
import type { AnswerEvent, ManagerCallOptions, ManagerRequest, ModelManager } from '@modelhaven/manager';
import type { Caller } from '../keys/caller.ts';
import { type Estimate, estimateOf, tokensOfTexts } from './estimate.ts';
import { type Governor, type Leave, type Refusal, UNLIMITED } from './governor.ts';
import { hasModelRules, type Rule, type Subject } from './rules.ts';

/** Where nothing is counted but requests. */
const NOTHING: Estimate = { tokens: 0, costNano: 0, isBilled: true };
/** Models that are tried where limits of models refuse the ones before. */
const MOST_MODELS = 8;

interface Admitted {
  readonly options: ManagerCallOptions;
  readonly leave: Leave;
}

/** Options of a call that somebody waits for whom headers can tell of limits. */
export interface GovernedOptions extends ManagerCallOptions {
  /** Puts headers on the answer, as long as it has not begun. */
  readonly setHeaders?: (headers: Readonly<Record<string, string>>) => void;
}

type PlanToAdmit = () => Promise<readonly { readonly address?: string; readonly estimate: Estimate }[]>;

/** The manager within limits and budgets of a caller: asked for leave before every call, told what it used after. */
export function governManager(manager: ModelManager, governor: Governor, caller?: Caller): ModelManager {
  /** Nobody waits for anything where nothing is limited. */
  const admit = (
    options: GovernedOptions,
    user: string | undefined,
    plan: PlanToAdmit,
  ): Admitted | Promise<Admitted> => {
    const subject = toSubject(caller, user);
    const rules = governor.rules(subject);
    const wantsPlan = hasModelRules(governor.source()) || rules.some(needsEstimate);
    if (wantsPlan || rules.length > 0) return admitPlanned(options, subject, wantsPlan ? plan : undefined);
    const answer = governor.enter({ subject, estimate: NOTHING });
    return answer === UNLIMITED ? { leave: UNLIMITED, options } : admitPlanned(options, subject, undefined, answer);
  };

  const admitPlanned = async (
    options: GovernedOptions,
    subject: Subject,
    plan: PlanToAdmit | undefined,
    asked?: ReturnType<Governor['enter']>,
  ): Promise<Admitted> => {
    const candidates = (await plan?.()) ?? [];
    const passedOver = new Set<string>();
    for (let index = 0; ; index++) {
      const { address, estimate } = candidates[index] ?? { estimate: NOTHING };
      const model = address === undefined ? {} : { model: address };
      const answer: Leave | Refusal = await (asked ?? governor.enter({ subject, estimate, ...model }));
      options.setHeaders?.(answer.headers);
      if (!('error' in answer)) {
        const allows = without(passedOver, options.allows);
        return { leave: answer, options: { ...options, recorder: answer.recorder, ...(allows ? { allows } : {}) } };
      }
      if (!answer.isOfModel || address === undefined || index + 1 >= Math.min(candidates.length, MOST_MODELS)) {
        throw answer.error;
      }
      passedOver.add(address);
    }
  };

  const admitRequest = (request: ManagerRequest, options: ManagerCallOptions): Admitted | Promise<Admitted> =>
    admit(options, request.user, async () => {
      const { ranked, promptTokens } = await manager.select(request, options);
      // Whoever stands in may be dearer than the first; what is reserved has to be enough for all.
      const estimate = estimateOf(
        request,
        promptTokens,
        ranked.map(({ model }) => model),
      );
      return ranked.map(({ address }) => ({ address, estimate }));
    });

  /** Leave for a call that reads texts and writes none. */
  const admitTexts = (
    name: string,
    texts: readonly string[],
    options: ManagerCallOptions,
    user: string | undefined,
  ): Admitted | Promise<Admitted> =>
    admit(options, user, async () => {
      const tokens = tokensOfTexts(texts);
      const [address] = await manager.resolve(name);
      const { models } = await manager.listModels();
      const model = models.find(({ provider, id }) => `${provider}/${id}` === address);
      const estimate = { ...estimateOf({ maxTokens: 1 }, tokens, model ? [model] : []), tokens };
      return [{ ...(address === undefined ? {} : { address }), estimate }];
    });

  /**
   * What the safety engine says by itself costs nothing and asks no model: somebody in need is answered also when
   * nothing is left. Everybody else gets the refusal.
   */
  async function* ownAnswerOr(
    refusal: unknown,
    request: ManagerRequest,
    options: ManagerCallOptions,
  ): AsyncGenerator<readonly AnswerEvent[], void, undefined> {
    const own = manager.stream(request, { ...options, allows: () => false });
    const events = batchesOf(own)[Symbol.asyncIterator]();
    const first = await events.next().catch(() => undefined);
    if (!first || first.done) throw refusal;
    try {
      yield first.value;
      for (let next = await events.next(); !next.done; next = await events.next()) yield next.value;
    } finally {
      // Whoever leaves early leaves the answer, too; after its end there is nothing to leave.
      await events.return?.();
    }
  }

  const governed = (
    request: ManagerRequest,
    options: ManagerCallOptions,
    admission: Promise<Admitted>,
  ): AsyncIterator<readonly AnswerEvent[]> => {
    let events: AsyncIterator<readonly AnswerEvent[]> | undefined;
    const end = () => void admission.then(({ leave }) => leave.end()).catch(() => {});
    const begin = async (): Promise<AsyncIterator<readonly AnswerEvent[]>> => {
      try {
        events = batchesOf(manager.stream(request, (await admission).options))[Symbol.asyncIterator]();
      } catch (refusal) {
        if (!isRefusal(refusal)) throw refusal;
        events = ownAnswerOr(refusal, request, options);
      }
      return events;
    };
    const onNext = (result: IteratorResult<readonly AnswerEvent[]>) => {
      if (result.done) end();
      return result;
    };
    const onFailure = (thrown: unknown): never => {
      end();
      throw thrown;
    };
    return {
      next: () => (events ? events.next() : begin().then((begun) => begun.next())).then(onNext, onFailure),
      async return() {
        try {
          await events?.return?.();
        } finally {
          end();
        }
        return { done: true, value: undefined };
      },
    };
  };

  const stream: ModelManager['stream'] = (request, options = {}) =>
    fromBatches({
      [Symbol.asyncIterator]() {
        const admission = admitRequest(request, options);
        return admission instanceof Promise
          ? governed(request, options, admission)
          : batchesOf(manager.stream(request, admission.options))[Symbol.asyncIterator]();
      },
    });

  const generateGoverned = async (
    request: ManagerRequest,
    options: ManagerCallOptions,
    admission: Promise<Admitted>,
  ): ReturnType<ModelManager['generate']> => {
    let admitted: Admitted;
    try {
      admitted = await admission;
    } catch (refusal) {
      if (!isRefusal(refusal)) throw refusal;
      return manager.generate(request, { ...options, allows: () => false }).catch(() => Promise.reject(refusal));
    }
    try {
      return await manager.generate(request, admitted.options);
    } finally {
      admitted.leave.end();
    }
  };

  const generate: ModelManager['generate'] = (request, options = {}) => {
    const admission = admitRequest(request, options);
    return admission instanceof Promise
      ? generateGoverned(request, options, admission)
      : manager.generate(request, admission.options);
  };

  return {
    ...manager,
    stream,
    generate,
    generateText: (prompt, request = {}, options = {}) => generate({ ...request, prompt }, options),
    async embed(request, options = {}) {
      const { leave, options: own } = await admitTexts(request.model, request.input, options, request.user);
      try {
        return await manager.embed(request, own);
      } finally {
        leave.end();
      }
    },
    async rerank(request, options = {}) {
      const texts = request.documents.flatMap((document) => [request.query, document]);
      const { leave, options: own } = await admitTexts(request.model, texts, options, request.user);
      try {
        return await manager.rerank(request, own);
      } finally {
        leave.end();
      }
    },
    async test(address, options = {}) {
      const { leave, options: own } = await admit(options, undefined, async () => [{ estimate: NOTHING }]);
      try {
        return await manager.test(address, own);
      } finally {
        leave.end();
      }
    },
  };
}

/** Counts one request of a caller, for routes that ask no model. Throws where it is one too many. */
export async function countRequest(
  governor: Governor,
  caller: Caller | undefined,
  setHeaders: NonNullable<GovernedOptions['setHeaders']>,
): Promise<void> {
  const answer = await governor.enter({
    subject: toSubject(caller, undefined),
    estimate: { ...NOTHING, isBilled: false },
  });
  setHeaders(answer.headers);
  if ('error' in answer) throw answer.error;
  answer.end();
}

function isRefusal(thrown: unknown): boolean {
  return LlmError.is(thrown) && (thrown.code === 'RATE_LIMITED' || thrown.code === 'QUOTA_EXHAUSTED');
}

const needsEstimate = ({ unit }: Rule): boolean => unit === 'tokens' || unit === 'cost';

function toSubject(caller: Caller | undefined, named: string | undefined): Subject {
  const user = caller?.user ?? named;
  return {
    keyId: caller?.keyId ?? 'anonymous',
    ...(caller?.tenant === undefined ? {} : { tenant: caller.tenant }),
    ...(user === undefined ? {} : { user }),
    ...(caller?.limits ? { limits: caller.limits } : {}),
    ...(caller?.budgets ? { budgets: caller.budgets } : {}),
  };
}

function without(passedOver: ReadonlySet<string>, allows: ManagerCallOptions['allows']): ManagerCallOptions['allows'] {
  if (passedOver.size === 0) return allows;
  return (address) => !passedOver.has(address) && (allows?.(address) ?? true);
}
