import { z } from 'zod';
import { type Asset, toAsset } from '../http/asset.ts';
import { sendAsset } from '../http/send-asset.ts';
import { type ApiDocument, createApiDocument } from '../openapi/api-document.ts';
import type { RegisteredOperation } from '../openapi/collect-operations.ts';
import type { App, RouteContext } from '../server-types.ts';
import { docsPage } from './docs-page.ts';
import { PAGE_ICON } from './page-icon.ts';
import { PAGE_STYLE } from './page-style.ts';
import { TRY_SCRIPT } from './try-script.ts';

/** `/openapi.json` and `/docs`: what there is, for programs and for people. Written when first asked for. */
export function addDocsRoutes(app: App, { version }: RouteContext, operations: readonly RegisteredOperation[]): void {
  let document: ApiDocument | undefined;
  let page: Asset | undefined;
  const written = (): ApiDocument => {
    document ??= createApiDocument(operations, version);
    return document;
  };

  app.get(
    '/openapi.json',
    {
      config: {
        operation: {
          id: 'getApiDocument',
          tag: 'Server',
          summary: 'Get this document',
          responses: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
        },
      },
    },
    written,
  );
  app.get(
    '/docs',
    {
      config: {
        operation: {
          id: 'getDocs',
          tag: 'Server',
          summary: 'Read this document as a page, and try it out',
          contentType: 'text/html',
          responses: { 200: { description: 'A page.' } },
        },
      },
    },
    (request, reply) => {
      page ??= toAsset(docsPage(written()), 'text/html; charset=utf-8', false);
      return sendAsset(request, reply, page);
    },
  );
  app.get('/docs/try.js', { config: { operation: 'asset' } }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(TRY_SCRIPT),
  );
  app.get('/docs/style.css', { config: { operation: 'asset' } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(PAGE_STYLE),
  );
  app.get('/docs/icon.svg', { config: { operation: 'asset' } }, (_request, reply) =>
    reply.type('image/svg+xml').send(PAGE_ICON),
  );
}
