/** A line of the daemon while it fetches an image. */
export interface ImageLine {
  readonly status?: string;
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
}

/** How far the download of an image is, over all its layers. */
export interface ImageProgress {
  add(line: ImageLine): void;
  /** 0 to 1, never falls. */
  readonly fraction: number;
}

/** Unpacking takes about as long as a fast download; its own figures jump back, so only its end counts. */
const DOWNLOAD_SHARE = 0.85;

export function createImageProgress(): ImageProgress {
  const layers = new Map<string, { total: number; downloaded: number; isUnpacked: boolean }>();
  let fraction = 0;
  return {
    add({ status = '', id, progressDetail }) {
      if (id === undefined || /^(Pulling from|Digest|Status)/.test(status)) return;
      const layer = layers.get(id) ?? { total: 0, downloaded: 0, isUnpacked: false };
      layers.set(id, layer);
      if (status === 'Downloading' && progressDetail?.total) {
        layer.total = Math.max(layer.total, progressDetail.total);
        layer.downloaded = Math.max(layer.downloaded, progressDetail.current ?? 0);
      }
      if (/^(Download complete|Verifying Checksum|Extracting)/.test(status)) layer.downloaded = layer.total;
      if (/^(Pull complete|Already exists)/.test(status)) {
        layer.downloaded = layer.total;
        layer.isUnpacked = true;
      }
      let total = 0;
      let sum = 0;
      for (const each of layers.values()) {
        // A layer whose size nobody told is small.
        const size = each.total || 1;
        total += size;
        sum += each.isUnpacked ? size : DOWNLOAD_SHARE * Math.min(size, each.downloaded);
      }
      // New layers make the whole larger than was known; what was reported stands.
      if (total > layers.size) fraction = Math.max(fraction, Math.min(0.99, sum / total));
    },
    get fraction() {
      return fraction;
    },
  };
}
