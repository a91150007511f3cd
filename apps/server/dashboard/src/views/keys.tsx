import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { request } from '../api.ts';
import type { CreatedKey, Key, KeyList } from '../api-types.ts';
import { formatDay, formatRelative } from '../format.ts';
import { Badge, Card, Empty, Failure, Shown, Table, type Tone } from '../parts/basics.tsx';
import { Confirm, Dialog } from '../parts/dialog.tsx';
import { apiKey } from '../session.ts';
import { useData } from '../use-data.ts';
import { Budgets } from './budgets.tsx';
import { CreateKey } from './create-key.tsx';
import { UsageByKey } from './usage-by-key.tsx';

const STATUS: Readonly<Record<Key['status'], Tone>> = { active: 'good', expired: 'warn', revoked: 'plain' };

/** Who may come in, and what they may spend. */
export function KeysView() {
  const keys = useData<KeyList>('/api/v1/keys');
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey | undefined>();
  const [leaving, setLeaving] = useState<Key | undefined>();
  const [error, setError] = useState<unknown>();
  const isFirst = keys.data?.keys.length === 0;

  const revoke = async ({ id, name }: Key) => {
    setError(undefined);
    try {
      await request(`/api/v1/keys/${id}`, { method: 'DELETE' });
      announce(`The key ${name} is revoked.`);
    } catch (thrown) {
      setError(thrown);
    }
    keys.reload();
  };
  const rotate = async ({ id }: Key) => {
    setError(undefined);
    try {
      setCreated(await request<CreatedKey>(`/api/v1/keys/${id}/rotate`, { method: 'POST', body: {} }));
    } catch (thrown) {
      setError(thrown);
    }
    keys.reload();
  };

  return (
    <div class="stack">
      <Card
        title="Keys"
        actions={
          <button type="button" onClick={() => setCreating(true)}>
            Create a key
          </button>
        }
      >
        {error !== undefined && <Failure error={error} />}
        {isFirst && (
          <p class="note warn">
            No key exists, so everybody who reaches this server may do everything. With the first one it begins to ask.
          </p>
        )}
        <Shown of={keys}>{(data) => <List keys={data.keys} onRevoke={setLeaving} onRotate={rotate} />}</Shown>
      </Card>
      <Budgets />
      <UsageByKey keys={keys.data?.keys ?? []} />
      {isCreating && (
        <CreateKey
          isFirst={isFirst}
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false);
            // From now on the server asks: this page goes on with the key that it has just made.
            if (isFirst && key.scopes.includes('admin')) apiKey.set(key.key);
            setCreated(key);
            keys.reload();
          }}
        />
      )}
      {created && <Secret created={created} onClose={() => setCreated(undefined)} />}
      {leaving && (
        <Confirm
          title={`Revoke ${leaving.name}?`}
          action="Revoke it"
          onAnswer={(isWanted) => {
            setLeaving(undefined);
            if (isWanted) revoke(leaving).catch(() => {});
          }}
        >
          <p>At once: answers that are under way with it are cut. It cannot be given back.</p>
        </Confirm>
      )}
    </div>
  );
}

function List(props: {
  readonly keys: readonly Key[];
  readonly onRevoke: (key: Key) => void;
  readonly onRotate: (key: Key) => Promise<void>;
}) {
  if (props.keys.length === 0) return <Empty title="No keys yet" />;
  const now = Date.now();
  return (
    <Table label="Keys" head={['Name', 'Key', 'May do', 'For', 'Created', 'Expires', 'State', '']}>
      {props.keys.map((key) => (
        <tr key={key.id}>
          <th scope="row">{key.name}</th>
          <td>
            <code>mh_{key.id}…</code>
          </td>
          <td>{key.scopes.join(', ')}</td>
          <td>{[key.tenant, key.user, key.models?.join(', ')].filter(Boolean).join(' · ') || '–'}</td>
          <td>{formatDay(key.created_at)}</td>
          <td>{key.expires_at === undefined ? 'never' : formatRelative(key.expires_at, now)}</td>
          <td>
            <Badge tone={STATUS[key.status]}>{key.status}</Badge>
          </td>
          <td class="end">
            {key.status === 'active' && (
              <div class="actions">
                <button
                  type="button"
                  class="plain"
                  aria-label={`New secret for ${key.name}`}
                  onClick={() => props.onRotate(key).catch(() => {})}
                >
                  New secret
                </button>
                <button
                  type="button"
                  class="danger"
                  aria-label={`Revoke ${key.name}`}
                  onClick={() => props.onRevoke(key)}
                >
                  Revoke
                </button>
              </div>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Secret({ created, onClose }: { readonly created: CreatedKey; readonly onClose: () => void }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(created.key);
      setSaid('Copied.');
    } catch {
      setSaid('It could not be copied: mark it and copy it yourself.');
    }
  };
  return (
    <Dialog title={`The key “${created.name}”`} onClose={onClose}>
      <p>Keep it now: it is shown this once, and only its hash is stored.</p>
      <code class="secret">{created.key}</code>
      <p role="status" class="quiet">
        {said}
      </p>
      <div class="actions end">
        <button type="button" class="plain" data-focus onClick={copy}>
          Copy
        </button>
        <button type="button" onClick={onClose}>
          I have it
        </button>
      </div>
    </Dialog>
  );
}
