export { type Neo4jStore, type Neo4jStoreOptions, openNeo4jStore } from './neo4j-store.ts';
export { REPLACEMENTS, type Replacement, type ReplacementQuery } from './replacements.ts';
