import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedManager, type ScriptedManager } from '../testing/scripted-manager.ts';
import { type ListeningServer, listen } from '../testing/test-server.ts';
import { TRY_SCRIPT } from './try-script.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** As much of an element as the script touches. */
function element(fields: object = {}) {
  const listeners: Record<string, (event: object) => unknown> = {};
  return {
    hidden: true,
    textContent: '',
    scrollTop: 0,
    scrollHeight: 0,
    addEventListener: (name: string, listener: (event: object) => unknown) => {
      listeners[name] = listener;
    },
    fire: (name: string) => listeners[name]?.({ preventDefault: () => {} }),
    ...fields,
  };
}

interface Filled {
  readonly method: string;
  readonly path: string;
  readonly inputs?: readonly { readonly name: string; readonly in: string; readonly value: string }[];
  readonly body?: string;
}

/** Fills in a form of the page and sends it; resolves to what the page then shows. */
async function send(manager: ScriptedManager, { method, path, inputs = [], body }: Filled) {
  const server = await listen(manager);
  open.push(server);
  const answer = element();
  const status = element();
  const parts: Record<string, object | null> = {
    '.answer': answer,
    '[role=status]': status,
    '[data-stop]': element(),
    textarea: body === undefined ? null : { value: body },
  };
  const form = element({
    dataset: { method, path },
    querySelector: (selector: string) => parts[selector],
    querySelectorAll: () => inputs.map(({ name, in: where, value }) => ({ name, value, dataset: { in: where } })),
  });
  runInNewContext(TRY_SCRIPT, {
    document: {
      querySelectorAll: (selector: string) => (selector.startsWith('form') ? [form] : []),
      getElementById: (id: string) => (id === 'filter' ? element() : null),
    },
    location: { hash: '' },
    performance,
    AbortController,
    URLSearchParams,
    TextDecoder,
    fetch: (address: string, options: RequestInit) => fetch(server.url + address, options),
  });
  await form.fire('submit');
  return { answer: answer.textContent, status: status.textContent };
}

describe('the forms of the page', () => {
  it('send a body and show headers and answer', async () => {
    const { answer, status } = await send(createScriptedManager(), {
      method: 'POST',
      path: '/api/v1/models/generate',
      body: '{"prompt":"Hi"}',
    });
    expect(status).toMatch(/^200 in \d+ ms$/);
    expect(answer).toContain('x-modelhaven-model: demo');
    expect(answer).toContain('"text": "Hello there."');
  });

  it('show streams', async () => {
    const { answer } = await send(createScriptedManager(), {
      method: 'POST',
      path: '/v1/chat/completions',
      body: '{"model":"auto","stream":true,"messages":[{"role":"user","content":"Hi"}]}',
    });
    expect(answer).toContain('data: [DONE]');
  });

  it('put parameters into path and query', async () => {
    const loads: string[] = [];
    const manager = createScriptedManager(undefined, {
      load: async (address) => {
        loads.push(address);
        return { id: address };
      },
    });
    const { status } = await send(manager, {
      method: 'POST',
      path: '/api/v1/models/load/{provider}/{model}',
      inputs: [
        { name: 'provider', in: 'path', value: 'local' },
        { name: 'model', in: 'path', value: 'org/a model' },
        { name: 'wait', in: 'query', value: 'true' },
      ],
    });
    expect(status).toMatch(/^200/);
    expect(loads).toEqual(['local/org/a model']);
  });

  it('show errors as answers', async () => {
    const { answer, status } = await send(createScriptedManager(), {
      method: 'POST',
      path: '/api/v1/models/generate',
      body: '{"prompt":',
    });
    expect(status).toMatch(/^400/);
    expect(answer).toContain('INVALID_REQUEST');
  });
});
