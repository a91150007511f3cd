import type { ApiDocument, ApiOperation, ApiParameter } from '../openapi/api-document.ts';
import { fieldsOf, type SchemaField, typeName } from './describe-schema.ts';
import { type Html, html, prose } from './html.ts';

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

/** The API document as a page to read and to try things on. Needs nothing from another host. */
export function docsPage(document: ApiDocument): string {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags[0] === name),
  }));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Modelhaven API</title>
<link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
<link rel="stylesheet" href="/docs/style.css">
<script src="/docs/try.js" defer></script>
</head>
<body>
<header>
<h1>Modelhaven API</h1>
<p>${prose(String(document.info['description']))} Version ${String(document.info['version'])}, <a href="/openapi.json">OpenAPI 3.1</a>.</p>
<label for="filter">Find a route</label>
<input id="filter" type="search" autocomplete="off" spellcheck="false">
</header>
<main>
${groups.map(
  ({ name, description, entries }) => html`<section aria-labelledby="tag-${name}">
<h2 id="tag-${name}">${name}</h2>
<p>${prose(description)}</p>
${entries.map((entry) => operationHtml(entry, document))}
</section>
`,
)}
</main>
</body>
</html>
`.html;
}

function operationHtml({ path, method, operation }: Entry, document: ApiDocument): Html {
  const { operationId: id, summary, description, parameters = [], requestBody } = operation;
  const body = requestBody?.content['application/json'];
  const answer = Object.values(operation.responses)[0]?.content?.['application/json'];
  const { schemas } = document.components;
  const content = Object.values(operation.responses)[0]?.content ?? {};
  const stream = (content['text/event-stream'] ?? content['application/x-ndjson'])?.schema?.['description'];
  return html`<details class="operation" id="${id}">
<summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code> <span class="summary">${summary}</span></summary>
${description === undefined ? '' : html`<p>${prose(description)}</p>`}
<form data-method="${method.toUpperCase()}" data-path="${path}">
${parameters.map((parameter) => parameterHtml(id, parameter))}
${
  body === undefined
    ? ''
    : html`<label for="${id}-body">Body</label>
<textarea id="${id}-body" name="body" rows="8" spellcheck="false">${JSON.stringify(body.example ?? {}, null, 2)}</textarea>
${fieldsHtml('Fields of the body', fieldsOf(body.schema ?? {}, schemas))}`
}
<p><button type="submit">Send</button> <button type="button" data-stop hidden>Stop</button> <span role="status"></span></p>
<pre class="answer" hidden tabindex="0" aria-label="Answer"></pre>
</form>
${answer?.schema === undefined ? '' : fieldsHtml('Fields of the answer', fieldsOf(answer.schema, schemas))}
${typeof stream === 'string' ? html`<p><strong>Streamed:</strong> ${prose(stream)}</p>` : ''}
</details>
`;
}

function parameterHtml(operation: string, { name, in: where, required, description, schema }: ApiParameter): Html {
  const id = `${operation}-${where}-${name}`;
  return html`<div class="parameter">
<label for="${id}">${name}${required ? ' (required)' : ''}</label>
<input id="${id}" name="${name}" data-in="${where}" placeholder="${String(schema['default'] ?? typeName(schema))}" autocomplete="off">
${description === undefined ? '' : html`<span class="note">${prose(description)}</span>`}
</div>
`;
}

function fieldsHtml(title: string, fields: readonly SchemaField[]): Html {
  if (fields.length === 0) return html``;
  return html`<details class="fields"><summary>${title}</summary>
<table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${fields.map(
  ({ name, type, isRequired, description }) =>
    html`<tr><td><code>${name}</code>${isRequired ? ' *' : ''}</td><td><code>${type}</code></td><td>${description === undefined ? '' : prose(description)}</td></tr>
`,
)}
</tbody>
</table>
</details>
`;
}
