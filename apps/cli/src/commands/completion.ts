import { completionScript, type Shell } from '../completion/scripts.ts';
import type { CommandContext } from '../context.ts';

/** `modelhaven completion`: the script that teaches a shell. */
export async function printCompletion(context: CommandContext, shell: Shell): Promise<void> {
  const script = completionScript(shell);
  if (context.options.json) context.printJson({ shell, script });
  else context.print(script.trimEnd());
}
