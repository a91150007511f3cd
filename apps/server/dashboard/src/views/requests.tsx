import { useEffect, useState } from 'preact/hooks';
import { request } from '../api.ts';
import type { LoggedRequest, LoggedRequests, Usage } from '../api-types.ts';
import { formatCompact, formatMoment, formatMs, formatUsd, inWords, plural } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { Badge, Card, Empty, Failure, Shown } from '../parts/basics.tsx';
import { SelectField, Switcher, TextField } from '../parts/fields.tsx';
import { linkTo, replaceQuery, usePlace } from '../router.ts';
import { type Loaded, useData } from '../use-data.ts';
import { ERROR_CODES } from '../vocabulary.ts';
import { isLogOff, LogIsOff, WhereLogIsOn } from './log-is-off.tsx';
import { answererOf, OutcomeBadge, SafetyBadges } from './request-badges.tsx';

const RANGES = [
  ['1', 'Hour'],
  ['24', 'Day'],
  ['168', 'Week'],
  ['all', 'All'],
] as const;
type Range = (typeof RANGES)[number][0];

const OUTCOMES: readonly (readonly [string, string])[] = [
  ['', 'All'],
  ['OK', 'Answered'],
  ['failed', 'Failed, for any reason'],
  ...ERROR_CODES.map((code) => [code, inWords(code).toLowerCase()] as const),
];
const PAGE = 50;
const HOUR_MS = 3_600_000;
/** A range of hours begins at a full minute, so that asking again asks the same. */
const MINUTE_MS = 60_000;

/** What the request log keeps: who was asked for what, who answered, and how it went. */
export const RequestsView = () => (
  <WhereLogIsOn>
    <Kept />
  </WhereLogIsOn>
);

function Kept() {
  const place = usePlace();
  const { query } = place;
  const hours: Range = RANGES.find(([value]) => value === query.get('hours'))?.[0] ?? '24';
  const [model, outcome, user] = [query.get('model') ?? '', query.get('outcome') ?? '', query.get('user') ?? ''];
  const [since, setSince] = useState(() => beginOf(hours));
  const filter = new URLSearchParams({
    limit: String(PAGE),
    ...(since === undefined ? {} : { since: String(since) }),
    ...(model ? { model } : {}),
    ...(outcome ? { outcome } : {}),
    ...(user ? { user } : {}),
  }).toString();
  const page = useData<LoggedRequests>(`/api/v1/requests?${filter}`);
  const older = useOlder(filter, page);
  const isOff = isLogOff(page.error);
  const used = useData<Usage>(isOff ? undefined : '/api/v1/usage?timeframe_hours=720&by=model&limit=1000');
  // Who looks at older ones is not carried away by new ones.
  useSettledEvents(['attempt'], () => isOff || older.requests.length > 0 || page.reload(), 2_000);
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    replaceQuery(place, { ...Object.fromEntries(query), ...change });

  const lookAgain = () => {
    setSince(beginOf(hours));
    older.forget();
    page.reload();
  };

  if (isOff) return <LogIsOff />;
  return (
    <div class="stack">
      <div class="toolbar">
        <Switcher
          label="Range"
          value={hours}
          options={RANGES}
          onValue={(value) => {
            setSince(beginOf(value));
            set({ hours: value === '24' ? undefined : value });
          }}
        />
        <button type="button" class="plain" onClick={lookAgain}>
          Look again
        </button>
      </div>
      <search class="card" aria-label="Requests">
        <div class="fields">
          <SelectField
            label="Model"
            hint="That answered, or was tried."
            value={model}
            options={modelsOf(used.data, [...(page.data?.requests ?? []), ...older.requests], model)}
            onValue={(value) => set({ model: value || undefined })}
          />
          <SelectField
            label="Outcome"
            value={outcome}
            options={OUTCOMES}
            onValue={(value) => set({ outcome: value || undefined })}
          />
          <UserField value={user} onValue={(value) => set({ user: value || undefined })} />
        </div>
      </search>
      <Card title="The latest first">
        <Shown of={page}>
          {(data) => (
            <>
              <List requests={[...data.requests, ...older.requests]} />
              {older.error !== undefined && <Failure error={older.error} retry={older.load} />}
              {older.hasMore && (
                <div class="actions">
                  <button type="button" class="plain" disabled={older.isLoading} onClick={older.load}>
                    {older.isLoading ? 'Loading…' : 'Older ones'}
                  </button>
                </div>
              )}
            </>
          )}
        </Shown>
      </Card>
    </div>
  );
}

