import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Measurements, Model, Usage } from '../api-types.ts';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatMs,
  formatNumber,
  formatShare,
  formatUsd,
  inWords,
} from '../format.ts';
import { Card, Empty, Shown, Table } from '../parts/basics.tsx';
import { linkTo, usePlace } from '../router.ts';
import { useData, useLoaded } from '../use-data.ts';
import { loadModels } from './models-data.ts';

type Seen = Partial<Measurements>;

const ROWS: readonly (readonly [string, (model: Model, seen: Seen) => ComponentChildren])[] = [
  ['Input, per million tokens', ({ free, pricing }) => formatUsd(free ? 0 : pricing?.input_price)],
  ['Output, per million tokens', ({ free, pricing }) => formatUsd(free ? 0 : pricing?.output_price)],
  ['Context', ({ context_length: tokens }) => formatCount(tokens)],
  ['Longest answer', ({ max_output_tokens: tokens }) => formatCount(tokens)],
  ['Parameters', ({ parameter_count: count }) => formatCompact(count)],
  ['Size', ({ size_bytes: bytes }) => formatBytes(bytes)],
  ['Runs', ({ local }) => (local === undefined ? '–' : local ? 'on this machine' : 'elsewhere')],
  ['Can do', ({ capabilities }) => capabilities.map(inWords).join(', ')],
  ['Requests, last week', (_, { requests = 0 }) => formatCount(requests)],
  ['Succeeded', (_, { success_rate: share }) => formatShare(share)],
  ['Latency, median', (_, { latency_ms: ms }) => formatMs(ms?.p50)],
  ['Latency, p95', (_, { latency_ms: ms }) => formatMs(ms?.p95)],
  ['First token, median', (_, { first_event_ms: ms }) => formatMs(ms?.p50)],
  ['Tokens per second', (_, { tokens_per_second: speed }) => formatNumber(speed)],
  ['Cost, last week', (_, { cost_usd: usd }) => formatUsd(usd)],
];

/** Models side by side: what is said of them, and what was measured here. */
export function CompareView() {
  const addresses = (usePlace().query.get('models') ?? '').split(',').filter(Boolean);
  const load = useCallback((signal: AbortSignal) => loadModels('', signal), []);
  const list = useLoaded(load);
  const usage = useData<Usage>('/api/v1/usage?timeframe_hours=168&by=model&limit=1000');
  return (
    <div class="stack">
      <div class="actions">
        <a class="button plain" href={linkTo('models', undefined, { compare: addresses.join(',') })}>
          Choose others
        </a>
        {addresses.length >= 2 && (
          <a class="button plain" href={linkTo('playground', undefined, { model: addresses[0], second: addresses[1] })}>
            Ask the first two side by side
          </a>
        )}
      </div>
      <Card title="Side by side">
        <Shown of={list}>
          {({ models }) => {
            const chosen = addresses.flatMap((address) => models.filter((model) => model.address === address));
            if (chosen.length === 0) return <Empty title="Choose models in the list first" />;
            const seen = (address: string): Seen => usage.data?.entries.find(({ name }) => name === address) ?? {};
            return (
              <Table label="Models side by side" head={['What', ...chosen.map(({ address }) => address)]}>
                {ROWS.map(([title, pick]) => (
                  <tr key={title}>
                    <th scope="row">{title}</th>
                    {chosen.map((model) => (
                      <td key={model.address}>{pick(model, seen(model.address))}</td>
                    ))}
                  </tr>
                ))}
              </Table>
            );
          }}
        </Shown>
      </Card>
    </div>
  );
}
