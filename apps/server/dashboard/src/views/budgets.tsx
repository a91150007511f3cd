import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { request } from '../api.ts';
import type { Budget, BudgetList } from '../api-types.ts';
import { formatRelative, formatUsd, plural } from '../format.ts';
import { useSettledEvents } from '../live.ts';
import { Meter } from '../parts/bars.tsx';
import { Badge, Card, Empty, Failure, Shown, type Tone } from '../parts/basics.tsx';
import { NumberField, SelectField, TextField } from '../parts/fields.tsx';
import { useData } from '../use-data.ts';

const TONES: Readonly<Record<Budget['status'], Tone>> = { ok: 'accent', near_end: 'warn', used_up: 'bad' };

/** What may be spent, what was, and how it would end. */
export function Budgets() {
  const list = useData<BudgetList>('/api/v1/budgets', 60_000);
  useSettledEvents(['attempt'], list.reload, 3_000);
  const [error, setError] = useState<unknown>();
  const remove = async (name: string) => {
    setError(undefined);
    try {
      await request(`/api/v1/budgets/${encodeURIComponent(name)}`, { method: 'DELETE' });
      announce(`The budget ${name} is gone.`);
    } catch (thrown) {
      setError(thrown);
    }
    list.reload();
  };
  return (
    <Card title="Budgets">
      {error !== undefined && <Failure error={error} />}
      <Shown of={list}>
        {({ budgets, shared_state: shared }) => (
          <>
            {budgets.length === 0 && <Empty title="No budget is set">Spending is counted, and not limited.</Empty>}
            {shared.mode === 'away' && (
              <p class="note warn">
                What is shared between {plural(shared.servers, 'server')} is out of reach: each goes on with its part.
              </p>
            )}
            {budgets.map((budget) => (
              <OneBudget key={`${budget.name}/${budget.of}`} budget={budget} onRemove={remove} />
            ))}
          </>
        )}
      </Shown>
      <SetBudget onSet={list.reload} />
    </Card>
  );
}

function OneBudget({
  budget,
  onRemove,
}: {
  readonly budget: Budget;
  readonly onRemove: (name: string) => Promise<void>;
}) {
  const now = Date.now();
  const { name, of, period, usd, used_usd: used, forecast_usd: forecast, enforce, status } = budget;
  return (
    <div class="stack">
      <Meter
        label={of === undefined ? name : `${name}: ${of}`}
        value={used + budget.reserved_usd}
        max={usd}
        text={`${formatUsd(used)} of ${formatUsd(usd)} a ${period}`}
        tone={TONES[status]}
      />
      <div class="row between small">
        <span class="quiet">
          {[
            `begins anew ${formatRelative(budget.resets_at, now)}`,
            forecast === undefined ? undefined : `about ${formatUsd(forecast)} at the end`,
            enforce === 'hard' ? 'requests are refused at the end' : 'only warns',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span class="actions">
          {status !== 'ok' && <Badge tone={TONES[status]}>{status === 'used_up' ? 'used up' : 'nearly used up'}</Badge>}
          {!name.startsWith('key ') && (
            <button
              type="button"
              class="link"
              aria-label={`Remove the budget ${name}`}
              onClick={() => onRemove(name).catch(() => {})}
            >
              Remove
            </button>
          )}
        </span>
      </div>
    </div>
  );
}

type Per = Budget['per'];

function SetBudget({ onSet }: { readonly onSet: () => void }) {
  const [name, setName] = useState('');
  const [usd, setUsd] = useState<number | undefined>();
  const [per, setPer] = useState<Per>('total');
  const [period, setPeriod] = useState<'day' | 'month'>('month');
  const [enforce, setEnforce] = useState<'hard' | 'soft'>('hard');
  const [error, setError] = useState<unknown>();
  const save = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    try {
      await request('/api/v1/budgets', { method: 'POST', body: { name: name.trim(), usd, per, period, enforce } });
      announce(`The budget ${name} holds from now on.`);
      setName('');
      setUsd(undefined);
      onSet();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <details>
      <summary>Set a budget</summary>
      <form onSubmit={save}>
        {error !== undefined && <Failure error={error} />}
        <div class="fields">
          <TextField
            label="Name"
            value={name}
            onValue={setName}
            isRequired
            pattern="[\w.\-]{1,100}"
            hint="Letters, digits, . _ -"
          />
          <NumberField label="Most USD" min={0} value={usd} onValue={setUsd} isRequired />
          <SelectField
            label="For"
            value={per}
            options={[
              ['total', 'All together'],
              ['key', 'Each key'],
              ['user', 'Each user'],
              ['tenant', 'Each tenant'],
              ['model', 'Each model'],
            ]}
            onValue={setPer}
          />
          <SelectField
            label="In each"
            value={period}
            options={[
              ['month', 'Month'],
              ['day', 'Day'],
            ]}
            onValue={setPeriod}
          />
          <SelectField
            label="At its end"
            value={enforce}
            options={[
              ['hard', 'Refuse requests'],
              ['soft', 'Only warn'],
            ]}
            onValue={setEnforce}
          />
        </div>
        <div class="actions end">
          <button type="submit">Set it</button>
        </div>
      </form>
    </details>
  );
}
