import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announcement } from './announce.ts';
import { type Connection, connection } from './live.ts';
import { linkTo, usePlace } from './router.ts';
import { apiKey, keyWanted, type Theme, theme } from './session.ts';
import { useStore } from './store.ts';
import { CalculatorView } from './views/calculator.tsx';
import { CompareView } from './views/compare.tsx';
import { HardwareView } from './views/hardware.tsx';
import { KeyPrompt } from './views/key-prompt.tsx';
import { KeysView } from './views/keys.tsx';
import { ModelView } from './views/model.tsx';
import { ModelsView } from './views/models.tsx';
import { OverviewView } from './views/overview.tsx';
import { PlaygroundView } from './views/playground.tsx';
import { RequestView } from './views/request.tsx';
import { RequestsView } from './views/requests.tsx';
import { SafetyView } from './views/safety.tsx';
import { SettingsView } from './views/settings.tsx';

interface View {
  readonly title: string;
  readonly component: FunctionComponent;
}

const VIEWS: Readonly<Record<string, View>> = {
  overview: { title: 'Overview', component: OverviewView },
  models: { title: 'Models', component: ModelsView },
  playground: { title: 'Playground', component: PlaygroundView },
  requests: { title: 'Requests', component: RequestsView },
  hardware: { title: 'Hardware', component: HardwareView },
  safety: { title: 'Safety', component: SafetyView },
  keys: { title: 'Keys and budgets', component: KeysView },
  settings: { title: 'Settings', component: SettingsView },
};
const MODEL: View = { title: 'Model', component: ModelView };
const REQUEST: View = { title: 'One request', component: RequestView };
const COMPARE: View = { title: 'Compare models', component: CompareView };
const CALCULATOR: View = { title: 'What it would cost', component: CalculatorView };
const NOWHERE: View = { title: 'Nothing here', component: Nowhere };

function viewOf(view: string, rest: string | undefined): View {
  if (view === 'models' && rest !== undefined) return MODEL;
  if (view === 'requests' && rest !== undefined) return REQUEST;
  if (view === 'compare') return COMPARE;
  if (view === 'calculator') return CALCULATOR;
  return (Object.hasOwn(VIEWS, view) ? VIEWS[view] : undefined) ?? NOWHERE;
}

/** Everything: the bar with the way around, and the view that is asked for. */
export function Shell() {
  const { view, rest } = usePlace();
  const { title, component: Shown } = viewOf(view, rest);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const [isOpen, setOpen] = useState(false);
  const group = view === 'compare' || view === 'calculator' ? 'models' : view;

  useEffect(() => {
    document.title = `${title} · Modelhaven`;
    setOpen(false);
    // Whoever follows a link goes on reading at the top of what they asked for.
    if (!isFirst.current) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [view, rest]);

  return (
    <>
      <button type="button" class="skip" onClick={() => heading.current?.focus()}>
        Skip to content
      </button>
      <header class="bar">
        <a class="brand" href={linkTo('overview')}>
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M3 20V11l9-7 9 7v9h-6v-5a3 3 0 0 0-6 0v5z" fill="currentColor" />
          </svg>
          Modelhaven
        </a>
        <button
          type="button"
          class="plain menu-button"
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpen(!isOpen)}
        >
          Menu
        </button>
        <nav id="navigation" class={isOpen ? 'open' : undefined} aria-label="Views">
          <ul>
            {Object.entries(VIEWS).map(([name, { title: text }]) => (
              <li key={name}>
                <a
                  href={linkTo(name)}
                  aria-current={name === group ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                >
                  {text}
                </a>
              </li>
            ))}
            <li class="apart">
              <a href="/docs">API documentation</a>
            </li>
          </ul>
          <div class="bar-foot">
            <ConnectionSign />
            <ThemeChoice />
            <KeySign />
          </div>
        </nav>
      </header>
      <main id="main">
        <h1 ref={heading} tabIndex={-1}>
          {view === 'models' && rest !== undefined ? rest : title}
        </h1>
        <Away />
        <Shown key={`${view}/${rest}`} />
      </main>
      <Announcer />
      <KeyPrompt />
    </>
  );
}

const CONNECTIONS: Readonly<Record<Connection, readonly [string, string]>> = {
  connecting: ['Connecting', 'plain'],
  live: ['Live', 'good'],
  away: ['Connection lost, trying again', 'warn'],
  off: ['Not live', 'plain'],
};

/** Says once, and not in every part of a view, that the server is gone. */
function Away() {
  if (useStore(connection) !== 'away') return null;
  return (
    <p class="note warn away" role="status">
      The server does not answer. This page tries again by itself; what it shows meanwhile may be old.
    </p>
  );
}

function ConnectionSign() {
  const [text, tone] = CONNECTIONS[useStore(connection)];
  return (
    <p class="connection small" role="status">
      <span class={`dot ${tone}`} aria-hidden="true" />
      {text}
    </p>
  );
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

function ThemeChoice() {
  const chosen = useStore(theme);
  return (
    <label class="theme small">
      <span>Look</span>
      <select value={chosen} onChange={(event) => theme.set(event.currentTarget.value as Theme)}>
        {THEMES.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function KeySign() {
  const key = useStore(apiKey);
  if (key === undefined) return null;
  const forget = () => {
    apiKey.set(undefined);
    keyWanted.set(undefined);
  };
  return (
    <p class="small">
      Key <code>{key.slice(0, 7)}…</code>{' '}
      <button type="button" class="link" onClick={forget}>
        Forget it
      </button>
    </p>
  );
}

function Announcer() {
  return (
    <div class="sr-only" aria-live="polite">
      {useStore(announcement)}
    </div>
  );
}

function Nowhere() {
  return (
    <p>
      There is no such view. <a href={linkTo('overview')}>Go to the overview.</a>
    </p>
  );
}
