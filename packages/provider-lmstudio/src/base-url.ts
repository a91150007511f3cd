/** The address of the server itself, whichever of its APIs the given address ends with. */
export function serverUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/(api\/v[01]|api|v1)$/, '');
  return url.href;
}

/** The address of the OpenAI-compatible endpoints of a server. */
export function openAiUrl(server: string): string {
  const url = new URL(server);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1`;
  return url.href;
}

/** True for an address of this machine or its own network, so that no text leaves the house. */
export function isLocalAddress(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname.toLowerCase();
  if (host.startsWith('[')) return /^\[(::1|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(host);
  if (/^\d+(\.\d+){3}$/.test(host)) return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host);
  return !host.includes('.') || /\.(local|lan|internal|localhost)$/.test(host);
}
