import { useState } from 'preact/hooks';
import { request, wordsOf } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/fields.tsx';
import { apiKey, keyWanted } from '../session.ts';
import { useStore } from '../store.ts';

/** Asks for a key, as soon as the server did. */
export function KeyPrompt() {
  const reason = useStore(keyWanted);
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (reason === undefined) return null;

  const use = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    const before = apiKey.get();
    // Tried with it before everything else is.
    apiKey.set(text.trim());
    try {
      await request('/api/v1/keys/self');
      keyWanted.set(undefined);
      setText('');
    } catch (thrown) {
      apiKey.set(before);
      setError(wordsOf(thrown));
    }
    setBusy(false);
  };

  return (
    <Dialog title="This server asks for a key">
      <form onSubmit={use}>
        <p class="quiet">
          It is kept in this tab only, and forgotten when you close it. To make one, run{' '}
          <code>modelhaven keys create</code> on the server.
        </p>
        <TextField label="API key" type="password" value={text} onValue={setText} placeholder="mh_…" isRequired />
        {error && (
          <p class="note bad" role="alert">
            {error}
          </p>
        )}
        <div class="actions end">
          <button type="submit" disabled={isBusy}>
            {isBusy ? 'Trying…' : 'Use this key'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
