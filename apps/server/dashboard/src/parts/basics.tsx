import type { ComponentChildren } from 'preact';
import { ApiFailure, wordsOf } from '../api.ts';
import { connection } from '../live.ts';
import { useStore } from '../store.ts';
import type { Loaded } from '../use-data.ts';

/** How good or bad something is. */
export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'accent';

/** A part of a view with a heading of its own. */
export function Card(props: {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={props.isWide ? 'card wide' : 'card'}>
      <header class="card-head">
        <h2>{props.title}</h2>
        {props.actions && <div class="actions">{props.actions}</div>}
      </header>
      {props.note && <p class="quiet">{props.note}</p>}
      {props.children}
    </section>
  );
}

/** A word with a colour, which never says more than the word. */
export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** One large figure. */
export function Stat(props: { readonly label: string; readonly value: string; readonly detail?: string | undefined }) {
  return (
    <div class="stat">
      <dt>{props.label}</dt>
      <dd>
        {props.value}
        {props.detail && <span class="quiet small block">{props.detail}</span>}
      </dd>
    </div>
  );
}

/** Names and values; those without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Said where there is nothing, with what to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children && <p class="quiet">{children}</p>}
    </div>
  );
}

/** Says what failed, and offers to try again. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  return (
    <div class="note bad" role="alert">
      <p>{wordsOf(error)}</p>
      {retry && (
        <button type="button" class="plain" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Shows what was loaded; while it loads and where it fails, says so. */
export function Shown<Data>(props: {
  readonly of: Loaded<Data | undefined>;
  readonly children: (data: Data) => ComponentChildren;
}) {
  const { data, error, isLoading, reload } = props.of;
  // Said once at the top of the page, and tried again by itself.
  const isAway = useStore(connection) === 'away' && error instanceof ApiFailure && error.status === 0;
  return (
    <>
      {isAway && data === undefined && <p class="quiet">Nothing to show until the server answers.</p>}
      {error !== undefined && !isAway && <Failure error={error} retry={reload} />}
      {data === undefined && isLoading && <Loading />}
      {data !== undefined && props.children(data)}
    </>
  );
}

/** A quiet sign that something is on its way. */
export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="sr-only">Loading</span>
      <span class="skeleton" />
      <span class="skeleton short" />
    </div>
  );
}

/** A table that scrolls sideways by itself where it is too wide. */
export function Table(props: {
  readonly label: string;
  readonly head: readonly (string | readonly [string, 'number'])[];
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="table-box" aria-label={props.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {props.head.map((title) =>
              typeof title === 'string' ? (
                <th key={title} scope="col">
                  {title || <span class="sr-only">Actions</span>}
                </th>
              ) : (
                <th key={title[0]} scope="col" class="number">
                  {title[0]}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}
