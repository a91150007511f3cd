import type { Hardware, Model, ModelList, Status } from '../api-types.ts';
import { formatBytes, formatMoment, formatNumber, formatShare } from '../format.ts';
import { useEvents, useSettledEvents } from '../live.ts';
import { Meter } from '../parts/bars.tsx';
import { Card, Empty, Facts, Shown } from '../parts/basics.tsx';
import { useData } from '../use-data.ts';
import { InMemory } from './in-memory.tsx';
import { LoadForm } from './load-form.tsx';
import { RecommendationsCard } from './recommendations.tsx';

/** The machine, what is in its memory, and what would fit. */
export function HardwareView() {
  const machine = useData<Hardware>('/api/v1/hardware', 30_000);
  const status = useData<Status>('/api/v1/models/status', 15_000);
  const models = useData<ModelList>('/api/v1/models/available?limit=1000');
  useEvents(['load', 'memory'], (_type, data) => {
    const { state } = data as { readonly state?: string };
    // Ends are looked at once more: the machine's memory changed too.
    if (state !== 'loading') machine.reload();
  });
  useSettledEvents(['load', 'memory', 'pull'], status.reload, 300);

  return (
    <div class="grid">
      <Card title="Machine">
        <Shown of={machine}>{(data) => <Machine machine={data} />}</Shown>
      </Card>
      <Card title="Memory">
        <Shown of={machine}>{(data) => <Memory machine={data} />}</Shown>
      </Card>
      <Card title="Models in memory" isWide>
        <Shown of={status}>
          {(data) => (
            <>
              <InMemory status={data} reload={status.reload} />
              <LoadForm models={loadable(models.data?.models ?? [], data)} reload={status.reload} />
            </>
          )}
        </Shown>
      </Card>
      <RecommendationsCard pullJobs={status.data?.pull_jobs ?? []} reload={status.reload} />
    </div>
  );
}

/** Models of providers that keep models in memory, which are not there yet. */
function loadable(models: readonly Model[], { providers, loaded_models: loaded, load_jobs: jobs }: Status) {
  const resident = new Set(providers.filter(({ loaded: list }) => list !== undefined).map(({ id }) => id));
  const taken = new Set([
    ...loaded.map(({ address }) => address),
    ...jobs.filter(({ state }) => state === 'loading').map(({ address }) => address),
  ]);
  return models
    .filter(({ address, provider }) => resident.has(provider) && !taken.has(address))
    .map(({ address }) => address);
}

function Machine({ machine }: { readonly machine: Hardware }) {
  const { cpu, disk } = machine;
  return (
    <Facts
      facts={[
        ['Processor', cpu.model],
        ['Cores', `${formatNumber(cpu.usable_cores)} usable${cpu.physical_cores ? ` of ${cpu.physical_cores}` : ''}`],
        ['Instructions', cpu.features.join(', ')],
        ['System', `${machine.platform}, ${machine.architecture}`],
        ['Runs in', machine.environment.join(', ')],
        ['Disk', disk && `${formatBytes(disk.free_bytes)} free of ${formatBytes(disk.total_bytes)}`],
        ['Looked at', formatMoment(machine.probed_at)],
      ]}
    />
  );
}

function Memory({ machine: { memory, gpus } }: { readonly machine: Hardware }) {
  const used = memory.total_bytes - memory.available_bytes;
  return (
    <div class="stack">
      <Meter
        label={memory.unified ? 'Memory, shared with the GPU' : 'Memory'}
        value={used}
        max={memory.total_bytes}
        text={`${formatBytes(memory.available_bytes)} free of ${formatBytes(memory.total_bytes)}`}
        tone={used / memory.total_bytes > 0.9 ? 'warn' : 'accent'}
      />
      {gpus.map((gpu, index) => (
        <Gpu key={`${gpu.name}/${index}`} gpu={gpu} />
      ))}
      {gpus.length === 0 && <Empty title="No GPU was found">Models run on the processor.</Empty>}
    </div>
  );
}

/** What of a card is taken, and how busy it is; what is not known is not there. */
function Gpu({ gpu }: { readonly gpu: Hardware['gpus'][number] }) {
  const { name, memory_total_bytes: total, memory_free_bytes: free, utilization } = gpu;
  return (
    <>
      {total !== undefined && free !== undefined ? (
        <Meter
          label={name}
          value={total - free}
          max={total}
          text={`${formatBytes(free)} free of ${formatBytes(total)}`}
        />
      ) : (
        <p>
          {name} <span class="quiet">{total === undefined ? '' : formatBytes(total)}</span>
        </p>
      )}
      {utilization !== undefined && (
        <Meter
          label={`${name}, at work`}
          value={utilization}
          max={1}
          text={`${formatShare(utilization)} of the time`}
        />
      )}
    </>
  );
}
