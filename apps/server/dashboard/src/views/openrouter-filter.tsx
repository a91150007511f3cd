import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { request } from '../api.ts';
import type { Filter } from '../api-types.ts';
import { formatUsd } from '../format.ts';
import { Failure } from '../parts/basics.tsx';
import { CheckField, NumberField } from '../parts/fields.tsx';

/** Which of its models OpenRouter shows and uses, for everybody. */
export function OpenRouterFilter(props: { readonly filter: Filter; readonly onChange: () => void }) {
  const [filter, setFilter] = useState(props.filter);
  const [mostUsd, setMostUsd] = useState(perMillion(props.filter.max_cost_per_token));
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);

  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    setSaved(false);
    try {
      const saved = await request<Filter>('/api/v1/models/openrouter/filter', {
        method: 'POST',
        body: {
          show_free_only: filter.show_free_only,
          prefer_free_models: filter.prefer_free_models,
          max_cost_per_token: mostUsd === undefined ? null : mostUsd / 1_000_000,
        },
      });
      setFilter(saved);
      setSaved(true);
      announce('The filter holds from now on.');
      props.onChange();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };

  return (
    <details class="card">
      <summary>
        <strong>OpenRouter's filter</strong>: <span class="quiet">{inShort(filter, mostUsd)}</span>
      </summary>
      <form onSubmit={save}>
        <p class="quiet">Holds at once, for everybody, and survives a restart.</p>
        {error !== undefined && <Failure error={error} />}
        <div class="fields">
          <CheckField
            label="Only models that cost nothing"
            isOn={filter.show_free_only}
            onChange={(isOn) => setFilter({ ...filter, show_free_only: isOn })}
          />
          <CheckField
            label="Free models first"
            isOn={filter.prefer_free_models}
            onChange={(isOn) => setFilter({ ...filter, prefer_free_models: isOn })}
          />
          <NumberField
            label="Most USD per million tokens"
            hint="Empty: any price."
            min={0}
            value={mostUsd}
            onValue={setMostUsd}
          />
        </div>
        <div class="actions end">
          {isSaved && <span class="quiet small">Saved: it holds from now on.</span>}
          <button type="submit" class="plain" disabled={isBusy}>
            Save the filter
          </button>
        </div>
      </form>
    </details>
  );
}

function inShort({ show_free_only: isFreeOnly, prefer_free_models: isFreeFirst }: Filter, mostUsd?: number): string {
  const price = mostUsd === undefined ? 'any price' : `up to ${formatUsd(mostUsd)} per million tokens`;
  return `${isFreeOnly ? 'free models only' : price}${isFreeFirst && !isFreeOnly ? ', free ones first' : ''}`;
}

/** Without the digits that binary fractions add. */
function perMillion(usdPerToken: number | undefined): number | undefined {
  return usdPerToken === undefined ? undefined : Number((usdPerToken * 1_000_000).toPrecision(9));
}
