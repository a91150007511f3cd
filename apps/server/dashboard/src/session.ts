import { createStore } from './store.ts';

const KEY_NAME = 'modelhaven-key';
const THEME_NAME = 'modelhaven-theme';

/** Where browsers forbid storage, the page works without. */
function read(storage: () => Storage, name: string): string | undefined {
  try {
    return storage().getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
function write(storage: () => Storage, name: string, value: string | undefined): void {
  try {
    if (value === undefined) storage().removeItem(name);
    else storage().setItem(name, value);
  } catch {
    // Kept in memory alone, then.
  }
}

/** The API key that requests go out with. Forgotten with the tab. */
export const apiKey = createStore<string | undefined>(read(() => sessionStorage, KEY_NAME));
apiKey.subscribe(() => write(() => sessionStorage, KEY_NAME, apiKey.get()));

/** Why the page asks for a key now; undefined while it does not. */
export const keyWanted = createStore<string | undefined>(undefined);

/** How the page looks: as the system wants it, or as the person chose. */
export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly string[] = ['system', 'light', 'dark'];
const remembered = read(() => localStorage, THEME_NAME);

/** The chosen look. */
export const theme = createStore<Theme>(
  remembered !== undefined && THEMES.includes(remembered) ? (remembered as Theme) : 'system',
);

/** Keeps the document in the chosen look. */
export function followTheme(): void {
  const apply = () => {
    const chosen = theme.get();
    if (chosen === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', chosen);
  };
  apply();
  theme.subscribe(() => {
    apply();
    write(() => localStorage, THEME_NAME, theme.get() === 'system' ? undefined : theme.get());
  });
}
