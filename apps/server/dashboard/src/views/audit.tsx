import { useState } from 'preact/hooks';
import { request } from '../api.ts';
import { formatCount, plural } from '../format.ts';
import { Card, Failure } from '../parts/basics.tsx';

interface AuditCheck {
  readonly kept: boolean;
  readonly ok?: boolean;
  readonly records?: number;
  readonly broken_at?: number;
  readonly reason?: 'unreadable' | 'altered' | 'out_of_order' | 'end_missing';
}

const WHY = {
  unreadable: 'it cannot be read as a record',
  altered: 'its content does not fit its hash',
  out_of_order: 'it does not follow the record before it',
  end_missing: 'the records from here on are gone',
} as const;

/** Recomputes the chain of the audit trail. */
export function Audit() {
  const [check, setCheck] = useState<AuditCheck | undefined>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setCheck(await request<AuditCheck>('/api/v1/safety/audit'));
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  return (
    <Card title="Audit trail" note="Each record holds the hash of the one before: a change anywhere breaks the chain.">
      {error !== undefined && <Failure error={error} />}
      <div role="status">{check && <Result check={check} />}</div>
      <div class="actions">
        <button type="button" class="plain" disabled={isBusy} onClick={verify}>
          {isBusy ? 'Verifying…' : 'Verify it'}
        </button>
      </div>
    </Card>
  );
}

function Result({ check }: { readonly check: AuditCheck }) {
  if (!check.kept) return <p class="note">This server keeps no audit trail.</p>;
  if (check.ok) return <p class="note good">{plural(check.records ?? 0, 'record')}: none changed, none missing.</p>;
  return (
    <p class="note bad">
      Broken at record {formatCount(check.broken_at)}: {check.reason && WHY[check.reason]}.
    </p>
  );
}
