import { useId } from 'preact/hooks';
import { formatUsd } from '../format.ts';

/** USD per million tokens, in steps that people think in; the last step is any price. */
const STEPS = [0, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 15, 25, 50, 100] as const;

/** The most that a million tokens may cost. */
export function PriceSlider(props: {
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
}) {
  const id = useId();
  const { value } = props;
  const found = value === undefined ? -1 : STEPS.findIndex((step) => step >= value);
  const place = found === -1 ? STEPS.length : found;
  const words = value === undefined ? 'any price' : value === 0 ? 'free' : `up to ${formatUsd(value)}`;
  return (
    <div class="field">
      <label for={id}>
        Affordable: <span class="quiet">{words}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS.length}
        step={1}
        value={place}
        aria-valuetext={value === undefined || value === 0 ? words : `${words} per million tokens`}
        onInput={(event) => props.onValue(STEPS[event.currentTarget.valueAsNumber])}
      />
    </div>
  );
}
