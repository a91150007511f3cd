import { useState } from 'preact/hooks';
import { formatMoment, formatMs, formatUsd } from '../format.ts';
import { connection, useEvents } from '../live.ts';
import { Card, Empty } from '../parts/basics.tsx';
import { linkTo } from '../router.ts';
import { useStore } from '../store.ts';
import { OutcomeBadge } from './request-badges.tsx';

interface Attempt {
  readonly request_id: string;
  readonly address: string;
  readonly started_at: number;
  readonly total_ms: number;
  readonly outcome: string;
  readonly cost_usd?: number;
  readonly task_type?: string;
}

const SHOWN = 8;
/** Kept while the page is open, so that a look at another view loses nothing. */
let heard: readonly Attempt[] = [];

/** What was asked just now, as it happens. */
export function LatestAttempts() {
  const [attempts, setAttempts] = useState(heard);
  const state = useStore(connection);
  useEvents(['attempt'], (_type, data) => {
    heard = [data as Attempt, ...heard].slice(0, SHOWN);
    setAttempts(heard);
  });
  return (
    <Card title="As it happens">
      {attempts.length === 0 ? (
        <Empty title={state === 'live' ? 'Waiting for the next request' : 'Not listening now'} />
      ) : (
        <ul class="provider-list">
          {attempts.map(({ address, started_at: at, total_ms: ms, outcome, cost_usd: cost, ...attempt }) => (
            <li key={`${attempt.request_id}/${address}/${at}`}>
              <div>
                <a class="name" href={linkTo('models', address)}>
                  {address}
                </a>
                <p class="quiet small">
                  {[formatMoment(at), formatMs(ms), cost === undefined ? undefined : formatUsd(cost)]
                    .filter(Boolean)
                    .join(', ')}
                </p>
              </div>
              <div class="badges">
                <OutcomeBadge outcome={outcome} />
                <a
                  class="small"
                  href={linkTo('requests', attempt.request_id)}
                  aria-label={`Request of ${formatMoment(at)}`}
                >
                  Request
                </a>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
