import { useState } from 'preact/hooks';
import { plural } from '../format.ts';
import { Badge, Card, Empty, Shown } from '../parts/basics.tsx';
import { CheckField, TextField } from '../parts/fields.tsx';
import { useData } from '../use-data.ts';

interface Configuration {
  readonly file?: string;
  readonly entries: readonly { readonly path: string; readonly value: unknown; readonly origin: string }[];
  readonly notes: readonly { readonly path: string; readonly message: string }[];
}

/** What the server was started with, and where each value came from. */
export function SettingsView() {
  const config = useData<Configuration>('/api/v1/config');
  const [text, setText] = useState('');
  const [isChangedOnly, setChangedOnly] = useState(false);
  return (
    <div class="stack">
      <p class="note">
        <span>
          Shown and not changed here: the configuration is read when the server starts. Edit the file, check it with{' '}
          <code>modelhaven config check</code>, and start the server again. OpenRouter's filter, keys and budgets are
          changed in their own views and hold at once.
        </span>
      </p>
      <Card title="Configuration">
        <Shown of={config}>
          {({ file, entries, notes }) => {
            const shown = entries.filter(
              ({ path, origin }) =>
                path.toLowerCase().includes(text.toLowerCase()) && !(isChangedOnly && origin === 'default'),
            );
            return (
              <>
                <p class="quiet">{file ? <code>{file}</code> : 'No file: defaults and environment.'}</p>
                {notes.map(({ path, message }) => (
                  <p key={`${path}/${message}`} class="note warn">
                    {path}: {message}
                  </p>
                ))}
                <div class="fields">
                  <TextField
                    label="Search"
                    type="search"
                    value={text}
                    onValue={setText}
                    placeholder="Part of a setting"
                  />
                  <CheckField label="Without defaults" isOn={isChangedOnly} onChange={setChangedOnly} />
                </div>
                <p class="quiet small" role="status">
                  {plural(shown.length, 'setting')}
                </p>
                {shown.length === 0 ? (
                  <Empty title="No setting fits" />
                ) : (
                  sectionsOf(shown).map(([section, settings]) => (
                    <section key={section}>
                      <h3>
                        <code>{section}</code>
                      </h3>
                      <dl class="settings">
                        {settings.map(({ path, value, origin }) => (
                          <div key={path}>
                            <dt>
                              <code>{path.slice(section.length).replace(/^\./, '')}</code>
                            </dt>
                            <dd>
                              <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
                            </dd>
                            <dd>
                              <Badge tone={origin === 'default' ? 'plain' : 'accent'}>{origin}</Badge>
                            </dd>
                          </div>
                        ))}
                      </dl>
                    </section>
                  ))
                )}
              </>
            );
          }}
        </Shown>
      </Card>
    </div>
  );
}

type Setting = Configuration['entries'][number];

/** Settings by what stands before their last names, in the order of the file. */
function sectionsOf(settings: readonly Setting[]): readonly (readonly [string, readonly Setting[]])[] {
  const sections = new Map<string, Setting[]>();
  for (const setting of settings) {
    const parts = setting.path.split('.');
    const depth = parts[0] !== 'model_management' ? 1 : parts[1] === 'providers' ? 3 : 2;
    const section = parts.slice(0, Math.min(depth, parts.length - 1)).join('.');
    sections.set(section, [...(sections.get(section) ?? []), setting]);
  }
  return [...sections];
}
