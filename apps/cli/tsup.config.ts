import { app } from '../../tools/tsup.base.ts';

export default app(['src/bin.ts']);
