export { openRedisConnection, type RedisConnection, type RedisConnectionOptions } from './connection.ts';
export { createLedgerLink } from './ledger-link.ts';
export { createRedisBoundedStore } from './redis-bounded-store.ts';
export { createRedisState, type ListeningState } from './redis-state.ts';
export { openRedisStore, type RedisStoreOptions } from './redis-store.ts';
