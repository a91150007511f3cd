import { useEffect, useState } from 'preact/hooks';
import type { FallbackStatistics, Status, Usage } from '../api-types.ts';
import { formatCompact, formatCount, formatMs, formatNumber, formatShare, formatUsd, inWords } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { Card, Empty, Facts, Shown, Stat, Table } from '../parts/basics.tsx';
import { Switcher } from '../parts/fields.tsx';
import { linkTo, replaceQuery, usePlace } from '../router.ts';
import { useData } from '../use-data.ts';
import { isFailure } from '../vocabulary.ts';
import { Alerts } from './alerts.tsx';
import { Circuits } from './circuits.tsx';
import { LatestAttempts } from './latest-attempts.tsx';
import { Providers } from './providers.tsx';
import { UsageCharts } from './usage-charts.tsx';

const RANGES = [
  ['1', 'Hour'],
  ['24', 'Day'],
  ['168', 'Week'],
  ['720', 'Month'],
] as const;
type Range = (typeof RANGES)[number][0];

/** How it goes: requests, errors, times and costs, and who is up. */
export function OverviewView() {
  const place = usePlace();
  const asked = place.query.get('hours');
  const hours: Range = RANGES.find(([value]) => value === asked)?.[0] ?? '24';
  const usage = useData<Usage>(`/api/v1/usage?timeframe_hours=${hours}&by=model`, 60_000);
  const status = useData<Status>('/api/v1/models/status', 30_000);
  const fallback = useData<FallbackStatistics>('/api/v1/models/fallback/statistics', 30_000);
  useSettledEvents(['attempt'], usage.reload);
  useSettledEvents(['circuit', 'load', 'memory'], () => {
    status.reload();
    fallback.reload();
  });
  const [isTable, setTable] = useState(false);

  return (
    <div class="stack">
      <div class="toolbar">
        <Switcher
          label="Range"
          value={hours}
          options={RANGES}
          onValue={(value) => replaceQuery(place, { hours: value === '24' ? undefined : value })}
        />
        <button type="button" class="plain" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? 'Show as charts' : 'Show as a table'}
        </button>
      </div>
      <Alerts />
      <Shown of={usage}>
        {(data) => (
          <>
            {data.complete || <StillReading reload={usage.reload} />}
            <Figures usage={data} />
            <p class="quiet small">
              Every try of a model counts: what was tried again, or by a stand-in, counts twice.
            </p>
            <UsageCharts usage={data} isTable={isTable} />
          </>
        )}
      </Shown>
      <div class="grid">
        <Card title="Providers">
          <Shown of={status}>{({ providers }) => <Providers providers={providers} />}</Shown>
        </Card>
        <Card title="Circuits" note="A model or provider that fails again and again rests for a while.">
          <Shown of={fallback}>{(data) => <Circuits statistics={data} reload={fallback.reload} />}</Shown>
        </Card>
        <Card title="Most used models" isWide>
          <Shown of={usage}>{(data) => <MostUsed usage={data} />}</Shown>
        </Card>
        <LatestAttempts />
        <Card title="Server">
          <Shown of={status}>
            {({ version, uptime_seconds: uptime, resources, loaded_models: loaded }) => (
              <Facts
                facts={[
                  ['Version', version],
                  ['Up for', formatMs(uptime * 1_000)],
                  ['Memory of the process', `${formatNumber(resources.process_memory_bytes / 2 ** 20)} MiB`],
                  ['Processor time', `${formatNumber(resources.cpu_seconds)} s`],
                  ['Models in memory', formatCount(loaded.length)],
                ]}
              />
            )}
          </Shown>
        </Card>
      </div>
    </div>
  );
}

const AGAIN_MS = 2_000;

/** Says after a start that there was more, and looks again until that is read. */
function StillReading({ reload }: { readonly reload: () => void }) {
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <p class="note" role="status">
      What was counted before the start is still being read; the figures below are not all.
    </p>
  );
}

function Figures({ usage: { totals } }: { readonly usage: Usage }) {
  const { failures = 0 } = totals;
  // What callers did is among the codes, and no failure.
  const [worst] = Object.entries(totals.errors)
    .filter(([code]) => isFailure(code))
    .sort((a, b) => b[1] - a[1]);
  const { latency_ms: latency, first_event_ms: first, unpriced_requests: unpriced = 0 } = totals;
  return (
    <dl class="stats">
      <Stat
        label="Requests to models"
        value={formatCount(totals.requests)}
        detail={`${formatCompact(totals.input_tokens)} tokens in, ${formatCompact(totals.output_tokens)} out`}
      />
      <Stat
        label="Failures"
        value={formatCount(failures)}
        detail={
          worst
            ? `mostly ${inWords(worst[0]).toLowerCase()}`
            : totals.requests > 0
              ? `${formatShare(totals.success_rate)} succeeded`
              : undefined
        }
      />
      <Stat
        label="Latency"
        value={formatMs(latency?.p50)}
        detail={latency && `median; p95 ${formatMs(latency.p95)}, p99 ${formatMs(latency.p99)}`}
      />
      <Stat label="First token" value={formatMs(first?.p50)} detail={first && `median; p95 ${formatMs(first.p95)}`} />
      <Stat
        label="Cost"
        value={formatUsd(totals.cost_usd)}
        detail={unpriced > 0 ? `${formatCount(unpriced)} of unknown price` : undefined}
      />
      <Stat label="Tokens per second" value={formatNumber(totals.tokens_per_second)} />
    </dl>
  );
}

function MostUsed({ usage: { entries } }: { readonly usage: Usage }) {
  if (entries.length === 0) {
    return (
      <Empty title="Nothing was asked in this time">
        <a href={linkTo('playground')}>Ask something in the playground</a>, or send a request to the API.
      </Empty>
    );
  }
  return (
    <Table
      label="Most used models"
      head={[
        'Model',
        ['Requests', 'number'],
        ['Succeeded', 'number'],
        ['Latency p50', 'number'],
        ['p95', 'number'],
        ['Tokens/s', 'number'],
        ['Cost', 'number'],
      ]}
    >
      {entries.slice(0, 10).map((entry) => (
        <tr key={entry.name}>
          <th scope="row">
            <a href={linkTo('models', entry.name)}>{entry.name}</a>
          </th>
          <td class="number">{formatCount(entry.requests)}</td>
          <td class="number">{formatShare(entry.success_rate)}</td>
          <td class="number">{formatMs(entry.latency_ms?.p50)}</td>
          <td class="number">{formatMs(entry.latency_ms?.p95)}</td>
          <td class="number">{formatNumber(entry.tokens_per_second)}</td>
          <td class="number">{formatUsd(entry.cost_usd)}</td>
        </tr>
      ))}
    </Table>
  );
}
