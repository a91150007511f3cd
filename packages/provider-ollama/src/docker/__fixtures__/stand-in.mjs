// Speaks as much of Ollama's API as the life cycle of a container needs. Runs inside the image that the test builds.
import { createServer } from 'node:http';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const MODELS = '/root/.ollama/models';
mkdirSync(MODELS, { recursive: true });
const loaded = new Map();
const digest = `sha256:${'ab12'.repeat(16)}`;
const names = () => readdirSync(MODELS).map(decodeURIComponent);
const full = (name) => (name.includes(':') ? name : `${name}:latest`);

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const body = text === '' ? {} : JSON.parse(text);
  const json = (value, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  const line = (value) => response.write(`${JSON.stringify(value)}\n`);
  const model = body.model === undefined ? undefined : full(body.model);
  const isMissing = model !== undefined && !names().includes(model);
  const size = 1_000_000;
  switch (`${request.method} ${request.url}`) {
    case 'GET /api/version':
      return json({ version: '0.33.0' });
    case 'GET /api/tags':
      return json({ models: names().map((name) => ({ name, model: name, size, digest, details: { family: 'test', families: null } })) });
    case 'GET /api/ps':
      return json({ models: [...loaded].map(([name, context]) => ({ name, size, size_vram: 0, context_length: context })) });
    case 'POST /api/show':
      if (isMissing) return json({ error: `model '${body.model}' not found` }, 404);
      return json({ capabilities: ['completion'], model_info: { 'general.architecture': 'test', 'test.context_length': 32768 } });
    case 'POST /api/pull':
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      line({ status: 'pulling manifest' });
      if (model.startsWith('unknown')) return response.end('{"error":"pull model manifest: file does not exist"}\n');
      for (const completed of [0, size / 2, size]) line({ status: 'pulling ab12ab12ab12', digest, total: size, completed });
      writeFileSync(`${MODELS}/${encodeURIComponent(model)}`, '');
      return response.end('{"status":"success"}\n');
    case 'POST /api/generate':
      if (isMissing) return json({ error: `model '${body.model}' not found` }, 404);
      if (body.keep_alive === 0) loaded.delete(model);
      else loaded.set(model, body.options?.num_ctx ?? 4096);
      return json({ model: body.model, response: '', done: true, done_reason: body.keep_alive === 0 ? 'unload' : 'load' });
    case 'POST /api/chat':
      if (isMissing) return json({ error: `model '${body.model}' not found` }, 404);
      loaded.set(model, body.options?.num_ctx ?? 4096);
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      for (const content of ['Good ', 'morning ', '🌿']) line({ model: body.model, message: { role: 'assistant', content }, done: false });
      line({ model: body.model, message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop', prompt_eval_count: 9, eval_count: 3 });
      return response.end();
    case 'DELETE /api/delete':
      if (isMissing) return json({ error: `model '${body.model}' not found` }, 404);
      rmSync(`${MODELS}/${encodeURIComponent(model)}`);
      return json({});
    default:
      return response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
  }
});
console.log('Listening on 0.0.0.0:11434 (version 0.33.0)');
server.listen(11434, '0.0.0.0');
process.on('SIGTERM', () => process.exit(0));
