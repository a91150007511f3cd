export { openRedisStore, type RedisStoreOptions } from './redis-store.ts';
