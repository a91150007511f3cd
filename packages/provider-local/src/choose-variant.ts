import type { KnownModel } from './model-files.ts';
import type { LoadPlan } from './residency/admission.ts';
import type { VariantGroup } from './variants.ts';

/** The file that stands for a model, and why it is not the largest one. */
export interface ChosenVariant extends KnownModel {
  readonly warnings: readonly string[];
}

export interface VariantChoice {
  readonly group: VariantGroup;
  readonly isLoaded: (id: string) => boolean;
  /** What a load would take if every model left that may; undefined where nothing is known. */
  readonly plan: (id: string) => Promise<LoadPlan | undefined>;
}

/** One that is in memory already, else the largest that fits, else the smallest, whose load then says what is missing. */
export async function chooseVariant({ group, isLoaded, plan }: VariantChoice): Promise<ChosenVariant> {
  const { variants } = group;
  const [largest] = variants as readonly [KnownModel, ...KnownModel[]];
  const loaded = variants.find(({ file }) => isLoaded(file.id));
  if (loaded) return { ...loaded, warnings: loaded === largest ? [] : [`"${loaded.file.id}" answers: it is loaded.`] };
  for (const variant of variants) {
    const planned = await plan(variant.file.id);
    if (planned && !planned.fits) continue;
    if (variant === largest) return { ...variant, warnings: [] };
    return { ...variant, warnings: [`"${variant.file.id}" answers: larger quantisations do not fit into memory.`] };
  }
  return { ...(variants.at(-1) as KnownModel), warnings: [] };
}
