import { LlmError } from '@modelhaven/core';

/** Revisions by repository; what is listed may come in these revisions only. Repositories that are not listed are free. */
export type TrustedRevisions = Readonly<Record<string, string | readonly string[]>>;

/** The revisions that a repository may have; undefined where it may have any. */
export function trustedFor(trusted: TrustedRevisions, repo: string): readonly string[] | undefined {
  const found = Object.entries(trusted).find(([name]) => name.toLowerCase() === repo.toLowerCase())?.[1];
  return found === undefined || typeof found !== 'string' ? found : [found];
}

/** Whether a commit is one of those; a name (branch, tag) counts where that very name was asked for. */
export function isTrusted(revisions: readonly string[], commit: string, asked?: string): boolean {
  return revisions.some((revision) =>
    /^[0-9a-f]{7,40}$/i.test(revision) ? commit.startsWith(revision.toLowerCase()) : revision === asked,
  );
}

/** Throws `INVALID_REQUEST` where a commit is none of those that the configuration trusts. */
export function assertTrusted(trusted: TrustedRevisions, repo: string, commit: string, asked: string): void {
  const revisions = trustedFor(trusted, repo);
  if (revisions === undefined || isTrusted(revisions, commit, asked)) return;
  throw new LlmError(
    'INVALID_REQUEST',
    `"${asked}" of ${repo} is commit ${commit.slice(0, 12)}, and trusted_model_revisions allows only ${revisions.join(', ') || 'none'}.`,
    { field: 'model' },
  );
}
