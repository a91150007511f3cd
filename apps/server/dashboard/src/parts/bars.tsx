import { formatCount, formatShare } from '../format.ts';
import type { Tone } from './basics.tsx';

/** How full something is, with the words beside it. */
export function Meter(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly text: string;
  readonly tone?: Tone;
}) {
  const share = props.max > 0 ? Math.min(1, Math.max(0, props.value / props.max)) : 0;
  return (
    <div class="meter-box">
      <div class="meter-words">
        <span>{props.label}</span>
        <span class="quiet">{props.text}</span>
      </div>
      <div class="meter" aria-hidden="true">
        <span class={`fill ${props.tone ?? 'accent'}`} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

/** How far something is. */
export function Progress(props: { readonly label: string; readonly fraction: number; readonly text?: string }) {
  return (
    <div class="meter-box">
      <div class="meter-words">
        <span>{props.label}</span>
        <span class="quiet">{props.text ?? formatShare(props.fraction)}</span>
      </div>
      <progress aria-label={props.label} max={1} value={props.fraction} />
    </div>
  );
}

/** Counts by name as bars, the largest first. */
export function Counts(props: {
  readonly label: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly nameOf?: (name: string) => string;
  readonly limit?: number;
}) {
  const entries = [...props.counts].sort((a, b) => b[1] - a[1]).slice(0, props.limit ?? 12);
  const most = Math.max(1, ...entries.map(([, count]) => count));
  return (
    <ul class="counts" aria-label={props.label}>
      {entries.map(([name, count]) => (
        <li key={name}>
          <span class="count-name">{props.nameOf?.(name) ?? name}</span>
          <span class="count-bar" aria-hidden="true">
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span class="count-number">{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}
