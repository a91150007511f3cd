import { useEffect, useRef, useState } from 'preact/hooks';
import { formatTime } from '../format.ts';

/** One moment of a chart. An absent value is a gap, never a zero. */
export interface Point {
  readonly at: number;
  readonly value: number | undefined;
}

/** Values that belong together, with the word that names them. */
export interface Series {
  readonly name: string;
  readonly tone: 'accent' | 'bad' | 'soft';
  readonly points: readonly Point[];
}

interface ChartProps {
  readonly title: string;
  /** What the chart says, in a sentence, for those who do not see it. */
  readonly summary: string;
  readonly series: readonly Series[];
  readonly shape: 'bars' | 'line';
  readonly format: (value: number) => string;
  readonly from: number;
  readonly to: number;
  /** True for counts, which have no halves. */
  readonly isWhole?: boolean;
}

const HEIGHT = 150;
const LEFT = 52;
const BOTTOM = 22;
const TOP = 8;
const RIGHT = 6;

/** Values over time. Arrow keys and the pointer walk over it. */
export function TimeChart({ title, summary, series, shape, format, from, to, isWhole = false }: ChartProps) {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(480);
  const [index, setIndex] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (!box.current) return undefined;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(220, entry.contentRect.width)));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  const times = series[0]?.points.map(({ at }) => at) ?? [];
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === undefined ? [] : [value])));
  const isEmpty = !values.some((value) => value > 0);
  const top = Math.max(isWhole ? 2 : 0, niceTop(Math.max(0, ...values)));
  const x = (at: number) => LEFT + ((at - from) / Math.max(1, to - from)) * (width - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const stepWidth = times.length > 1 ? x(times[1] ?? from) - x(times[0] ?? from) : width - LEFT - RIGHT;
  const shown = index === undefined ? undefined : times[index];
  const valuesAt = (at: number) =>
    series.map(({ name, points }) => {
      const value = points[at]?.value;
      return `${name} ${value === undefined ? 'none' : format(value)}`;
    });

  const words =
    index !== undefined && shown !== undefined
      ? `${formatTime(shown, to - from)}: ${valuesAt(index).join(', ')}`
      : summary;
  const point = ({ offsetX }: { readonly offsetX: number }) => {
    if (times.length === 0) return;
    const at = from + ((offsetX - LEFT) / Math.max(1, width - LEFT - RIGHT)) * (to - from);
    const found = times.findLastIndex((time) => time <= at);
    setIndex(Math.max(0, found));
  };

  return (
    <figure class="chart" ref={box}>
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="quiet small">{words}</span>
      </figcaption>
      <input
        type="range"
        class="walker"
        aria-label={`${title} over time`}
        aria-valuetext={words}
        min={0}
        max={Math.max(0, times.length - 1)}
        step={1}
        value={index ?? Math.max(0, times.length - 1)}
        onInput={(event) => setIndex(event.currentTarget.valueAsNumber)}
        onBlur={() => setIndex(undefined)}
      />
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        aria-hidden="true"
        onPointerMove={point}
        onPointerLeave={() => setIndex(undefined)}
      >
        {(isEmpty ? [0] : [0, 0.5, 1]).map((share) => (
          <g key={share}>
            <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(top * share)} y2={y(top * share)} />
            {!isEmpty && (
              <text class="tick" x={LEFT - 8} y={y(top * share) + 4} text-anchor="end">
                {format(top * share)}
              </text>
            )}
          </g>
        ))}
        {[0, 0.5, 1].map((share) => (
          <text
            key={share}
            class="tick"
            x={LEFT + share * (width - LEFT - RIGHT)}
            y={HEIGHT - 5}
            text-anchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
          >
            {share === 1 ? 'now' : formatTime(from + share * (to - from), to - from)}
          </text>
        ))}
        {isEmpty && (
          <text class="tick" x={(LEFT + width) / 2} y={HEIGHT / 2} text-anchor="middle">
            Nothing in this time
          </text>
        )}
        {index !== undefined && shown !== undefined && (
          <rect class="cursor" x={x(shown)} y={TOP} width={Math.max(1, stepWidth)} height={HEIGHT - TOP - BOTTOM} />
        )}
        {series.map(({ name, tone, points }) =>
          shape === 'bars' ? (
            <g key={name} class={`bars ${tone}`}>
              {points.map(({ at, value }) =>
                value === undefined || value <= 0 ? null : (
                  <rect
                    key={at}
                    x={x(at) + Math.min(1, stepWidth * 0.1)}
                    y={y(value)}
                    width={Math.max(1.5, stepWidth - Math.min(2, stepWidth * 0.2))}
                    height={Math.max(1, y(0) - y(value))}
                  />
                ),
              )}
            </g>
          ) : (
            <g key={name} class={`line ${tone}`}>
              <path d={pathOf(points, (at) => x(at) + stepWidth / 2, y)} />
              {points.map(({ at, value }, place) =>
                value !== undefined && isAlone(points, place) ? (
                  <circle key={at} cx={x(at) + stepWidth / 2} cy={y(value)} r={2} />
                ) : null,
              )}
            </g>
          ),
        )}
      </svg>
      {series.length > 1 && (
        <ul class="legend">
          {series.map(({ name, tone }) => (
            <li key={name}>
              <span class={`swatch ${tone}`} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** A point between two gaps would be no line. */
const isAlone = (points: readonly Point[], place: number): boolean =>
  points[place - 1]?.value === undefined && points[place + 1]?.value === undefined;

function pathOf(points: readonly Point[], x: (at: number) => number, y: (value: number) => number): string {
  let isDown = false;
  return points
    .map(({ at, value }) => {
      if (value === undefined) {
        isDown = false;
        return '';
      }
      const part = `${isDown ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isDown = true;
      return part;
    })
    .join('');
}

/** The next round number, so that the scale can be read. */
export function niceTop(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((step) => step * unit >= value) ?? 10) * unit;
}
