import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What a client has consumed since the start, as the database itself says. */
export interface Consumed {
  writes: number;
  units: number;
}

function unitsIn(output: unknown): number {
  if (typeof output !== 'object' || output === null || !('ConsumedCapacity' in output)) return 0;
  const { ConsumedCapacity: consumed } = output;
  if (typeof consumed !== 'object' || consumed === null || !('CapacityUnits' in consumed)) return 0;
  return Number(consumed.CapacityUnits);
}

/** Makes the client ask what each update has consumed, and adds it up. */
export function countWriteUnits(client: DynamoDBDocumentClient): Consumed {
  const consumed: Consumed = { writes: 0, units: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'UpdateItemCommand') return next(args);
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      consumed.writes++;
      consumed.units += unitsIn(answer.output);
      return answer;
    },
    { step: 'initialize', priority: 'low', name: 'write-units' },
  );
  return consumed;
}
