import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { plural } from '../format.ts';
import { Badge, Card, Empty, Shown } from '../parts/basics.tsx';
import { CheckField, TextField } from '../parts/fields.tsx';
import { usePlace } from '../router.ts';
import { useData } from '../use-data.ts';
import { EditSetting, type Setting } from './edit-setting.tsx';

interface Configuration {
  readonly file?: string;
  readonly editable: boolean;
  readonly entries: readonly Setting[];
  readonly notes: readonly { readonly path: string; readonly message: string }[];
}

/** What the server was started with, where each value came from, and plain values to change. */
export function SettingsView() {
  const config = useData<Configuration>('/api/v1/config');
  const [text, setText] = useState(usePlace().query.get('q') ?? '');
  const [isChangedOnly, setChangedOnly] = useState(false);
  const [edited, setEdited] = useState<Setting>();
  const [news, setNews] = useState<string>();
  return (
    <div class="stack">
      <p class="note">
        <span>
          Numbers, switches and choices can be changed here; they are checked with everything else, written into the
          file, and hold for new requests. Addresses, names of files and secrets are changed in the file itself.
        </span>
      </p>
      {news && <p class="note">{news}</p>}
      <Card title="Configuration">
        <Shown of={config}>
          {({ file, editable, entries, notes }) => {
            const shown = entries.filter(
              ({ path, origin }) =>
                path.toLowerCase().includes(text.toLowerCase()) && !(isChangedOnly && origin === 'default'),
            );
            return (
              <>
                <p class="quiet">
                  {file ? (
                    <code>{file}</code>
                  ) : (
                    <>
                      No file: defaults and environment. <code>modelhaven init</code> writes one, and then settings can
                      be changed here.
                    </>
                  )}
                </p>
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
                        {settings.map((setting) => (
                          <div key={setting.path}>
                            <dt>
                              <code>{setting.path.slice(section.length).replace(/^\./, '')}</code>
                            </dt>
                            <dd>
                              <code>
                                {typeof setting.value === 'string' ? setting.value : JSON.stringify(setting.value)}
                              </code>
                            </dd>
                            <dd>
                              <Badge tone={setting.origin === 'default' ? 'plain' : 'accent'}>{setting.origin}</Badge>
                              {editable && isChangeable(setting) && (
                                <button
                                  type="button"
                                  class="plain small"
                                  aria-label={`Change ${setting.path}`}
                                  onClick={() => setEdited(setting)}
                                >
                                  Change
                                </button>
                              )}
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
      {edited && (
        <EditSetting
          setting={edited}
          onClose={(news) => {
            setEdited(undefined);
            if (news === undefined) return;
            setNews(news);
            announce(news);
            config.reload();
          }}
        />
      )}
    </div>
  );
}

/** Flags and variables are stronger than the file. */
function isChangeable({ shape, origin }: Setting): boolean {
  return shape !== undefined && (origin === 'default' || origin.startsWith('file'));
}

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
