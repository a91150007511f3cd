import type { ComponentChildren } from 'preact';
import { ApiFailure } from '../api.ts';
import { Card, Shown } from '../parts/basics.tsx';
import { linkTo } from '../router.ts';
import { useData } from '../use-data.ts';
import type { Setting } from './edit-setting.tsx';

/** Shows what needs the request log where that is on; else says how to switch it on. */
export function WhereLogIsOn({ children }: { readonly children: ComponentChildren }) {
  // Asked first, since a browser reports each refused request as an error of the page.
  const config = useData<{ readonly entries: readonly Setting[] }>('/api/v1/config');
  return (
    <Shown of={config}>
      {({ entries }) => {
        const setting = entries.find(({ path }) => path === 'model_management.request_log.enabled');
        return setting?.value === true ? children : <LogIsOff />;
      }}
    </Shown>
  );
}

/** Whether a failure says that requests are not kept, as until the next start after they were switched on. */
export const isLogOff = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'UNSUPPORTED';

/** Says how to switch the request log on, and what that means. */
export function LogIsOff() {
  return (
    <Card title="Requests are not kept">
      <p>
        The request log is off, as it is by default: figures are counted, single requests are forgotten. To keep them,
        write this into <code>modelhaven.yaml</code> and start the server again:
      </p>
      <pre class="sample">
        <code>{'model_management:\n  request_log: { enabled: true }'}</code>
      </pre>
      <p>
        Kept are then who asked for what, which models were tried and why, times, tokens, cost and what the safety
        engine decided, in files of <code>data_dir</code> and for 30 days. What was said is kept only with{' '}
        <code>content: true</code>, and even then with mail addresses and numbers hidden, unless you say{' '}
        <code>redact: false</code>.
      </p>
      <p>
        <a href={linkTo('settings', undefined, { q: 'request_log' })}>Change it in the settings</a>
      </p>
    </Card>
  );
}
