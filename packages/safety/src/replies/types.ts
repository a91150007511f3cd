/** The supportive texts of one language. No clinician has reviewed them yet. Every placeholder is in braces. */
export interface SupportTexts {
  /** Asks how the person is; levels 1 and 2. */
  readonly checkIn: string;
  /** Levels 3 and more. */
  readonly crisis: string;
  /** Added where means, intent or a plan were named. */
  readonly means: string;
  /** Level 6, ingestion, acute medical danger. `{emergency}` is the emergency number or the words for it. */
  readonly emergency: string;
  /** The same where it is somebody else's life. */
  readonly emergencyOther: string;
  /** The risk is somebody else's. */
  readonly helper: string;
  /** Somebody is harming or threatening the person. */
  readonly abuse: string;
  /** The person may harm somebody else. */
  readonly harmToOthers: string;
  /** Steps out of a story. */
  readonly leaveStory: string;
  /** Offers the way back into it. */
  readonly returnToStory: string;
  /** Stands before the list of services. */
  readonly resources: string;
  /** No service of the country is known. */
  readonly directory: string;
  readonly closing: string;
  readonly emergencyFallback: string;
  /** Replaces what a model must not say. */
  readonly withheld: string;
  /** The safety engine itself failed. */
  readonly failed: string;
  readonly call: string;
  readonly text: string;
}
