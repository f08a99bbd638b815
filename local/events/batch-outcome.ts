import * as z from 'zod';
import { errorText } from './error-text.ts';
import type { InvocationResult } from './invocation.ts';
import type { MappingSettings } from './mapping-settings.ts';

/** What became of one delivery. */
export type Outcome =
  | { readonly kind: 'succeeded'; readonly state: WindowValues }
  /** Records before `from` are done; from there on they are delivered again. */
  | { readonly kind: 'partial'; readonly from: number; readonly state: WindowValues }
  | { readonly kind: 'failed'; readonly error: string; readonly result: InvocationResult }
  /** The function was not invoked, which uses up no attempt. */
  | { readonly kind: 'not-invoked'; readonly error: string };

type WindowValues = Readonly<Record<string, unknown>>;

const windowResponse = z.object({ state: z.record(z.string(), z.unknown()) });
const itemFailures = z.object({ batchItemFailures: z.array(z.unknown()).nullish() }).nullable();
const itemFailure = z.object({ itemIdentifier: z.string().min(1) });

/**
 * Reads a function's answer to a batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 * @param sequenceNumbers of the batch, in order
 */
export function outcomeOf(
  result: InvocationResult,
  sequenceNumbers: readonly string[],
  settings: MappingSettings,
): Outcome {
  const failed = (error: string): Outcome => ({ kind: 'failed', error, result });
  if (result.functionError !== null) return failed(`${result.functionError}: ${JSON.stringify(result.payload)}`);

  let state: WindowValues = {};
  if (settings.tumblingWindow > 0) {
    const response = windowResponse.safeParse(result.payload);
    if (!response.success) return failed('The function has a tumbling window and must return an object with `state`.');
    state = response.data.state;
  }
  if (!settings.reportsItemFailures) return { kind: 'succeeded', state };

  // Nothing at all is a success; anything else that is not understood fails the whole batch.
  const response = itemFailures.safeParse(result.payload ?? null);
  if (!response.success) return failed(`Not a batch response: ${JSON.stringify(result.payload)}`);
  let from = sequenceNumbers.length;
  for (const failure of response.data?.batchItemFailures ?? []) {
    const item = itemFailure.safeParse(failure);
    const index = item.success ? sequenceNumbers.indexOf(item.data.itemIdentifier) : -1;
    if (index === -1)
      return failed(`batchItemFailures names a record that the batch does not have: ${JSON.stringify(failure)}`);
    from = Math.min(from, index);
  }
  if (from === sequenceNumbers.length) return { kind: 'succeeded', state };
  if (from === 0) return failed('The function reports its first record as failed.');
  return { kind: 'partial', from, state };
}

export function notInvoked(error: unknown): Outcome {
  return { kind: 'not-invoked', error: errorText(error) };
}
