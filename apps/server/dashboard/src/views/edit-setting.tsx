import { useState } from 'preact/hooks';
import { request } from '../api.ts';
import { Failure } from '../parts/basics.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { CheckField, NumberField, SelectField } from '../parts/fields.tsx';

/** A setting as the server shows it. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
  readonly origin: string;
  /** Absent for what only the file can say. */
  readonly shape?:
    | { readonly type: 'boolean' }
    | { readonly type: 'number'; readonly integer: boolean; readonly minimum?: number; readonly maximum?: number }
    | { readonly type: 'choice'; readonly options: readonly string[] };
}

interface Changes {
  readonly changed: readonly string[];
  readonly needs_restart: readonly string[];
}

/** Asks for another value of a setting and writes it. */
export function EditSetting({
  setting,
  onClose,
}: {
  readonly setting: Setting;
  /** With what to tell, where something was changed. */
  readonly onClose: (news?: string) => void;
}) {
  const { path, shape, origin } = setting;
  const [value, setValue] = useState(setting.value);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const name = path.split('.').at(-1) ?? path;

  const save = async (wanted: unknown) => {
    setBusy(true);
    setError(undefined);
    try {
      const body = { changes: [{ path, value: wanted }] };
      const { needs_restart } = await request<Changes>('/api/v1/config', { method: 'POST', body });
      onClose(needs_restart.includes(path) ? `${path} holds after the next start.` : `${path} holds from now on.`);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };

  return (
    <Dialog title={`Change ${name}`} onClose={() => onClose()}>
      {error !== undefined && <Failure error={error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save(value);
        }}
      >
        <p class="quiet">
          <code class="breakable">{path}</code>
        </p>
        {shape?.type === 'boolean' && <CheckField label={name} isOn={value === true} onChange={setValue} />}
        {shape?.type === 'number' && (
          <NumberField
            label={name}
            hint={rangeOf(shape)}
            value={typeof value === 'number' ? value : undefined}
            onValue={setValue}
            {...(shape.minimum === undefined ? {} : { min: shape.minimum })}
            {...(shape.maximum === undefined ? {} : { max: shape.maximum })}
            step={shape.integer ? 1 : 'any'}
            isRequired
          />
        )}
        {shape?.type === 'choice' && (
          <SelectField
            label={name}
            value={String(value)}
            onValue={setValue}
            options={shape.options.map((option) => [option, option] as const)}
          />
        )}
        <div class="actions end">
          {origin !== 'default' && (
            <button type="button" class="plain" disabled={isBusy} onClick={() => void save(null)}>
              Back to the default
            </button>
          )}
          <button type="submit" disabled={isBusy}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function rangeOf({
  minimum,
  maximum,
  integer,
}: {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer: boolean;
}): string {
  const kind = integer ? 'A whole number' : 'A number';
  if (minimum !== undefined && maximum !== undefined) return `${kind} from ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `${kind}, ${minimum} or more.`;
  return maximum === undefined ? `${kind}.` : `${kind}, ${maximum} or less.`;
}
