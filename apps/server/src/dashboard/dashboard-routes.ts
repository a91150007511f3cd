import { PAGE_CONTENT_SECURITY_POLICY } from '../http/security-headers.ts';
import type { AnyReply, AnyRequest, App } from '../server-types.ts';
import { type Asset, chooseEncoding, type DashboardPage, toDashboardPage } from './dashboard-page.ts';

const YEAR_SECONDS = 31_536_000;

/** `GET /`: the dashboard. Anybody may load the page, which holds nothing; what it shows, it asks the API for. */
export function addDashboardRoutes(app: App): void {
  let page: Promise<DashboardPage> | undefined;
  // Read when first asked for, so that no start waits for it.
  const opened = (): Promise<DashboardPage> => {
    page ??= import('./page.gen.ts').then(({ PAGE }) => toDashboardPage(PAGE));
    return page;
  };

  app.get(
    '/',
    {
      config: {
        operation: {
          id: 'getDashboard',
          tag: 'Server',
          summary: 'Open the dashboard',
          description: 'A page for people, with all that this API shows. It asks for a key where the API does.',
          contentType: 'text/html',
          responses: { 200: { description: 'A page.' } },
        },
      },
    },
    async (request, reply) => send(request, reply, (await opened()).get('/')),
  );
  app.get('/dashboard/:file', { config: { operation: 'asset' } }, async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const asset = (await opened()).get(`/dashboard/${file}`);
    // A page that was open while the server was replaced: it finds its way by loading itself again.
    return asset ? send(request, reply, asset) : reply.callNotFound();
  });
}

async function send(request: AnyRequest, reply: AnyReply, asset: Asset | undefined): Promise<AnyReply> {
  if (!asset) return reply.callNotFound() as unknown as AnyReply;
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  reply.headers({
    'content-security-policy': PAGE_CONTENT_SECURITY_POLICY,
    'cache-control': asset.isNamedByContent ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    vary: 'accept-encoding',
    // Weak: the same content in another packing.
    etag: `W/${asset.etag}`,
  });
  if (isKnown(request.headers['if-none-match'], asset.etag)) return reply.code(304).send();
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(asset.contentType).send(await asset.bytes(encoding));
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;
}
