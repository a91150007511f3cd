import { type Asset, hashOf, toAsset } from '../http/asset.ts';
import type { PageSource } from './page-source.ts';

/** The page by the paths that it is served at. */
export type DashboardPage = ReadonlyMap<string, Asset>;

/** Lays the page out: the document at `/`, script and style at addresses that name their content. */
export function toDashboardPage({ html, script, style }: PageSource): DashboardPage {
  const scriptPath = `/dashboard/page.${hashOf(script)}.js`;
  const stylePath = `/dashboard/page.${hashOf(style)}.css`;
  const document = html.replace('{{script}}', scriptPath).replace('{{style}}', stylePath);
  return new Map([
    ['/', toAsset(document, 'text/html; charset=utf-8', false)],
    [scriptPath, toAsset(script, 'text/javascript; charset=utf-8', true)],
    [stylePath, toAsset(style, 'text/css; charset=utf-8', true)],
  ]);
}
