import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { addressPath, request } from '../api.ts';
import type { PullJob, Recommendations } from '../api-types.ts';
import { formatBytes, formatCompact, formatCount, formatNumber, formatSpan, inWords } from '../format.ts';
import { useEvents } from '../live.ts';
import { Progress } from '../parts/bars.tsx';
import { Badge, Card, Empty, Facts, Failure, Shown } from '../parts/basics.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { CheckField, SelectField } from '../parts/fields.tsx';
import { useData } from '../use-data.ts';
import { TASK_TYPES } from '../vocabulary.ts';

type Recommendation = Recommendations['models'][number];
const TASKS = [...TASK_TYPES, 'embedding', 'reranking'];
const MODES = { gpu: 'on the GPU', split: 'partly on the GPU', cpu: 'on the processor' } as const;

/** What this machine could run well, and why; fetches it where the local provider can. */
export function RecommendationsCard(props: { readonly pullJobs: readonly PullJob[]; readonly reload: () => void }) {
  const [task, setTask] = useState('general_chat');
  const [prefer, setPrefer] = useState('');
  const [isAnyway, setAnyway] = useState(false);
  const [wanted, setWanted] = useState<Recommendation | undefined>();
  const [error, setError] = useState<unknown>();
  const [live, setLive] = useState<ReadonlyMap<string, PullJob>>(new Map());
  useEvents(['pull'], (_type, data) => {
    const job = data as PullJob;
    setLive((before) => new Map(before).set(job.address, job));
    if (job.state === 'fetched') announce(`${job.address} is here.`);
  });
  const found = useData<Recommendations>(
    `/api/v1/models/recommendations?task_type=${task}${prefer ? `&prefer=${prefer}` : ''}${isAnyway ? '&ignore_thresholds=true' : ''}`,
  );
  const jobs = new Map([...props.pullJobs.map((job) => [job.address, job] as const), ...live]);

  const act = async (method: 'POST' | 'DELETE', address: string) => {
    setError(undefined);
    try {
      await request(addressPath('/api/v1/models/pull', address), { method });
      announce(method === 'POST' ? `${address} is being fetched.` : 'Stopped. What came is kept.');
    } catch (thrown) {
      setError(thrown);
    }
    props.reload();
  };

  return (
    <Card title="What fits this machine" note="Estimates, by the memory that is free now." isWide>
      {error !== undefined && <Failure error={error} />}
      <div class="fields">
        <SelectField
          label="For"
          value={task}
          options={TASKS.map((name) => [name, inWords(name)] as const)}
          onValue={setTask}
        />
        <SelectField
          label="What matters most"
          value={prefer}
          options={[
            ['', 'All of it'],
            ['quality', 'Quality'],
            ['speed', 'Speed'],
            ['memory', 'Little memory'],
          ]}
          onValue={setPrefer}
        />
        <CheckField label="Also below the thresholds" isOn={isAnyway} onChange={setAnyway} />
      </div>
      {[...jobs.values()]
        .filter(({ state }) => state === 'fetching')
        .map((job) => (
          <div key={job.address} class="row between">
            <Progress
              label={`${job.phase === 'checking' ? 'Checking' : 'Fetching'} ${job.address}`}
              fraction={job.progress}
              text={[
                job.total_bytes && `${formatBytes(job.done_bytes)} of ${formatBytes(job.total_bytes)}`,
                job.bytes_per_second && `${formatBytes(job.bytes_per_second)}/s`,
                job.remaining_ms && `${formatSpan(job.remaining_ms)} left`,
              ]
                .filter(Boolean)
                .join(', ')}
            />
            <button type="button" class="plain" onClick={() => act('DELETE', job.address)}>
              Stop
            </button>
          </div>
        ))}
      {[...jobs.values()]
        .filter(({ state }) => state === 'failed')
        .map((job) => (
          <p key={job.address} class="note bad">
            {job.address} could not be fetched: {job.error?.message}
          </p>
        ))}
      <Shown of={found}>
        {({ models, nothing, catalogue }) => (
          <>
            {models.length === 0 && <Empty title="Nothing of the catalogue fits">{nothing?.sentence}</Empty>}
            <ul class="recommendations">
              {models.map((each) => (
                <Recommended key={each.model.id} each={each} onFetch={() => setWanted(each)} />
              ))}
            </ul>
            <p class="quiet small">Catalogue of {catalogue}.</p>
          </>
        )}
      </Shown>
      {wanted && (
        <Confirm
          title={`Fetch ${wanted.model.name}?`}
          action="Fetch it"
          onAnswer={(isWanted) => {
            setWanted(undefined);
            const address = addressOf(wanted);
            if (isWanted && address) act('POST', address).catch(() => {});
          }}
        >
          <p>
            {formatBytes(wanted.file_bytes)} from the Hugging Face hub, {wanted.model.repositories.gguf}, as{' '}
            {wanted.quantization}. Licence: {wanted.model.licence}.
          </p>
        </Confirm>
      )}
    </Card>
  );
}

function addressOf({ model, quantization }: Recommendation): string | undefined {
  const { gguf } = model.repositories;
  return gguf === undefined ? undefined : `local/${gguf}:${quantization}`;
}

function Recommended({ each, onFetch }: { readonly each: Recommendation; readonly onFetch: () => void }) {
  const { model, speed } = each;
  const canFetch = addressOf(each) !== undefined && each.action !== 'keep';
  return (
    <li>
      <div class="row between">
        <h3>
          {model.name} <span class="quiet">{each.quantization}</span>
        </h3>
        <div class="actions">
          <Badge tone="accent">{`${formatNumber(each.score, 2)} of 10`}</Badge>
          {each.action === 'keep' && <Badge tone="good">loaded already</Badge>}
          {canFetch && (
            <button type="button" class="plain" aria-label={`Fetch ${model.name}`} onClick={onFetch}>
              Fetch
            </button>
          )}
        </div>
      </div>
      <p class="quiet">{each.reason}</p>
      <Facts
        facts={[
          ['Memory', formatBytes(each.memory_bytes)],
          ['Runs', MODES[each.mode]],
          [
            'Tokens per second',
            speed.generation &&
              `${formatNumber(speed.generation.likely, 2)} (${formatNumber(speed.generation.low, 2)} to ${formatNumber(speed.generation.high, 2)})`,
          ],
          ['Context', `${formatCount(each.context_length)}, at most ${formatCompact(each.largest_context)}`],
          ['Parameters', formatCompact(model.parameters)],
          ['Licence', model.licence],
          ['Has to leave first', each.replaces.join(', ')],
        ]}
      />
    </li>
  );
}
