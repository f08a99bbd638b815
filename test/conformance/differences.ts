/** Where a database of others is known to behave in another way, found by a test that fails there. */
export interface Difference {
  /** The test's name with all that it stands in. */
  readonly test: string;
  readonly on: string;
  readonly what: string;
  /** Why the platform does not have to care, or what it does about it. */
  readonly judged: string;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    test: 'withdrawing takes the whole ballot away, once',
    on: 'DynamoDB Local',
    what: 'several DeleteItem of one item at the same moment are all given the old item (ReturnValues ALL_OLD)',
    judged:
      'in DynamoDB the writes of one item come one after the other, so that only the first has an old item. Were it otherwise, a citizen would be told twice that a ballot was withdrawn; the tally follows the stream, not the answers',
  },
];
