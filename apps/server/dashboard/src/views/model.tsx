import { useCallback, useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { addressPath, request } from '../api.ts';
import type { Measurements, Model, ModelTest } from '../api-types.ts';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatDay,
  formatMoment,
  formatMs,
  formatNumber,
  formatShare,
  formatUsd,
  inWords,
} from '../format.ts';
import { Counts } from '../parts/bars.tsx';
import { Badge, Card, Empty, Facts, Failure, Shown } from '../parts/basics.tsx';
import { linkTo, usePlace } from '../router.ts';
import { useData, useLoaded } from '../use-data.ts';
import { loadModels } from './models-data.ts';
import { PriceBadges } from './price-badges.tsx';

const WEEK_HOURS = 168;

/** One model: what is said of it, what it costs, and what was measured here. */
export function ModelView() {
  const { rest: address = '' } = usePlace();
  const load = useCallback(
    async (signal: AbortSignal) => (await loadModels('', signal)).models.find((model) => model.address === address),
    [address],
  );
  const found = useLoaded(load);
  const measured = useData<Measurements>(
    found.data ? `${addressPath('/api/v1/models/performance', address)}?timeframe_hours=${WEEK_HOURS}` : undefined,
  );
  return (
    <div class="stack">
      <div class="actions">
        <a class="button plain" href={linkTo('models')}>
          All models
        </a>
        <a class="button" href={linkTo('playground', undefined, { model: address })}>
          Try it in the playground
        </a>
        <a class="button plain" href={linkTo('calculator', undefined, { model: address })}>
          What would it cost?
        </a>
      </div>
      {found.data === undefined && !found.isLoading && found.error === undefined ? (
        <Empty title="No provider lists this model now">
          <a href={linkTo('models')}>Look through all models.</a>
        </Empty>
      ) : (
        <Shown of={found}>
          {(model) => (
            <div class="grid">
              <Known model={model} />
              <div class="stack">
                <Prices model={model} />
                <Card title="Measured here" note="In the last seven days.">
                  <Shown of={measured}>{(data) => <Measured seen={data} />}</Shown>
                </Card>
                <Test address={address} />
              </div>
            </div>
          )}
        </Shown>
      )}
    </div>
  );
}

function Known({ model }: { readonly model: Model }) {
  return (
    <Card title={model.name ?? 'What is known'}>
      {model.description && <p>{model.description}</p>}
      <div class="badges">
        {model.capabilities.map((capability) => (
          <Badge key={capability}>{inWords(capability)}</Badge>
        ))}
      </div>
      <Facts
        facts={[
          ['Provider', model.provider],
          ['Context', model.context_length && `${formatCount(model.context_length)} tokens`],
          ['Longest answer', model.max_output_tokens && `${formatCount(model.max_output_tokens)} tokens`],
          ['Parameters', model.parameter_count && formatCompact(model.parameter_count)],
          ['Active parameters', model.active_parameter_count && formatCompact(model.active_parameter_count)],
          ['Format', model.quantization],
          ['Size', model.size_bytes && formatBytes(model.size_bytes)],
          ['Family', model.family],
          ['Licence', model.license],
          ['Languages', model.languages?.join(', ')],
          ['Since', model.created_at && formatDay(model.created_at * 1_000)],
          ['Until', model.expires_at && formatDay(model.expires_at * 1_000)],
          ['Runs', model.local === undefined ? undefined : model.local ? 'on this machine' : 'elsewhere'],
        ]}
      />
    </Card>
  );
}

function Prices({ model }: { readonly model: Model }) {
  const { pricing = {} } = model;
  return (
    <Card title="Price" note={pricing.source ? `In USD, as known from: ${pricing.source}.` : 'In USD.'}>
      <p>
        <PriceBadges model={model} />
      </p>
      <Facts
        facts={(
          [
            ['Input, per million tokens', pricing.input_price],
            ['Output, per million tokens', pricing.output_price],
            ['Input from the cache', pricing.cached_input_price],
            ['Input into the cache', pricing.cache_write_price],
            ['Reasoning', pricing.reasoning_price],
            ['A thousand images', pricing.image_price],
            ['A thousand requests', pricing.request_price],
          ] as const
        ).map(([name, price]) => [name, price === undefined ? undefined : formatUsd(price)])}
      />
      {pricing.tiers?.map(({ from_input_tokens: from, input_price: input, output_price: output }) => (
        <p key={from} class="quiet">
          From {formatCount(from)} tokens of input: {formatUsd(input)} in, {formatUsd(output)} out.
        </p>
      ))}
    </Card>
  );
}

function Measured({ seen }: { readonly seen: Measurements }) {
  if (seen.requests === 0) return <Empty title="Not used in this time" />;
  const errors = new Map(Object.entries(seen.errors));
  return (
    <>
      <Facts
        facts={[
          ['Requests', formatCount(seen.requests)],
          ['Succeeded', formatShare(seen.success_rate)],
          ['Latency', seen.latency_ms && `${formatMs(seen.latency_ms.p50)}, p95 ${formatMs(seen.latency_ms.p95)}`],
          [
            'First token',
            seen.first_event_ms && `${formatMs(seen.first_event_ms.p50)}, p95 ${formatMs(seen.first_event_ms.p95)}`,
          ],
          ['Tokens per second', seen.tokens_per_second && formatNumber(seen.tokens_per_second)],
          ['Tokens', `${formatCompact(seen.input_tokens)} in, ${formatCompact(seen.output_tokens)} out`],
          ['Cost', formatUsd(seen.cost_usd)],
          ['Last used', seen.last_used_at && formatMoment(seen.last_used_at)],
        ]}
      />
      {errors.size > 0 && (
        <>
          <h3>Errors</h3>
          <Counts label="Errors by kind" counts={errors} nameOf={(code) => inWords(code).toLowerCase()} />
        </>
      )}
    </>
  );
}

function Test({ address }: { readonly address: string }) {
  const [result, setResult] = useState<ModelTest | undefined>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const seen = await request<ModelTest>('/api/v1/models/test', { method: 'POST', body: { model_id: address } });
      setResult(seen);
      announce(seen.ok ? `It answered in ${formatMs(seen.latency_ms)}.` : 'It did not answer.');
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  return (
    <Card title="Does it answer?" note="Asks it one short question.">
      {error !== undefined && <Failure error={error} />}
      {result?.ok && (
        <Facts
          facts={[
            ['Answered in', formatMs(result.latency_ms)],
            ['First token', formatMs(result.first_event_ms)],
            ['Tokens per second', formatNumber(result.tokens_per_second)],
          ]}
        />
      )}
      {result && !result.ok && <p class="note bad">{result.error?.message ?? 'It did not answer.'}</p>}
      <div class="actions">
        <button type="button" class="plain" disabled={isBusy} onClick={test}>
          {isBusy ? 'Asking…' : 'Test it'}
        </button>
      </div>
    </Card>
  );
}
