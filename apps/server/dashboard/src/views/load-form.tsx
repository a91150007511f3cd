import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { addressPath, request } from '../api.ts';
import { Failure } from '../parts/basics.tsx';
import { CheckField, NumberField, SelectField } from '../parts/fields.tsx';

/** Asks for a model to be put into memory. */
export function LoadForm({ models, reload }: { readonly models: readonly string[]; readonly reload: () => void }) {
  const [chosen, setChosen] = useState('');
  const [contextLength, setContextLength] = useState<number | undefined>();
  const [isPinned, setPinned] = useState(false);
  const [error, setError] = useState<unknown>();
  if (models.length === 0) return null;
  const address = models.includes(chosen) ? chosen : (models[0] ?? '');

  const load = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    const query = new URLSearchParams({
      ...(contextLength === undefined ? {} : { context_length: String(contextLength) }),
      ...(isPinned ? { pin: 'true' } : {}),
    });
    try {
      await request(`${addressPath('/api/v1/models/load', address)}?${query}`, { method: 'POST' });
      announce(`${address} is being loaded.`);
    } catch (thrown) {
      setError(thrown);
    }
    reload();
  };

  return (
    <form onSubmit={load}>
      {error !== undefined && <Failure error={error} />}
      <div class="fields">
        <SelectField
          label="Put into memory"
          value={address}
          options={models.map((name) => [name, name] as const)}
          onValue={setChosen}
        />
        <NumberField
          label="Tokens of context"
          hint="Empty: what fits."
          min={1}
          step={1}
          value={contextLength}
          onValue={setContextLength}
        />
        <CheckField label="Makes room for no other" isOn={isPinned} onChange={setPinned} />
      </div>
      <div class="actions end">
        <button type="submit">Load</button>
      </div>
    </form>
  );
}
