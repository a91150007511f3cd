import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';
import { html, prose } from './html.ts';

const app = buildTestServer(createScriptedManager());

describe('the page of the API', () => {
  it('shows every operation with a form', async () => {
    const [page, document] = await Promise.all([app.inject('/docs'), app.inject('/openapi.json')]);
    const ids = Object.values(document.json().paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.length).toBeGreaterThan(20);
    for (const id of ids) expect(page.body).toContain(`id="${id}"`);
    expect(page.body.match(/<form /g)).toHaveLength(ids.length);
  });

  it('needs nothing from elsewhere, and may load nothing from there', async () => {
    const page = await app.inject('/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(source).toMatch(/^\//);
      expect((await app.inject(source)).statusCode).toBe(200);
    }
    // An inline script or style would be refused by the policy.
    expect(page.body).not.toMatch(/<script(?! src)|<style|\son\w+=|\sstyle=/);
  });

  it('has a script that is one', async () => {
    const { body, headers } = await app.inject('/docs/try.js');
    expect(headers['content-type']).toContain('text/javascript');
    expect(() => new Script(body)).not.toThrow();
  });

  it('names every label of every field', async () => {
    const { body } = await app.inject('/docs');
    const labelled = new Set([...body.matchAll(/<label for="([^"]+)"/g)].map((match) => match[1]));
    const fields = [...body.matchAll(/<(?:input|textarea) id="([^"]+)"/g)].map((match) => match[1]);
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((id) => !labelled.has(id))).toEqual([]);
  });
});

describe('html', () => {
  it('escapes all that is put into it', () => {
    expect(html`<p title="${'"><script>'}">${'<b>&'}${[html`<i>x</i>`, undefined, 3]}</p>`.html).toBe(
      '<p title="&#34;&#62;&#60;script&#62;">&#60;b&#62;&#38;<i>x</i>3</p>',
    );
    expect(prose('use `<a>` here').html).toBe('use <code>&#60;a&#62;</code> here');
  });
});
