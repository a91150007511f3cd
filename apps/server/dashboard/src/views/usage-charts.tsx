import type { Usage } from '../api-types.ts';
import { formatCompact, formatCount, formatMs, formatNumber, formatTime, formatUsd, plural } from '../format.ts';
import { Table } from '../parts/basics.tsx';
import { TimeChart } from '../parts/time-chart.tsx';

type Step = Usage['timeline'][number];

const failuresOf = ({ failures = 0 }: Step): number => failures;

/** Requests, times, costs and speed over time, drawn or as figures. */
export function UsageCharts({ usage, isTable }: { readonly usage: Usage; readonly isTable: boolean }) {
  const { timeline, totals } = usage;
  const from = timeline[0]?.from ?? 0;
  const to = timeline.at(-1)?.to ?? 1;
  if (isTable) return <Figures steps={timeline} rangeMs={to - from} />;
  const points = (pick: (step: Step) => number | undefined) =>
    timeline.map((step) => ({ at: step.from, value: pick(step) }));
  const failed = timeline.reduce((sum, step) => sum + failuresOf(step), 0);
  const range = { from, to };
  return (
    <div class="grid">
      <div class="card">
        <TimeChart
          {...range}
          title="Requests to models"
          isWhole
          summary={`${plural(totals.requests, 'request')}, ${formatCount(failed)} failed`}
          shape="bars"
          format={formatCompact}
          series={[
            { name: 'All', tone: 'accent', points: points(({ requests }) => requests) },
            { name: 'Failed', tone: 'bad', points: points(failuresOf) },
          ]}
        />
      </div>
      <div class="card">
        <TimeChart
          {...range}
          title="Latency"
          summary={totals.latency_ms ? `Median ${formatMs(totals.latency_ms.p50)}` : 'Nothing measured'}
          shape="line"
          format={formatMs}
          series={[
            { name: 'Median', tone: 'accent', points: points(({ latency_p50_ms: p50 }) => p50) },
            { name: 'p95', tone: 'soft', points: points(({ latency_p95_ms: p95 }) => p95) },
          ]}
        />
      </div>
      <div class="card">
        <TimeChart
          {...range}
          title="Cost"
          summary={`${formatUsd(totals.cost_usd)} in all`}
          shape="bars"
          format={formatUsd}
          series={[{ name: 'Cost', tone: 'accent', points: points(({ cost_usd: cost }) => cost) }]}
        />
      </div>
      <div class="card">
        <TimeChart
          {...range}
          title="Tokens per second"
          summary={
            totals.tokens_per_second ? `${formatNumber(totals.tokens_per_second)} on average` : 'Nothing measured'
          }
          shape="line"
          format={(value) => formatNumber(value)}
          series={[
            { name: 'Tokens per second', tone: 'accent', points: points(({ tokens_per_second: speed }) => speed) },
          ]}
        />
      </div>
    </div>
  );
}

function Figures({ steps, rangeMs }: { readonly steps: readonly Step[]; readonly rangeMs: number }) {
  const used = steps.filter(({ requests }) => requests > 0);
  return (
    <div class="card">
      <Table
        label="Usage over time"
        head={[
          'From',
          ['Requests', 'number'],
          ['Failed', 'number'],
          ['Latency p50', 'number'],
          ['p95', 'number'],
          ['Tokens/s', 'number'],
          ['Cost', 'number'],
        ]}
      >
        {used.map((step) => (
          <tr key={step.from}>
            <th scope="row">{formatTime(step.from, rangeMs)}</th>
            <td class="number">{formatCount(step.requests)}</td>
            <td class="number">{formatCount(failuresOf(step))}</td>
            <td class="number">{formatMs(step.latency_p50_ms)}</td>
            <td class="number">{formatMs(step.latency_p95_ms)}</td>
            <td class="number">{formatNumber(step.tokens_per_second)}</td>
            <td class="number">{formatUsd(step.cost_usd)}</td>
          </tr>
        ))}
        {used.length === 0 && (
          <tr>
            <td colSpan={7} class="quiet">
              Nothing was asked in this time.
            </td>
          </tr>
        )}
      </Table>
    </div>
  );
}
