import { library } from '../../tools/tsup.base.ts';

export default library([
  'src/index.ts',
  'src/redis/index.ts',
  'src/postgres/index.ts',
  'src/neo4j/index.ts',
  'src/opentelemetry/index.ts',
  'src/stores/store-cases.ts',
]);
