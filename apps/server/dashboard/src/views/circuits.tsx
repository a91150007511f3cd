import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { addressPath, request } from '../api.ts';
import type { FallbackStatistics } from '../api-types.ts';
import { formatCount, formatRelative, inWords, plural } from '../format.ts';
import { Badge, Empty, Failure } from '../parts/basics.tsx';
import { CIRCUIT_STATES } from './providers.tsx';

/** Who rests, since when, and when they are tried again; lets them back at once. */
export function Circuits(props: { readonly statistics: FallbackStatistics; readonly reload: () => void }) {
  const { circuits, recent_attempts: attempts, recent_failures: failures, failures_by_code: byCode } = props.statistics;
  const [error, setError] = useState<unknown>();
  const now = useNow(circuits.some(({ next_probe_at: at }) => at !== undefined));

  const change = async (action: 'reset' | 'isolate', key: string) => {
    setError(undefined);
    try {
      await request(addressPath(`/api/v1/models/fallback/${action}`, key), { method: 'POST' });
      announce(action === 'reset' ? `${key} is back in service.` : `${key} was taken out of service.`);
      props.reload();
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <>
      {error !== undefined && <Failure error={error} />}
      {circuits.length === 0 ? (
        <Empty title="Everything is in service" />
      ) : (
        <ul class="provider-list">
          {circuits.map(({ key, state, consecutive_failures: inARow, next_probe_at: probeAt, last_error: last }) => (
            <li key={key}>
              <div>
                <span class="name">{key}</span>
                <p class="quiet small">
                  {[
                    inARow > 0 ? `${plural(inARow, 'failure')} in a row` : undefined,
                    last ? inWords(last).toLowerCase() : undefined,
                    state !== 'closed' && probeAt !== undefined
                      ? probeAt > now
                        ? `next probe ${formatRelative(probeAt, now)}`
                        : 'the next request that wants it is the probe'
                      : undefined,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              </div>
              <div class="actions">
                <Badge tone={CIRCUIT_STATES[state][1]}>{CIRCUIT_STATES[state][0]}</Badge>
                {state !== 'isolated' && (
                  <button
                    type="button"
                    class="plain"
                    aria-label={`Take out ${key}`}
                    onClick={() => change('isolate', key)}
                  >
                    Take out
                  </button>
                )}
                <button type="button" class="plain" aria-label={`Reset ${key}`} onClick={() => change('reset', key)}>
                  Reset
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet small">
        {attempts === 0
          ? 'No attempts yet.'
          : `${formatCount(failures)} of the last ${plural(attempts, 'attempt')} failed${
              failures > 0
                ? `: ${Object.entries(byCode)
                    .map(([code, count]) => `${formatCount(count)} ${inWords(code).toLowerCase()}`)
                    .join(', ')}`
                : ''
            }.`}
      </p>
    </>
  );
}

/** The time, every second while it is needed. */
function useNow(isNeeded: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!isNeeded) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isNeeded]);
  return isNeeded ? now : Date.now();
}
