/** What makes the forms of the page send their requests: plain JavaScript, as the browser gets it. */
export const TRY_SCRIPT = `'use strict';
for (const form of document.querySelectorAll('form[data-path]')) {
  const answer = form.querySelector('.answer');
  const status = form.querySelector('[role=status]');
  const stop = form.querySelector('[data-stop]');
  let running;

  stop.addEventListener('click', () => running && running.abort());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (running) running.abort();
    const own = new AbortController();
    running = own;
    answer.hidden = false;
    answer.textContent = '';
    status.textContent = 'Waiting …';
    stop.hidden = false;
    const beganAt = performance.now();
    try {
      const response = await fetch(addressOf(form), requestOf(form, own.signal));
      const heads = [...response.headers].filter(([name]) => name.startsWith('x-modelhaven-') || name === 'retry-after');
      const note = heads.map(([name, value]) => name + ': ' + value).join('\\n');
      const isJson = (response.headers.get('content-type') || '').includes('application/json');
      const text = await show(response, answer, note);
      if (isJson) answer.textContent = note + '\\n\\n' + JSON.stringify(JSON.parse(text), null, 2);
      status.textContent = response.status + ' in ' + Math.round(performance.now() - beganAt) + ' ms';
    } catch (error) {
      status.textContent = own.signal.aborted ? 'Stopped.' : 'The server could not be reached.';
    } finally {
      if (running === own) {
        running = undefined;
        stop.hidden = true;
      }
    }
  });
}

function addressOf(form) {
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const input of form.querySelectorAll('input[data-in]')) {
    if (input.dataset.in === 'path') {
      // Ids of models may hold slashes, which stay slashes.
      path = path.replace('{' + input.name + '}', input.value.split('/').map(encodeURIComponent).join('/'));
    } else if (input.value !== '') {
      query.set(input.name, input.value);
    }
  }
  return path + (query.size > 0 ? '?' + query : '');
}

function requestOf(form, signal) {
  const body = form.querySelector('textarea');
  return {
    method: form.dataset.method,
    signal,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: body.value } : {}),
  };
}

async function show(response, answer, note) {
  const decoder = new TextDecoder();
  let text = '';
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    text += decoder.decode(piece.value, { stream: true });
    answer.textContent = note + '\\n\\n' + text;
    answer.scrollTop = answer.scrollHeight;
  }
  return text;
}

const filter = document.getElementById('filter');
filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const operation of document.querySelectorAll('.operation')) {
    const text = operation.querySelector('summary').textContent.toLowerCase();
    operation.hidden = !words.every((word) => text.includes(word));
  }
  for (const section of document.querySelectorAll('main section')) {
    section.hidden = !section.querySelector('.operation:not([hidden])');
  }
});

const opened = document.getElementById(location.hash.slice(1));
if (opened && opened.tagName === 'DETAILS') opened.open = true;
`;
