import { join } from 'node:path';
import process from 'node:process';
import { createHardwareProbe } from '@modelhaven/hardware';
import {
  type Environment,
  type ModelhavenConfig,
  type ProviderEnvelope,
  toHardwareSettings,
} from '@modelhaven/manager';
import { findConfigFile, loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { checkClock } from '../doctor/check-clock.ts';
import { checkConfig } from '../doctor/check-config.ts';
import { checkDocker } from '../doctor/check-docker.ts';
import { checkExposure } from '../doctor/check-exposure.ts';
import { checkDisk, checkFolder } from '../doctor/check-folders.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import { checkNode } from '../doctor/check-node.ts';
import { checkPackages, isInstalled } from '../doctor/check-packages.ts';
import { checkProviders } from '../doctor/check-providers.ts';
import { checkServer } from '../doctor/check-server.ts';
import { checkStore } from '../doctor/check-stores.ts';
import type { Finding } from '../doctor/finding.ts';
import { wrap } from '../output/wrap.ts';
import { VERSION } from '../version.ts';

/** Options of `modelhaven doctor`. */
export interface DoctorOptions {
  /** Ask nobody beyond this machine. */
  readonly offline?: boolean;
}

/** Something that was asked for does not work. */
const EXIT_BROKEN = 1;
const STORES_OWNER = '@modelhaven/monitoring';

/** `modelhaven doctor`: everything that is wrong, why, and what mends it. Ends with 1 where something does not work. */
export async function doctor(context: CommandContext, options: DoctorOptions): Promise<void> {
  const findings = await examine(context, options);
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
  const problems = count('problem');
  if (problems > 0) context.setExitCode(EXIT_BROKEN);
  if (context.options.json)
    return context.printJson({ ok: problems === 0, problems, warnings: count('warning'), version: VERSION, findings });
  show(context, findings);
  const { style } = context;
  const summary =
    problems + count('warning') === 0
      ? style.green('Everything works.')
      : [amount(problems, 'problem'), amount(count('warning'), 'warning')].filter((text) => text !== '').join(', ');
  context.print(`\n${summary}`);
}

async function examine(context: CommandContext, options: DoctorOptions): Promise<readonly Finding[]> {
  const node = checkNode(process.versions.node);
  const { config, findings } = await checkConfig(() => loadConfiguration(context), findConfigFile(context));
  const fixed = [node, ...findings, ...checkPackages()];
  if (!config) return fixed;
  const asked = options.offline ? [] : await checkProviders(() => context.openManager(), context.signal);
  const looked = await Promise.all([
    checkServer(config.server, VERSION, context.signal),
    checkExposure(config.server),
    checkFolder('data_dir', config.server.dataDir, 'server.data_dir'),
    checkFolder('models_dir', modelsFolderOf(config), 'providers.local.models_cache_dir'),
    checkDisk(modelsFolderOf(config)),
    checkClock(Date.now, options.offline ? [] : remoteAddresses(config.providers), context.signal),
  ]);
  const stores = await Promise.all([
    checkStore('performance_monitoring.store', config.monitoring.store, inMonitoring),
    checkStore('server.shared_state', config.server.sharedState, inMonitoring),
    checkDocker(config.providers),
  ]);
  return [
    ...fixed,
    ...asked,
    ...(await machineFindings(config, context.io.environment)),
    ...looked.flat(),
    ...stores.flat(),
  ];
}

const inMonitoring = (name: string): boolean => isInstalled(name, STORES_OWNER);

async function machineFindings(config: ModelhavenConfig, environment: Environment): Promise<readonly Finding[]> {
  const settings = toHardwareSettings(config, environment);
  if (!settings.enabled) return [];
  return checkMachine(await createHardwareProbe(settings.probe).refresh(), config.hardware, config.providers);
}

function modelsFolderOf({ providers, server }: ModelhavenConfig): string {
  const said = providers.find(({ kind }) => kind === 'local')?.config['modelsDir'];
  return typeof said === 'string' ? said : join(server.dataDir, 'models');
}

/** Where providers beyond this machine are, as far as the configuration says. */
function remoteAddresses(providers: readonly ProviderEnvelope[]): readonly string[] {
  return providers.flatMap(({ enabled, config }) => {
    const address = config['baseUrl'];
    return enabled && typeof address === 'string' && URL.canParse(address) ? [address] : [];
  });
}

function show(context: CommandContext, findings: readonly Finding[]): void {
  const { style } = context;
  const width = context.io.stdout.columns ?? 80;
  const marks = { ok: style.green('ok     '), warning: style.yellow('warning'), problem: style.red('problem') };
  const indented = (text: string, by: number) => wrap(text, width - by).replaceAll('\n', `\n${' '.repeat(by)}`);
  // What has to be done stands together at the end, where it is read.
  const order = (['ok', 'warning', 'problem'] as const).flatMap((status) =>
    findings.filter((finding) => finding.status === status),
  );
  for (const { status, message, fix } of order) {
    context.print(`${marks[status]}  ${indented(message, 9)}`);
    if (fix !== undefined) context.print(`         ${style.dim('mend it:')} ${indented(fix, 18)}`);
  }
}

const amount = (count: number, what: string): string =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
