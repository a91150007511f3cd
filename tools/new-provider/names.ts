/** The names that a provider goes by, all made from its kind. */
export interface ProviderNames {
  /** `acme-cloud`. */
  readonly kind: string;
  /** `AcmeCloud`. */
  readonly type: string;
  /** `acmeCloud`. */
  readonly variable: string;
  /** `packages/provider-acme-cloud`. */
  readonly folder: string;
}

/** Makes the names. Throws a sentence that says what a kind looks like. */
export function namesOf(kind: string | undefined): ProviderNames {
  if (kind === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(kind)) {
    throw new Error('Give the kind in small letters with dashes: npm run new-provider -- acme-cloud');
  }
  const type = kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    kind,
    type,
    variable: `${type.charAt(0).toLowerCase()}${type.slice(1)}`,
    folder: `packages/provider-${kind}`,
  };
}
