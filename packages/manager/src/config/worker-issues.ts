import type { PlacedIssue } from './issues.ts';
import { type ConfigPath, type Tree, valueAt } from './tree.ts';

const MANAGEMENT: ConfigPath = ['model_management'];

interface Need {
  readonly path: ConfigPath;
  readonly isMet: (value: Tree) => boolean;
  readonly message: string;
}

const isElsewhere = (value: Tree) => value !== 'memory' && value !== 'embedded';
const isOff = (value: Tree) => value !== true;

/** What several workers must have in common, and what only one process can do. */
const NEEDS: readonly Need[] = [
  {
    path: ['server', 'shared_state'],
    isMet: isElsewhere,
    message: 'must be a redis:// address with several workers: limits, budgets, circuits and keys are kept there.',
  },
  {
    path: [...MANAGEMENT, 'performance_monitoring', 'store'],
    isMet: isElsewhere,
    message: 'must be a redis://, postgres:// or neo4j:// address with several workers, which count together there.',
  },
  {
    path: ['server', 'responses', 'store'],
    isMet: isElsewhere,
    message: 'must be "kept" with several workers: the next request may come to another one.',
  },
  {
    path: [...MANAGEMENT, 'providers', 'local', 'enabled'],
    isMet: isOff,
    message: 'must be false with several workers, each of which would load the weights for itself.',
  },
  {
    path: [...MANAGEMENT, 'request_log', 'enabled'],
    isMet: isOff,
    message: 'must be false with several workers: its files have one writer.',
  },
  {
    path: [...MANAGEMENT, 'selection_strategy', 'algorithm'],
    isMet: (value) => value !== 'adaptive',
    message: 'cannot be "adaptive" with several workers: each would learn only from its own answers.',
  },
];

/** Whatever would be half right with several workers, with the key that mends it. */
export function workerIssues(tree: Tree): readonly PlacedIssue[] {
  const workers = valueAt(tree, ['server', 'workers']);
  if (workers === undefined || workers === 1) return [];
  const cache: ConfigPath = [...MANAGEMENT, 'response_cache'];
  const cacheNeeds: readonly Need[] =
    valueAt(tree, [...cache, 'enabled']) === true
      ? [
          {
            path: [...cache, 'store'],
            isMet: isElsewhere,
            message: 'must be a redis:// address with several workers, or what is erased in one stays in the others.',
          },
        ]
      : [];
  return [...NEEDS, ...cacheNeeds].flatMap(({ path, isMet, message }) =>
    isMet(valueAt(tree, path)) ? [] : [{ path, message }],
  );
}
