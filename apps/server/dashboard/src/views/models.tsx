import { useCallback, useState } from 'preact/hooks';
import type { Model, Provider } from '../api-types.ts';
import { formatCompact, formatUsd, inWords, plural } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { Badge, Card, Empty, Shown } from '../parts/basics.tsx';
import { CheckField, SelectField, TextField } from '../parts/fields.tsx';
import { linkTo, replaceQuery, usePlace } from '../router.ts';
import { useData, useLoaded } from '../use-data.ts';
import { CAPABILITIES, TASK_TYPES } from '../vocabulary.ts';
import { chooseModels, loadModels, type ModelSort, type ModelWishes } from './models-data.ts';
import { OpenRouterFilter } from './openrouter-filter.tsx';
import { PriceBadges } from './price-badges.tsx';
import { PriceSlider } from './price-slider.tsx';

const SORTS: readonly (readonly [ModelSort, string])[] = [
  ['name', 'Name'],
  ['price', 'Cheapest first'],
  ['context', 'Longest context first'],
  ['newest', 'Newest first'],
  ['size', 'Smallest first'],
];
const SHOWN_AT_FIRST = 30;
const MOST_COMPARED = 4;

/** All models, to look through. */
export function ModelsView() {
  const place = usePlace();
  const query = place.query;
  const task = query.get('task') ?? '';
  const load = useCallback((signal: AbortSignal) => loadModels(task, signal), [task]);
  const list = useLoaded(load);
  const providers = useData<{ readonly providers: readonly Provider[] }>('/api/v1/providers');
  useSettledEvents(['pull'], list.reload, 3_000);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);

  const most = query.get('most');
  const sort = query.get('sort');
  const wishes: ModelWishes = {
    text: query.get('q') ?? '',
    isFreeOnly: query.get('free') === '1',
    mostUsd: most === null || most === '' || !Number.isFinite(Number(most)) ? undefined : Number(most),
    provider: query.get('provider') ?? '',
    capability: query.get('capability') ?? '',
    sort: SORTS.find(([value]) => value === sort)?.[0] ?? 'name',
  };
  const compared = query
    .getAll('compare')
    .flatMap((text) => text.split(','))
    .filter(Boolean);
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    replaceQuery(place, { ...Object.fromEntries(query), ...change });
  const openRouter = providers.data?.providers.find(({ kind, filter }) => kind === 'openrouter' && filter);

  return (
    <div class="stack">
      <search class="card" aria-label="Models">
        <div class="fields">
          <TextField
            label="Search"
            type="search"
            value={wishes.text}
            placeholder="Name or address"
            onValue={(q) => set({ q })}
          />
          <SelectField
            label="Provider"
            value={wishes.provider}
            options={[['', 'All'], ...providersOf(list.data?.models ?? [], wishes.provider)]}
            onValue={(provider) => set({ provider })}
          />
          <SelectField
            label="Can do"
            value={wishes.capability}
            options={[['', 'Anything'], ...CAPABILITIES.map((name) => [name, inWords(name)] as const)]}
            onValue={(capability) => set({ capability })}
          />
          <SelectField
            label="For the task"
            value={task}
            options={[['', 'Any'], ...TASK_TYPES.map((name) => [name, inWords(name)] as const)]}
            onValue={(value) => set({ task: value })}
          />
          <SelectField label="Order" value={wishes.sort} options={SORTS} onValue={(value) => set({ sort: value })} />
          <PriceSlider value={wishes.mostUsd} onValue={(value) => set({ most: value?.toString() })} />
          <CheckField
            label="Free only"
            isOn={wishes.isFreeOnly}
            onChange={(isOn) => set({ free: isOn ? '1' : undefined })}
          />
        </div>
      </search>
      {openRouter?.filter && <OpenRouterFilter filter={openRouter.filter} onChange={list.reload} />}
      <Card
        title="All of them"
        actions={
          <a class="button plain" href={linkTo('calculator')}>
            What would it cost?
          </a>
        }
      >
        <Shown of={list}>
          {({ models, unavailable }) => {
            const found = chooseModels(models, wishes);
            return (
              <>
                {unavailable.map(({ provider, error }) => (
                  <p key={provider} class="note warn">
                    {provider}: {error.message}
                  </p>
                ))}
                <p class="quiet" role="status">
                  {plural(found.length, 'model')}
                  {found.length < models.length && ` of ${models.length}`}
                  {wishes.mostUsd !== undefined && ` up to ${formatUsd(wishes.mostUsd)} per million tokens`}
                </p>
                {found.length === 0 && <Empty title="No model fits">Ask for less, or switch more providers on.</Empty>}
                <ul class="model-list">
                  {found.slice(0, shown).map((model) => (
                    <ModelItem
                      key={model.address}
                      model={model}
                      isCompared={compared.includes(model.address)}
                      isFull={compared.length >= MOST_COMPARED}
                      onCompare={(isOn) =>
                        set({
                          compare: (isOn
                            ? [...compared, model.address]
                            : compared.filter((address) => address !== model.address)
                          ).join(','),
                        })
                      }
                    />
                  ))}
                </ul>
                {found.length > shown && (
                  <button type="button" class="plain" onClick={() => setShown(shown + 200)}>
                    Show more
                  </button>
                )}
              </>
            );
          }}
        </Shown>
      </Card>
      {compared.length > 0 && (
        <div class="sticky-foot row between">
          <span>{plural(compared.length, 'model')} chosen</span>
          <span class="actions">
            <button type="button" class="plain" onClick={() => set({ compare: undefined })}>
              Clear
            </button>
            <a class="button" href={linkTo('compare', undefined, { models: compared.join(',') })}>
              Compare
            </a>
          </span>
        </div>
      )}
    </div>
  );
}

function providersOf(models: readonly Model[], chosen: string): readonly (readonly [string, string])[] {
  const names = new Set(models.map(({ provider }) => provider));
  if (chosen) names.add(chosen);
  return [...names].sort().map((name) => [name, name] as const);
}

function ModelItem(props: {
  readonly model: Model;
  readonly isCompared: boolean;
  readonly isFull: boolean;
  readonly onCompare: (isOn: boolean) => void;
}) {
  const { model, isCompared } = props;
  const { address, name, context_length: context, parameter_count: parameters, capabilities } = model;
  return (
    <li>
      <CheckField
        label={`Compare ${address}`}
        isHidden
        isOn={isCompared}
        isDisabled={props.isFull && !isCompared}
        onChange={props.onCompare}
      />
      <div class="model-main">
        <a href={linkTo('models', address)}>{address}</a>
        <p class="quiet small">
          {[
            name,
            context === undefined ? undefined : `${formatCompact(context)} tokens of context`,
            parameters === undefined ? undefined : `${formatCompact(parameters)} parameters`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div class="badges">
          {capabilities.slice(0, 6).map((capability) => (
            <Badge key={capability}>{inWords(capability)}</Badge>
          ))}
          {capabilities.length > 6 && <Badge>{`${capabilities.length - 6} more`}</Badge>}
        </div>
      </div>
      <div class="model-price">
        <PriceBadges model={model} />
      </div>
    </li>
  );
}
