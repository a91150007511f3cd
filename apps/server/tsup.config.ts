import { app } from '../../tools/tsup.base.ts';

export default app(['src/index.ts', 'src/main.ts', 'src/json/index.ts', 'src/keys/index.ts', 'src/machine/index.ts']);
