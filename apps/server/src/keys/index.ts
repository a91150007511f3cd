export { createdKeySchema, createKeySchema, keyListSchema, keySchema, type ShownKey } from '../admin/key-schemas.ts';
export { toShownKey } from '../admin/to-shown-key.ts';
export { openKeyFile } from './key-file.ts';
export { type KeySettings, type KeyStore, openKeyStore } from './key-store.ts';
export { SCOPE_MEANINGS, SCOPES, type Scope } from './scopes.ts';