const beginOf = (hours: Range): number | undefined =>
  hours === 'all' ? undefined : Math.floor((Date.now() - Number(hours) * HOUR_MS) / MINUTE_MS) * MINUTE_MS;

/** The pages behind the first one. */
function useOlder(filter: string, first: Loaded<LoggedRequests>) {
  const [state, setState] = useState<{
    readonly of: string;
    readonly requests: readonly LoggedRequest[];
    readonly next?: string | undefined;
    readonly error?: unknown;
    readonly isLoading?: boolean;
  }>({ of: filter, requests: [] });
  const own = state.of === filter ? state : { of: filter, requests: [] };
  const next = own.requests.length > 0 ? own.next : first.data?.next_cursor;
  const load = () => {
    if (next === undefined) return;
    setState({ ...own, isLoading: true, error: undefined });
    request<LoggedRequests>(`/api/v1/requests?${filter}&cursor=${encodeURIComponent(next)}`).then(
      (data) => setState({ of: filter, requests: [...own.requests, ...data.requests], next: data.next_cursor }),
      (error: unknown) => setState({ ...own, error, isLoading: false }),
    );
  };
  return {
    requests: own.requests,
    error: own.error,
    isLoading: own.isLoading === true,
    hasMore: next !== undefined,
    load,
    forget: () => setState({ of: filter, requests: [] }),
  };
}

/** Models that were used, and the one that is chosen. */
function modelsOf(
  usage: Usage | undefined,
  requests: readonly LoggedRequest[],
  chosen: string,
): readonly (readonly [string, string])[] {
  const names = new Set([
    ...(usage?.entries ?? []).map(({ name }) => name),
    ...requests.flatMap(({ attempts }) => attempts.map(({ model }) => model)),
    ...(chosen ? [chosen] : []),
  ]);
  return [['', 'All'], ...[...names].sort().map((name) => [name, name] as const)];
}

const TYPING_MS = 500;

/** Asks once somebody has stopped typing. */
function UserField({ value, onValue }: { readonly value: string; readonly onValue: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onValue(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <TextField label="User" type="search" hint="Whole, as user or tenant/user." value={text} onValue={setText} />;
}

function List({ requests }: { readonly requests: readonly LoggedRequest[] }) {
  if (requests.length === 0) {
    return <Empty title="Nothing is kept that fits">Choose a longer range, or ask for less.</Empty>;
  }
  return (
    <ul class="provider-list" aria-label="Requests">
      {requests.map((each) => (
        <li key={each.id}>
          <div>
            <a class="name" href={linkTo('requests', each.id)}>
              {formatMoment(each.time)}
            </a>{' '}
            <span class="answered-by">{answererOf(each)}</span>
            <p class="quiet small">
              {[
                each.asked === each.model ? undefined : `asked for ${each.asked}`,
                inWords(each.task_type ?? each.operation ?? ''),
                formatMs(each.latency_ms),
                tokensOf(each),
                each.cost_usd === undefined ? undefined : formatUsd(each.cost_usd),
                each.attempts.length > 1 ? plural(each.attempts.length, 'attempt') : undefined,
                each.user && `user ${each.user}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div class="badges">
            <SafetyBadges safety={each.safety} />
            {each.cache === 'hit' && <Badge tone="accent">from the cache</Badge>}
            <OutcomeBadge outcome={each.outcome} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function tokensOf({ usage }: LoggedRequest): string | undefined {
  const { input_tokens: input, output_tokens: output } = usage ?? {};
  if (!input && !output) return undefined;
  return output === undefined
    ? `${formatCompact(input)} tokens in`
    : `${formatCompact(input)} tokens in, ${formatCompact(output)} out`;
}
