import { library } from '../../tools/tsup.base.ts';

export default library(['src/index.ts', 'src/engine-child.ts']);
