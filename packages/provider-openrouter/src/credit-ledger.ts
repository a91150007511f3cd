/** What is known of an account's credits, in US dollars. */
export interface Credits {
  /** Bought in all. */
  readonly creditsUsd: number;
  /** Left: what OpenRouter said, less what was spent since as far as it is known. Below 0 where more was spent. */
  readonly creditsRemainingUsd: number;
  /** Milliseconds since 1970 when OpenRouter said so. */
  readonly creditsReadAt: number;
}

/** Something about credits that servers of one account tell each other. Money in US dollars, times since 1970. */
export type CreditNews =
  | { readonly type: 'spent'; readonly usd: number }
  | {
      readonly type: 'credits';
      readonly usd: number;
      readonly remainingUsd: number;
      readonly readAt: number;
      /** What every server was known to have spent by then. */
      readonly spentThen: Readonly<Record<string, number>>;
    };

/** Remembers what an account has left of its credits, which few keys may ask for and every answer takes from. */
export interface CreditLedger {
  /** Notes what an answer cost. */
  spend(usd: number): void;
  /** Notes what `GET /credits` says; `spentBefore` is what `spending` told before it was asked. */
  learn(
    said: { readonly usd: number; readonly remainingUsd: number },
    spentBefore: Readonly<Record<string, number>>,
  ): void;
  /** What each server is known to have spent; what it spends while OpenRouter is asked may or may not be in its answer. */
  spending(): Readonly<Record<string, number>>;
  /** Absent where nobody could read them within a day. */
  status(): Credits | undefined;
  news(): readonly CreditNews[];
  /** Takes what another server spent or read. The latest reading holds. */
  adopt(server: string, news: CreditNews): void;
}

type Reading = Extract<CreditNews, { readonly type: 'credits' }>;

/** How long a reading is worth telling, in milliseconds. */
export const CREDITS_MS = 86_400_000;

/** An empty ledger of the server of that name; `now` is in milliseconds since 1970. */
export function createCreditLedger(server: string, now: () => number): CreditLedger {
  const spent = new Map<string, { readonly usd: number; readonly at: number }>();
  let reading: Reading | undefined;
  let isReadHere = false;

  const spending = () => {
    const oldest = now() - 2 * CREDITS_MS;
    for (const [name, { at }] of spent) if (at < oldest && name !== server) spent.delete(name);
    return Object.fromEntries([...spent].map(([name, { usd }]) => [name, usd]));
  };
  const current = () => (reading && now() - reading.readAt < CREDITS_MS ? reading : undefined);

  return {
    spend(usd) {
      if (!(usd > 0)) return;
      spent.set(server, { usd: (spent.get(server)?.usd ?? 0) + usd, at: now() });
    },
    learn({ usd, remainingUsd }, spentBefore) {
      reading = { type: 'credits', usd, remainingUsd, readAt: now(), spentThen: spentBefore };
      isReadHere = true;
    },
    spending,
    status() {
      const known = current();
      if (!known) return undefined;
      let since = 0;
      for (const [name, usd] of Object.entries(spending())) since += Math.max(0, usd - (known.spentThen[name] ?? 0));
      const { usd, remainingUsd, readAt } = known;
      return { creditsUsd: usd, creditsRemainingUsd: remainingUsd - since, creditsReadAt: readAt };
    },
    news() {
      const own = spent.get(server);
      const known = isReadHere ? current() : undefined;
      return [...(own ? [{ type: 'spent', usd: own.usd } as const] : []), ...(known ? [known] : [])];
    },
    adopt(from, news) {
      if (news.type === 'spent') {
        // What is told twice, or late, never makes it less.
        spent.set(from, { usd: Math.max(news.usd, spent.get(from)?.usd ?? 0), at: now() });
        return;
      }
      // Whose clock is ahead must not be right until then.
      const readAt = Math.min(news.readAt, now());
      if (reading && readAt < reading.readAt) return;
      reading = { ...news, readAt };
      isReadHere = false;
    },
  };
}
