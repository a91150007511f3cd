import { useState } from 'preact/hooks';
import { request } from '../api.ts';
import type { CreatedKey, Key } from '../api-types.ts';
import { Failure } from '../parts/basics.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { CheckField, NumberField, SelectField, TextField } from '../parts/fields.tsx';

type Scope = Key['scopes'][number];

const SCOPES: readonly (readonly [Scope, string])[] = [
  ['inference', 'Ask models, list them'],
  ['read', 'See providers, hardware and the own usage'],
  ['safety', 'Have texts checked'],
  ['metrics', 'Read metrics'],
  ['models', 'Load, unload and test models'],
  ['admin', 'Everything, for all keys'],
];
const DAY_MS = 86_400_000;

/** Asks for all that a key needs, and makes it. */
export function CreateKey(props: {
  readonly isFirst: boolean;
  readonly onClose: () => void;
  readonly onCreated: (key: CreatedKey) => void;
}) {
  const [name, setName] = useState(props.isFirst ? 'admin' : '');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(props.isFirst ? ['admin'] : ['inference', 'read']));
  const [tenant, setTenant] = useState('');
  const [models, setModels] = useState('');
  const [days, setDays] = useState<number | undefined>();
  const [usd, setUsd] = useState<number | undefined>();
  const [period, setPeriod] = useState<'day' | 'month'>('month');
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const create = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const patterns = models.split(/[\s,]+/).filter(Boolean);
    try {
      props.onCreated(
        await request<CreatedKey>('/api/v1/keys', {
          method: 'POST',
          body: {
            name: name.trim(),
            scopes: [...scopes],
            ...(tenant.trim() ? { tenant: tenant.trim() } : {}),
            ...(patterns.length > 0 ? { models: patterns } : {}),
            ...(days === undefined ? {} : { expires_at: Math.round(Date.now() + days * DAY_MS) }),
            ...(usd === undefined ? {} : { budgets: [{ usd, period }] }),
          },
        }),
      );
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <Dialog title="Create a key" onClose={props.onClose}>
      {props.isFirst && (
        <p class="quiet">The first key should be allowed everything, or nobody can make a second one here.</p>
      )}
      {error !== undefined && <Failure error={error} />}
      <form onSubmit={create}>
        <TextField label="What it is for" value={name} onValue={setName} isRequired />
        <fieldset>
          <legend class="legend-text">What it may do</legend>
          {SCOPES.map(([scope, meaning]) => (
            <div key={scope}>
              <CheckField
                label={`${scope}: ${meaning.toLowerCase()}`}
                isOn={scopes.has(scope)}
                onChange={(isOn) =>
                  setScopes(new Set(isOn ? [...scopes, scope] : [...scopes].filter((each) => each !== scope)))
                }
              />
            </div>
          ))}
        </fieldset>
        <div class="fields">
          <TextField label="Tenant" hint="Keys of one tenant share their usage." value={tenant} onValue={setTenant} />
          <TextField label="Only these models" hint="local/*, openrouter/*:free" value={models} onValue={setModels} />
          <NumberField label="Days it holds" hint="Empty: for ever." min={0} value={days} onValue={setDays} />
          <NumberField label="Most USD" hint="Empty: no budget of its own." min={0} value={usd} onValue={setUsd} />
          <SelectField
            label="In each"
            value={period}
            options={[
              ['month', 'Month'],
              ['day', 'Day'],
            ]}
            onValue={setPeriod}
          />
        </div>
        <div class="actions end">
          <button type="button" class="plain" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" disabled={isBusy || scopes.size === 0}>
            Create it
          </button>
        </div>
      </form>
    </Dialog>
  );
}
