import type { AnyReply, AnyRequest } from '../server-types.ts';
import { type Asset, chooseEncoding } from './asset.ts';
import { PAGE_CONTENT_SECURITY_POLICY } from './security-headers.ts';

const YEAR_SECONDS = 31_536_000;

/** Sends a file of a page, packed as the client can read it; nothing where the client has it. */
export async function sendAsset(request: AnyRequest, reply: AnyReply, asset: Asset): Promise<AnyReply> {
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
