import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { addressPath, request } from '../api.ts';
import type { LoadJob, Status } from '../api-types.ts';
import { formatBytes, formatCompact, formatRelative, plural } from '../format.ts';
import { useEvents } from '../live.ts';
import { Progress } from '../parts/bars.tsx';
import { Badge, Empty, Failure } from '../parts/basics.tsx';
import { linkTo } from '../router.ts';

/** What is in memory and on its way there. */
export function InMemory({ status, reload }: { readonly status: Status; readonly reload: () => void }) {
  const { loaded_models: loaded, load_jobs: jobs } = status;
  const [error, setError] = useState<unknown>();
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [live, setLive] = useState<ReadonlyMap<string, LoadJob>>(new Map());
  useEvents(['load'], (_type, data) => {
    const job = data as LoadJob;
    setLive((before) => new Map(before).set(job.address, job));
    if (job.state === 'loaded') announce(`${job.address} is in memory.`);
    if (job.state === 'failed') announce(`${job.address} could not be loaded.`);
  });

  const change = async (path: string, address: string, done: string) => {
    setError(undefined);
    setLeaving((before) => new Set(before).add(address));
    try {
      await request(addressPath(path, address), { method: 'DELETE' });
      announce(done);
    } catch (thrown) {
      setError(thrown);
    }
    setLeaving((before) => new Set([...before].filter((each) => each !== address)));
    reload();
  };
  const known = jobs.map((job) => newer(job, live.get(job.address)));
  const now = Date.now();

  return (
    <>
      {error !== undefined && <Failure error={error} />}
      {loaded.length === 0 && known.every(({ state }) => state !== 'loading') && (
        <Empty title="No model is in memory">The first request loads the one it needs.</Empty>
      )}
      <ul class="provider-list">
        {known
          .filter(({ state }) => state === 'loading')
          .map(({ address, progress }) => (
            <li key={address}>
              <Progress label={`Loading ${address}`} fraction={progress} />
              <button
                type="button"
                class="plain"
                aria-label={`Stop loading ${address}`}
                disabled={leaving.has(address)}
                onClick={() => change('/api/v1/models/load', address, `${address} is no longer being loaded.`)}
              >
                Stop
              </button>
            </li>
          ))}
        {loaded.map((model) => (
          <li key={model.address}>
            <div>
              <a class="name" href={linkTo('models', model.address)}>
                {model.address}
              </a>
              <p class="quiet small">
                {[
                  model.memory_bytes === undefined ? undefined : formatBytes(model.memory_bytes),
                  model.gpu_memory_bytes ? `${formatBytes(model.gpu_memory_bytes)} on the GPU` : undefined,
                  model.context_length === undefined
                    ? undefined
                    : `${formatCompact(model.context_length)} tokens of context`,
                  model.active_requests ? plural(model.active_requests, 'request') : 'idle',
                  model.expires_at === undefined
                    ? undefined
                    : `leaves ${formatRelative(model.expires_at, now)} without use`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
              {model.warnings?.map((warning) => (
                <p key={warning} class="note warn small">
                  {warning}
                </p>
              ))}
            </div>
            <div class="actions">
              {model.pinned && <Badge>pinned</Badge>}
              <button
                type="button"
                class="plain"
                aria-label={`Unload ${model.address}`}
                disabled={leaving.has(model.address)}
                onClick={() => change('/api/v1/models/unload', model.address, `${model.address} left the memory.`)}
              >
                {leaving.has(model.address) ? 'Leaving…' : 'Unload'}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {known
        .filter(({ state, ended_at: at = 0 }) => state === 'failed' && now - at < 600_000)
        .map(({ address, error: why }) => (
          <p key={address} class="note bad">
            {address} could not be loaded: {why?.message}
          </p>
        ))}
    </>
  );
}

function newer(listed: LoadJob, heard: LoadJob | undefined): LoadJob {
  return heard && heard.started_at >= listed.started_at && heard.progress >= listed.progress ? heard : listed;
}
