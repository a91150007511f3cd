import { createRequire } from 'node:module';
import { type Finding, fine, warning } from './finding.ts';

/** Optional packages, who loads them, and what they are for. */
const OPTIONAL: readonly { readonly name: string; readonly owner: string; readonly purpose: string }[] = [
  { name: 'node-llama-cpp', owner: '@modelhaven/provider-local', purpose: 'GGUF models in this process' },
  { name: '@huggingface/transformers', owner: '@modelhaven/provider-local', purpose: 'ONNX models in this process' },
];

/** Can a package be loaded by another one of this installation. */
export function isInstalled(name: string, owner: string): boolean {
  try {
    const here = createRequire(import.meta.url);
    createRequire(here.resolve(owner)).resolve(name);
    return true;
  } catch (error) {
    // A package that is there and only for `import` says so instead.
    return error instanceof Error && 'code' in error && error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

/** Which optional packages are there. */
export function checkPackages(isThere: typeof isInstalled = isInstalled): readonly Finding[] {
  return OPTIONAL.map(({ name, owner, purpose }) =>
    isThere(name, owner)
      ? fine('packages', `${name} is installed: ${purpose}`)
      : warning('packages', `${name} is not installed; without it there are no ${purpose}.`, `npm install ${name}`),
  );
}
