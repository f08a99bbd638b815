/** Under which CloudWatch keeps what the platform counts of itself. */
export const METRIC_NAMESPACE = 'Reinventons';
/** Changes of ballots that were taken into the live tally, or put aside; one that is delivered twice counts twice. */
export const CHANGES_COUNTED = 'changes-counted';

/** Takes down counts; of whom or of what they are is never among them. */
export type Measure = (counts: Readonly<Record<string, number>>) => void;
