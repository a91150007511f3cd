// Our server as it is started by default, with everything on and its log thrown away.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { catalog } from '../../apps/server/src/catalog.ts';
import { createServerLogger } from '../../apps/server/src/logging.ts';
import { startServer } from '../../apps/server/src/start/start-server.ts';
import { reportUsage } from './report-usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const config = join(folder, 'modelhaven.yaml');
writeFileSync(
  config,
  `model_management:
  providers:
    openrouter: { enabled: false }
    local: { enabled: false }
    custom_api:
      enabled: true
      custom_providers:
        mock: { enabled: true, base_url: "${process.argv[2]}/v1", models: [{ id: story, context_length: 8192 }], list: static }
  therapeutic_safety: { enabled: ${process.argv[3] !== 'open'} }
server: { data_dir: "${join(folder, 'data')}", port: 0 }
`,
);
const { url } = await startServer({
  config,
  environment: {},
  catalog,
  logger: createServerLogger('info', { write: () => {} }),
});
reportUsage(Number(new URL(url).port));
