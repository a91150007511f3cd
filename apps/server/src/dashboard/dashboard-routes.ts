import { sendAsset } from '../http/send-asset.ts';
import type { App } from '../server-types.ts';
import { type DashboardPage, toDashboardPage } from './dashboard-page.ts';

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
    async (request, reply) => {
      const asset = (await opened()).get('/');
      return asset ? sendAsset(request, reply, asset) : reply.callNotFound();
    },
  );
  app.get('/dashboard/:file', { config: { operation: 'asset' } }, async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const asset = (await opened()).get(`/dashboard/${file}`);
    // A page that was open while the server was replaced: it finds its way by loading itself again.
    return asset ? sendAsset(request, reply, asset) : reply.callNotFound();
  });
}
