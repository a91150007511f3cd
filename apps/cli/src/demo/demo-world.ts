import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@modelhaven/core';
import { assemble, loadConfig, type ModelManager } from '@modelhaven/manager';
import { createServerLogger, type RunningServer, startServer } from '@modelhaven/server';
import { catalogFor, shipped } from '../catalog.ts';

/** What the tour happens in: a manager, and a second server that it may ask. Nothing of it outlives the tour. */
export interface DemoWorld {
  readonly manager: ModelManager;
  /** Where the second server listens. */
  readonly neighbourUrl: string;
  /** Ends every connection of the second server at once and stops it, as a power cut would. */
  killNeighbour(): void;
  close(): Promise<void>;
}

/** The address of the second server's model. */
export const NEIGHBOUR_MODEL = 'neighbour/local/demo';
export const OWN_MODEL = 'local/demo';

/**
 * Starts a real server on a free port of this machine, with the embedded model, and a manager that knows it as a
 * provider beside its own embedded model. No key of the environment is read, so nothing can be billed.
 */
export async function openDemoWorld(logger: Logger): Promise<DemoWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-demo-'));
  const removeFolder = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  let neighbour: RunningServer | undefined;
  try {
    neighbour = await startNeighbour(folder);
    const dataDir = join(folder, 'own');
    await mkdir(dataDir);
    const { url, app, stop } = neighbour;
    const config = await loadConfig({ text: ownConfig(url, dataDir), environment: {} });
    const manager = await assemble({ config, catalog: await catalogFor(config), environment: {}, logger });
    const killNeighbour = () => {
      app.server.close();
      app.server.closeAllConnections();
    };
    return {
      manager,
      neighbourUrl: url,
      killNeighbour,
      async close() {
        await manager.close({ graceMs: 0 });
        killNeighbour();
        await stop({ graceMs: 0 });
        await removeFolder();
      },
    };
  } catch (thrown) {
    await neighbour?.stop({ graceMs: 0 });
    await removeFolder();
    throw thrown;
  }
}

async function startNeighbour(folder: string): Promise<RunningServer> {
  const file = join(folder, 'neighbour.yaml');
  const dataDir = join(folder, 'neighbour');
  await writeFile(file, `server: { host: 127.0.0.1, port: 0, data_dir: ${JSON.stringify(dataDir)} }\n`);
  const logger = createServerLogger('silent', { write: () => {} });
  return startServer({ config: file, environment: {}, catalog: await shipped(), logger });
}

const ownConfig = (url: string, dataDir: string): string => `
model_management:
  providers:
    local: { enabled: true, other_folders: false }
    custom_api:
      custom_providers:
        neighbour: { api_type: openai, base_url: "${url}/v1", local: true, models: [{ id: local/demo, free: true, context_length: 512 }], list: static }
  hardware_detection: { enabled: false }
server: { data_dir: ${JSON.stringify(dataDir)} }
`;
