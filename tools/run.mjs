// Installs the workspace with the pinned pnpm when needed, then runs one task. Uses Node.js built-ins only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.install-stamp');
const pinned = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.split('+')[0];

/** Everything that decides what an install brings: a change of any of it makes the next task install again. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}-${process.versions.modules}\n`);
  const manifests = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => join(group, name, 'package.json'))
      .filter((file) => existsSync(join(root, file))),
  );
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'examples/package.json', ...manifests]) {
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function exec(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: 'inherit',
      shell: command === 'npm' && process.platform === 'win32',
    });
    const ignore = () => {}; // the terminal sends Ctrl+C to the child as well; wait for it to end
    const terminate = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore);
    process.on('SIGTERM', terminate);
    const parent = process.ppid; // killing npm leaves this process behind: stop the child when the parent is gone
    const watch = setInterval(() => {
      if (process.ppid !== parent) {
        clearInterval(watch);
        child.kill('SIGTERM');
      }
    }, 500);
    const settle = () => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', terminate);
      clearInterval(watch);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      settle();
      resolve(signal ? 1 : (code ?? 1));
    });
  });
}

// npm passes its settings to scripts as npm_config_*; pnpm would read them as its own. Keep only network access.
function cleanEnvironment() {
  const keep =
    /^npm_config_(registry|cafile|ca|proxy|https_proxy|https-proxy|noproxy|strict_ssl|userconfig|globalconfig|cache)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key) || keep.test(key)));
}

async function pnpm(...command) {
  const args = ['exec', '--yes', `--package=${pinned()}`, '--', 'pnpm', ...command];
  const env = { ...cleanEnvironment(), CI: 'true', npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
  const npmCli = process.env.npm_execpath; // npm's own script: no shell, works on Windows
  return npmCli && /npm-cli\.(c?js|mjs)$/.test(npmCli)
    ? exec(process.execPath, [npmCli, ...args], env)
    : exec('npm', args, env);
}

// One tarball of ONNX Runtime holds the binaries of every platform, DirectML for Windows among them: 220 MB that this
// machine can't use, and that pnpm can't leave out.
function removeForeignBinaries() {
  const store = join(root, 'node_modules', '.pnpm');
  for (const name of readdirSync(store).filter((entry) => entry.startsWith('onnxruntime-node@'))) {
    const bin = join(store, name, 'node_modules', 'onnxruntime-node', 'bin');
    for (const version of existsSync(bin) ? readdirSync(bin) : []) {
      for (const platform of readdirSync(join(bin, version))) {
        for (const architecture of readdirSync(join(bin, version, platform))) {
          if (platform === process.platform && architecture === process.arch) continue;
          rmSync(join(bin, version, platform, architecture), { recursive: true, force: true });
        }
      }
    }
  }
}

async function install() {
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error(`Installing dependencies with ${pinned()} ...`);
  const reporter = process.stdout.isTTY ? 'default' : 'append-only';
  const code = await pnpm('install', '--frozen-lockfile', `--reporter=${reporter}`);
  if (code !== 0) throw new Error(`Installing dependencies failed with exit code ${code}. See the messages above.`);
  removeForeignBinaries();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

const bin = (name) => join(root, 'node_modules', name);
const node = (args) =>
  exec(process.execPath, args, {
    ...process.env,
    PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
  });
const source = ['--import', 'tsx', '--conditions=@modelhaven/source'];

/** Runs steps until one fails; the exit code is that of the failing step. */
async function inOrder(...steps) {
  for (const step of steps) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}

/** Programs in `examples`: a file, or a folder with a main file. */
function exampleNames() {
  return readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory() ? existsSync(join(root, 'examples', entry.name, 'main.ts')) : /^[\w-]+\.ts$/.test(entry.name),
    )
    .map(({ name }) => name.replace(/\.ts$/, ''));
}

const tasks = {
  start: (args) => node([...source, 'apps/server/src/main.ts', ...args]),
  cli: (args) => node([...source, 'apps/cli/src/bin.ts', ...args]),
  test: (args) => node([bin('vitest/vitest.mjs'), 'run', ...args]),
  build: (args) => node([bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'build', ...args]),
  typecheck: (args) =>
    node([
      bin('typescript/bin/tsc'),
      '--build',
      'tsconfig.json',
      'tsconfig.tests.json',
      'apps/server/dashboard',
      ...args,
    ]),
  lint: () =>
    inOrder(
      () => node([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
      // Rules that know types read the declarations that the type check writes.
      () => tasks.typecheck([]),
      () => node([bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.']),
    ),
  structure: () => node([...source, 'tools/check-structure/main.ts']),
  packages: () =>
    inOrder(
      () => tasks.build([]),
      () => node([...source, 'tools/check-packages/main.ts']),
    ),
  check: () =>
    inOrder(
      () => tasks.lint(),
      () => tasks.structure(),
      () => tasks.test([]),
    ),
  example: ([name = '', ...args]) => {
    const file = ['.ts', '/main.ts']
      .map((end) => `examples/${name}${end}`)
      .find((path) => existsSync(join(root, path)));
    if (name !== '' && file) return node([...source, file, ...args]);
    throw new Error(`Which example? ${exampleNames().join(', ')}.`);
  },
  bench: (args) => node([...source, 'bench/main.ts', ...args]),
  // Declarations are what the type check writes.
  api: (args) =>
    inOrder(
      () => tasks.typecheck([]),
      () => node([...source, 'tools/api-report/main.ts', ...args]),
    ),
  'new-provider': (args) =>
    inOrder(
      () => node([...source, 'tools/new-provider/main.ts', ...args]),
      // How lines break and imports are sorted depends on the name.
      () => node([bin('@biomejs/biome/bin/biome'), 'check', '--write', `packages/provider-${args[0]}`]),
      () => pnpm('install', '--no-frozen-lockfile', '--reporter=append-only'),
    ),
  docs: (args) => node([...source, 'tools/docs/main.ts', ...args]),
  generate: (args) => node([...source, 'tools/generate/main.ts', ...args]),
  release: () =>
    inOrder(
      () => tasks.build(['--skip-nx-cache']),
      () => node([bin('@changesets/cli/bin.js'), 'publish']),
    ),
};

export async function main([task = 'start', ...args]) {
  const run = tasks[task];
  if (!run) throw new Error(`Unknown task "${task}". Known tasks: ${Object.keys(tasks).join(', ')}.`);
  await install();
  process.exitCode = await run(args);
}
