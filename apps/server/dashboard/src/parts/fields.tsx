import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly isHidden?: boolean;
}

function Labelled(props: FieldProps & { readonly children: (id: string, hintId?: string) => ComponentChildren }) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="field">
      <label for={id} class={props.isHidden ? 'sr-only' : undefined}>
        {props.label}
      </label>
      {props.children(id, props.hint ? hintId : undefined)}
      {props.hint && (
        <p id={hintId} class="quiet small hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** A line of text. */
export function TextField(
  props: FieldProps & {
    readonly value: string;
    readonly onValue: (value: string) => void;
    readonly type?: 'text' | 'search' | 'password';
    readonly placeholder?: string;
    readonly list?: string;
    readonly isRequired?: boolean;
    readonly pattern?: string;
  },
) {
  return (
    <Labelled {...props}>
      {(id, hintId) => {
        const shared = {
          id,
          'aria-describedby': hintId,
          value: props.value,
          placeholder: props.placeholder,
          required: props.isRequired,
          pattern: props.pattern,
          autocomplete: 'off',
          spellcheck: false,
          onInput: (event: { readonly currentTarget: HTMLInputElement }) => props.onValue(event.currentTarget.value),
        } as const;
        return props.type === 'password' ? (
          <input type="password" {...shared} />
        ) : (
          <input type={props.type ?? 'text'} list={props.list} {...shared} />
        );
      }}
    </Labelled>
  );
}

/** A number; undefined while the field is empty. */
export function NumberField(
  props: FieldProps & {
    readonly value: number | undefined;
    readonly onValue: (value: number | undefined) => void;
    readonly min?: number;
    readonly max?: number;
    readonly step?: number | 'any';
    readonly isRequired?: boolean;
  },
) {
  return (
    <Labelled {...props}>
      {(id, hintId) => (
        <input
          id={id}
          aria-describedby={hintId}
          type="number"
          inputMode="decimal"
          value={props.value ?? ''}
          min={props.min}
          max={props.max}
          step={props.step ?? 'any'}
          required={props.isRequired}
          onInput={({ currentTarget: { value, valueAsNumber } }) =>
            props.onValue(value === '' || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
          }
        />
      )}
    </Labelled>
  );
}

/** A choice of few. */
export function SelectField<Value extends string>(
  props: FieldProps & {
    readonly value: Value;
    readonly onValue: (value: Value) => void;
    readonly options: readonly (readonly [Value, string])[];
  },
) {
  return (
    <Labelled {...props}>
      {(id, hintId) => (
        <select
          id={id}
          aria-describedby={hintId}
          value={props.value}
          onChange={(event) => props.onValue(event.currentTarget.value as Value)}
        >
          {props.options.map(([value, text]) => (
            <option key={value} value={value} selected={value === props.value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Something that is so or not. */
export function CheckField(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isHidden?: boolean;
  readonly isDisabled?: boolean;
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.isOn}
        disabled={props.isDisabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class={props.isHidden ? 'sr-only' : undefined}>{props.label}</span>
    </label>
  );
}

/** A few choices side by side, one of them pressed. */
export function Switcher<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onValue: (value: Value) => void;
}) {
  return (
    <fieldset class="switcher">
      <legend class="sr-only">{props.label}</legend>
      {props.options.map(([value, text]) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onValue(value)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
