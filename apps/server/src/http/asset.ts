import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** How the bytes of an asset can be packed. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file that is made once and sent often. */
export interface Asset {
  readonly contentType: string;
  /** Names these bytes and no others. */
  readonly etag: string;
  /** True where its address changes with its bytes, so that nobody has to ask again. */
  readonly isNamedByContent: boolean;
  /** The bytes; packed when first asked for, and kept. */
  bytes(encoding: Encoding): Promise<Buffer>;
}

/** The best packing that the client takes: Brotli before gzip before none. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const refused = (name: string) => new RegExp(`\\b${name}\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)`, 'i');
  const takes = (name: string) =>
    acceptEncoding !== undefined &&
    new RegExp(`(?:^|[,\\s])${name}\\s*(?:[,;]|$)`, 'i').test(acceptEncoding) &&
    !refused(name).test(acceptEncoding);
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** A text as it is sent, packed when somebody first asks for that. */
export function toAsset(text: string, contentType: string, isNamedByContent: boolean): Asset {
  const plain = Buffer.from(text);
  const packed = new Map<Encoding, Promise<Buffer>>();
  return {
    contentType,
    etag: `"${hashOf(text)}"`,
    isNamedByContent,
    bytes(encoding) {
      const known = packed.get(encoding) ?? pack(plain, encoding);
      packed.set(encoding, known);
      return known;
    },
  };
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

async function pack(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return toBrotli(plain, { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } });
  return encoding === 'gzip' ? toGzip(plain) : plain;
}

/** Names a text and no other, in sixteen characters of an address. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
