/** What the user says, and the answer; undefined for a greeting, whose answer depends on how it was said. */
export type Turn = readonly [user: string, answer: string | undefined];

/** A kind of turn: how often it comes up beside the others, and how to write one. */
export type Intent = readonly [weight: number, write: () => Turn];
